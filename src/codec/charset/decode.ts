/**
 * Bytes to text by a charset label, whatever the label says.
 *
 * Mail lies about charsets. The rules, in order:
 *   - a label that is known decides, and text that does not fit gets U+FFFD where it does not;
 *   - "us-ascii" with eight-bit bytes, no label, a meaningless or unknown one: what is nearly all valid UTF-8 is UTF-8, what looks like a text of
 *     another script is that (guess.ts), anything else is the fallback (windows-1252);
 *   - "utf-8" of which not one multi-byte sequence is valid was mislabelled, and is guessed, too.
 */
import { Buffer, isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { type GuessedCharset, guessCharset } from './guess.ts'
import { hzToEuc } from './iso2022.ts'
import { canonicalLabel } from './labels.ts'
import { decodeIso2022 } from './read-iso2022.ts'

export type Decoder = (bytes: Uint8Array) => string

const WESTERN = 'windows-1252'
const ESC = 0x1b
const decoders = new Map<string, Decoder | undefined>()
// Labels come from mail: the cache must not become a way to fill the memory.
const DECODERS_MAX = 300

/** The text of `bytes` in the charset `label`; never throws on bad input. */
export function decodeText(bytes: Uint8Array, label?: string, fallback = WESTERN): string {
  const name = label === undefined ? undefined : canonicalLabel(label)
  if (name === undefined || name === 'us-ascii') return guessText(bytes, fallback)
  if (name === 'utf-8') return decodeUtf8(bytes, fallback)
  const decoder = findDecoder(name)
  return decoder ? decoder(bytes) : guessText(bytes, fallback)
}

/** Unlabelled text: UTF-8 if it is UTF-8, but for a cut perhaps; else what it looks like; else the fallback. */
export function guessText(bytes: Uint8Array, fallback = WESTERN): string {
  const buffer = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const label = guessLabel(bytes)
  if (label === 'us-ascii') return buffer.toString('latin1')
  if (label === 'utf-8') return withoutMark(buffer.toString('utf8'))
  // Who names a fallback knows of whom the text is.
  if (label && (fallback === WESTERN || label === 'iso-2022-jp')) return getDecoder(label)(bytes)
  const name = canonicalLabel(fallback)
  const decoder = name === undefined || name === 'us-ascii' || name === 'utf-8' ? undefined : findDecoder(name)
  return (decoder ?? getDecoder(WESTERN))(bytes)
}

/** The charset of unlabelled text, where it can be told. */
export function guessLabel(bytes: Uint8Array): 'us-ascii' | 'utf-8' | GuessedCharset | undefined {
  if (isAscii(bytes)) return bytes.includes(ESC) ? (guessCharset(bytes) ?? 'us-ascii') : 'us-ascii'
  return isUtf8(bytes) || isAlmostUtf8(bytes) ? 'utf-8' : guessCharset(bytes)
}

/** Whether text with this label can be decoded as what it claims to be. */
export function knowsCharset(label: string): boolean {
  const name = canonicalLabel(label)
  return name !== undefined && (name === 'us-ascii' || name === 'utf-8' || findDecoder(name) !== undefined)
}

export function findDecoder(name: string): Decoder | undefined {
  if (decoders.has(name)) return decoders.get(name)
  const decoder = makeDecoder(name)
  if (decoders.size < DECODERS_MAX) decoders.set(name, decoder)
  return decoder
}

function makeDecoder(name: string): Decoder | undefined {
  switch (name) {
    case 'us-ascii':
      return guessText
    case 'iso-2022-jp':
      return (bytes) => decodeIso2022(bytes, 'katakana', getDecoder)
    case 'iso-2022-kr':
      return (bytes) => decodeIso2022(bytes, 'ks', getDecoder)
    case 'iso-2022-cn':
      return (bytes) => decodeIso2022(bytes, 'gb', getDecoder)
    case 'hz-gb-2312':
      return (bytes) => findDecoder('gbk')!(hzToEuc(bytes))
    case 'utf-16':
      return decodeUtf16
    case 'replacement':
    case 'x-user-defined':
      return undefined
  }
  try {
    const decoder = new TextDecoder(name)
    // The standard maps several unsafe or dead labels to "replacement", which shows nothing at all.
    if (decoder.encoding !== 'replacement') return (bytes) => decoder.decode(bytes)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  if (!iconvKnows(name)) return undefined
  return (bytes) =>
    iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, { stripBOM: true })
}

/** One of those that are always there. */
function getDecoder(name: string): Decoder {
  return findDecoder(name) as Decoder
}

/** iconv-lite also takes Node's own names for codecs ("hex", "base64"), which are no charsets. */
export function iconvKnows(name: string): boolean {
  return !/^(?:hex|base64|base64url|binary|internal|utf-?8|.*[^a-z0-9._:-].*)$/.test(name) && iconv.encodingExists(name)
}

/** UTF-8 that was cut or damaged somewhere: what is valid in it is not so by chance. */
function isAlmostUtf8(bytes: Uint8Array): boolean {
  const { broken, others } = countBroken(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
  return others > 4 * broken
}

function countBroken(text: string): { broken: number; others: number } {
  let [broken, others] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) others++
  }
  return { broken, others }
}

function decodeUtf8(bytes: Uint8Array, fallback: string): string {
  const buffer = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = withoutMark(buffer.toString('utf8'))
  if (!text.includes('\ufffd') || isUtf8(bytes)) return text
  // Something is broken. If nothing but the breakage is beyond ASCII, the label was wrong; so it was where most is broken and
  // the bytes look like something else.
  const { broken, others } = countBroken(text)
  if (others === 0) return guessText(bytes, fallback)
  return broken > others && guessCharset(bytes) ? guessText(bytes, fallback) : text
}

/** RFC 2781 4.3 says big endian without a mark; the mailers that forget the mark are little-endian Windows. */
function decodeUtf16(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xfe && second === 0xff) return findDecoder('utf-16be')!(bytes)
  const bigEndian = !(first === 0xff && second === 0xfe) && zerosFirst(bytes)
  return findDecoder(bigEndian ? 'utf-16be' : 'utf-16le')!(bytes)
}

function zerosFirst(bytes: Uint8Array): boolean {
  let balance = 0
  for (let i = 0; i + 1 < bytes.length && i < 200; i += 2) {
    balance += (bytes[i] === 0 ? 1 : 0) - (bytes[i + 1] === 0 ? 1 : 0)
  }
  return balance > 0
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
