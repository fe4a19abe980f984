/**
 * Text to bytes in a charset, and the question whether the text fits into it.
 *
 * The two directions come from different tables (TextDecoder reads, iconv-lite writes); where they disagree,
 * `canEncode` says no, because a reader would see something else than was written.
 */
import { Buffer } from 'node:buffer'
import iconv from 'iconv-lite'
import { decodeText, iconvKnows } from './decode.ts'
import { eucToHz, eucToIso2022Jp, eucToShifted } from './iso2022.ts'
import { canonicalLabel } from './labels.ts'

/** The bytes of `text`, with '?' for what the charset lacks; undefined for a charset that we cannot write. */
export function findEncodedText(text: string, label: string): Uint8Array | undefined {
  const name = canonicalLabel(label)
  switch (name) {
    case undefined:
      return undefined
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'us-ascii':
      return Buffer.from(text.replace(/[\ud800-\udbff][\udc00-\udfff]|[^\x00-\x7f]/g, '?'), 'latin1')
    case 'iso-2022-jp':
      return eucToIso2022Jp(iconv.encode(text, 'euc-jp'))
    case 'iso-2022-kr':
      return eucToShifted(iconv.encode(text, 'euc-kr'))
    case 'hz-gb-2312':
      return eucToHz(iconv.encode(text, 'gb2312'))
    case 'utf-16':
      return iconv.encode(text, 'utf-16le', { addBOM: true })
    case 'iso-8859-8-i':
      return iconv.encode(text, 'iso-8859-8')
    case 'gbk':
      return iconv.encode(text, 'gbk')
    case 'x-mac-cyrillic':
      return iconv.encode(text, 'maccyrillic')
  }
  return iconvKnows(name) ? iconv.encode(text, name) : undefined
}

/** The bytes of `text`; UTF-8 for a charset that we cannot write (ask `canEncode` first where that matters). */
export function encodeText(text: string, label: string): Uint8Array {
  return findEncodedText(text, label) ?? Buffer.from(text, 'utf8')
}

/** Whether a reader gets exactly this text back from `encodeText(text, label)`. */
export function canEncode(text: string, label: string): boolean {
  const name = canonicalLabel(label)
  if (name === undefined) return false
  if (name === 'utf-8') return text.isWellFormed()
  if (name === 'us-ascii') return /^[\x00-\x7f]*$/.test(text)
  const bytes = findEncodedText(text, label)
  return bytes !== undefined && decodeText(bytes, label) === text
}
