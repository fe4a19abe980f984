/** Which code page the bytes of a text part are in: PidTagInternetCodepage. [MS-OXCMAIL] 2.2.3.3.5 */
import { findCodePageOfCharset, guessLabel, knowsCharset } from '#codec/charset/index.ts'
import { type Part, partContent } from '#codec/mime/index.ts'

const UTF8_CODE_PAGE = 65001
const WINDOWS_1252_CODE_PAGE = 1252
const ASCII_CODE_PAGE = 20127
const LOOKED_AT_MAX = 2 << 20

/**
 * The code page in which the bytes of a text part are (PidTagInternetCodepage); undefined for a charset that has no number,
 * so that the text has to be written anew. A part that names none is taken for what its bytes look like.
 */
export function codePageOf(bytes: Uint8Array, part: Part): number | undefined {
  const charset = part.parameters.get('charset')
  const codePage = charset === undefined ? undefined : findCodePageOfCharset(charset)
  if (codePage !== undefined && codePage !== ASCII_CODE_PAGE) return codePage
  if (charset !== undefined && codePage === undefined && knowsCharset(charset)) return undefined
  const content = beginningOf(bytes, part)
  const guessed = guessLabel(content)
  if (guessed === 'us-ascii') return codePage === ASCII_CODE_PAGE ? ASCII_CODE_PAGE : UTF8_CODE_PAGE
  return (guessed && findCodePageOfCharset(guessed)) ?? WINDOWS_1252_CODE_PAGE
}

/** Whole lines, so that no character is cut; of a text that is longer than people write, this says what the rest is. */
function beginningOf(bytes: Uint8Array, part: Part): Uint8Array {
  if (part.end - part.bodyStart <= LOOKED_AT_MAX) return partContent(bytes, part)
  const content = partContent(bytes, { ...part, end: part.bodyStart + LOOKED_AT_MAX })
  return content.subarray(0, content.lastIndexOf(0x0a) + 1 || content.length)
}
