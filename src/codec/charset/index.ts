/** Charsets: bytes to text and back, by label or by code page number. */
export { decodeText, guessLabel, guessText, knowsCharset } from './decode.ts'
export { canEncode, encodeText, findEncodedText } from './encode.ts'
export { type GuessedCharset, guessCharset } from './guess.ts'
export { canonicalLabel, findCharsetOfCodePage, findCodePageOfCharset } from './labels.ts'
