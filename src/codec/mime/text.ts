/**
 * The content of a part: its bytes without the transfer encoding, its text without charset and flowing, and a preview
 * of a whole mail (RFC 8970).
 */
import { decodeText } from '../charset/index.ts'
import { asBuffer } from './bytes.ts'
import { unflow } from './flowed.ts'
import type { Part } from './structure.ts'
import { decodeTransfer } from './transfer.ts'

/** The body of a part as it stands in the mail: no copy. */
export function partBody(bytes: Uint8Array, part: Part): Uint8Array {
  return bytes.subarray(part.bodyStart, part.end)
}

/** The body without its transfer encoding; no copy where there is none. */
export function partContent(bytes: Uint8Array, part: Part): Uint8Array {
  // RFC 2045 6.4: multiparts have no encoding, whatever their header claims.
  if (part.parts.length > 0 || part.message) return partBody(bytes, part)
  return decodeTransfer(partBody(bytes, part), part.encoding)
}

export type TextOptions = {
  /** The charset of text that has no label and is not UTF-8. */
  fallback?: string
  /** Encoded bytes beyond this are left out: a text of a gigabyte is no text, and no string can hold it. */
  maxBytes?: number
}

const TEXT_BYTES_MAX = 64 << 20

/** The text of a text part, as it is written: neither unflowed nor with other line ends. */
export function partText(bytes: Uint8Array, part: Part, options: TextOptions = {}): string {
  const { fallback = 'windows-1252', maxBytes = TEXT_BYTES_MAX } = options
  const end = Math.min(part.end, part.bodyStart + maxBytes)
  const content = decodeTransfer(bytes.subarray(part.bodyStart, end), part.encoding)
  const label = part.parameters.get('charset') ?? (part.subtype === 'html' ? findMetaCharset(content) : undefined)
  return decodeText(content, label, fallback)
}

/** The text as paragraphs: format=flowed is undone (RFC 3676 4.1). */
export function partParagraphs(bytes: Uint8Array, part: Part, options: TextOptions = {}): string {
  const text = partText(bytes, part, options)
  if (part.parameters.get('format')?.toLowerCase() !== 'flowed') return text
  return unflow(text, { delsp: part.parameters.get('delsp')?.toLowerCase() === 'yes' })
}

/** What an HTML text says of itself, for a part that has no charset parameter. */
function findMetaCharset(content: Uint8Array): string | undefined {
  const head = asBuffer(content).toString('latin1', 0, 2048)
  const found = /<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([a-z0-9_:.-]{1,40})/i.exec(head)?.[1]
  // It was found by reading bytes as ASCII, so it cannot be in one of the wide charsets.
  return found && !/^utf-?(?:16|32)/i.test(found) ? found : undefined
}

const PREVIEW_CHARACTERS = 256
const PREVIEW_INPUT_BYTES = 32 * 1024

/** The beginning of what a person reads in the mail, white space collapsed; '' where there is no text. */
export function preview(bytes: Uint8Array, root: Part, maxCharacters = PREVIEW_CHARACTERS): string {
  const part = findText(root, 'plain') ?? findText(root, 'html')
  if (!part) return ''
  const text = partText(bytes, part, { maxBytes: PREVIEW_INPUT_BYTES })
  return previewText(part.subtype === 'html' ? stripHtml(text) : text, maxCharacters)
}

/** The beginning of a plain text, white space collapsed. */
export function previewText(text: string, maxCharacters = PREVIEW_CHARACTERS): string {
  const start = text
    .slice(0, PREVIEW_INPUT_BYTES)
    .replace(/(?:\s|\u200b|\u200c|\u200d|\u034f)+/g, ' ')
    .trim()
  const cut = start.slice(0, maxCharacters)
  // Half a surrogate pair is no character.
  return cut.isWellFormed() ? cut : cut.toWellFormed().replace(/\ufffd$/, '')
}

/** The first text part of this subtype that is not an attachment, not looking into attached messages. */
function findText(part: Part, subtype: string): Part | undefined {
  if (part.disposition?.type === 'attachment') return undefined
  if (part.type === 'text' && part.subtype === subtype) return part
  for (const child of part.parts) {
    const found = findText(child, subtype)
    if (found) return found
  }
  return undefined
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  zwnj: '',
  zwj: '',
  shy: '',
  copy: '©',
  reg: '®',
  euro: '€',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  trade: '™',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  laquo: '«',
  raquo: '»',
}

const unseen = /^<(?:script|style|head|title|template|noscript)\b/i

/** The words of an HTML text, cheaply: for previews, not for reading. One pass, for any input. */
export function stripHtml(html: string): string {
  let out = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    out += html.slice(at, open < 0 ? html.length : open)
    if (open < 0) break
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open)
      at = close < 0 ? html.length : close + 3
      continue
    }
    const close = html.indexOf('>', open)
    if (close < 0) break
    const name = unseen.exec(html.slice(open, open + 12))?.[0].slice(1)
    at = close + 1
    if (name && html[close - 1] !== '/') at = behindElement(html, name, at)
    // A tag may part two words; inline ones seldom do.
    if (!/^<\/?(?:a|b|i|u|em|strong|span|font|small|sub|sup|wbr)\b/i.test(html.slice(open, open + 10))) out += ' '
  }
  return out.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name as string] ?? whole
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex as string, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
  })
}

/** Behind the closing tag of an element whose content is not shown; to the end where it is never closed. */
function behindElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\s{0,9}>`, 'gi')
  closing.lastIndex = from
  const found = closing.exec(html)
  return found ? found.index + found[0].length : html.length
}
