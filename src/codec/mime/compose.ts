/**
 * Writes a mail from a tree of parts: RFC 5322, RFC 2045, RFC 2046.
 *
 *   composeMime({ headers: [['Subject', encodeUnstructured('Grüße', { column: 9 })]],
 *                 type: 'multipart/mixed',
 *                 body: { parts: [{ type: 'text/plain', body: { text: 'Hello' } },
 *                                 { type: 'application/pdf', body: { bytes: pdf } }] } }, { boundarySeed: id })
 *
 * The writer chooses the transfer encodings: text stays 7bit where it is (8bit where that is allowed), is
 * quoted-printable where little needs escaping and base64 otherwise; bytes are base64. The same tree and seed give the
 * same bytes: boundaries are made from the seed, and changed until no part contains them. Line ends are CRLF.
 */
import { Buffer } from 'node:buffer'
import { encodeText } from '../charset/index.ts'
import { encodeBase64 } from './base64.ts'
import { asBuffer, CR, LF } from './bytes.ts'
import { encodeParameters } from './encode-header.ts'
import { encodeQuotedPrintable } from './quoted-printable.ts'

export type Entity = {
  /** Fields in their order; values as the functions of encode-header.ts give them. Content-* of the writer's own
   *  choosing (Type, Transfer-Encoding, Disposition) do not belong here. */
  headers?: readonly (readonly [name: string, value: string])[]
  /** `type/subtype`; text/plain, application/octet-stream, multipart/mixed or message/rfc822 if it is not given. */
  type?: string
  parameters?: Record<string, string>
  disposition?: { type: string; parameters?: Record<string, string> }
  /** Taken as it is instead of the writer's choice: for parts whose bytes must not change. */
  encoding?: '7bit' | '8bit' | 'binary' | 'quoted-printable' | 'base64'
  body: Body
}

export type Body =
  | { text: string; charset?: string }
  | { bytes: Uint8Array }
  | { parts: readonly Entity[] }
  | { message: Entity | Uint8Array }

export type ComposeOptions = {
  boundarySeed: string
  /** 8bit bodies may be written (the way goes through 8BITMIME, or into a store). */
  eightBit?: boolean
  /** Headers may be UTF-8 (RFC 6532). */
  utf8?: boolean
}

/** A whole mail, with MIME-Version. */
export function composeMime(entity: Entity, options: ComposeOptions): Uint8Array {
  return compose(entity, { ...options, boundaries: { count: 0 } }, true).bytes
}

type Context = ComposeOptions & { boundaries: { count: number } }
type Composed = { bytes: Buffer; eightBit: boolean }
type Written = { body: Buffer; encoding: string; type: string; parameters: [string, string][] }

function compose(entity: Entity, context: Context, whole: boolean): Composed {
  const { body, encoding, type, parameters } = writeBody(entity, context)
  const { utf8 = false } = context
  const lines = (entity.headers ?? []).map(([name, value]) => `${fieldName(name)}: ${safeValue(value)}`)
  const has = (name: string) => entity.headers?.some(([given]) => given.toLowerCase() === name) ?? false
  if (whole && !has('mime-version')) lines.push('MIME-Version: 1.0')
  const typeParameters = [...Object.entries(entity.parameters ?? {}), ...parameters]
  lines.push(`Content-Type: ${encodeParameters(type, typeParameters, { column: 14, utf8 })}`)
  if (encoding !== '7bit') lines.push(`Content-Transfer-Encoding: ${encoding}`)
  if (entity.disposition) {
    const { type: disposition, parameters: pairs = {} } = entity.disposition
    lines.push(`Content-Disposition: ${encodeParameters(disposition, Object.entries(pairs), { column: 21, utf8 })}`)
  }
  const bytes = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'), body])
  return { bytes, eightBit: encoding === '8bit' || encoding === 'binary' }
}

function writeBody(entity: Entity, context: Context): Written {
  const { body } = entity
  if ('text' in body) return writeText(entity, body, context)
  if ('bytes' in body) return writeBytes(entity, body.bytes)
  if ('parts' in body) return writeParts(entity, body.parts, context)
  return writeMessage(entity, body.message, context)
}

function writeText(
  entity: Entity,
  { text, charset = 'utf-8' }: { text: string; charset?: string },
  context: Context,
): Written {
  const normal = text.replace(/\r\n|\r|\n/g, '\r\n')
  const content = asBuffer(encodeText(normal, charset))
  const encoding = entity.encoding ?? chooseForText(content, context)
  const type = entity.type ?? 'text/plain'
  const named = Object.keys(entity.parameters ?? {}).some((name) => name.toLowerCase() === 'charset')
  return { body: encode(content, encoding), encoding, type, parameters: named ? [] : [['charset', charset]] }
}

function writeBytes(entity: Entity, bytes: Uint8Array): Written {
  const encoding = entity.encoding ?? 'base64'
  const isText = entity.type?.startsWith('text/') ?? false
  return {
    body: encode(asBuffer(bytes), encoding, isText),
    encoding,
    type: entity.type ?? 'application/octet-stream',
    parameters: [],
  }
}

function writeMessage(entity: Entity, message: Entity | Uint8Array, context: Context): Written {
  const bytes = message instanceof Uint8Array ? asBuffer(message) : compose(message, context, true).bytes
  // RFC 2046 5.2.1: a message inside a message is never base64 or quoted-printable; what it is, is declared.
  const encoding = isSevenBit(bytes) ? '7bit' : hasLongLines(bytes) || hasNul(bytes) ? 'binary' : '8bit'
  return { body: bytes, encoding, type: entity.type ?? 'message/rfc822', parameters: [] }
}

function writeParts(entity: Entity, parts: readonly Entity[], context: Context): Written {
  const written = parts.map((part) => compose(part, context, false))
  const boundary = freeBoundary(written, context)
  const pieces: Buffer[] = []
  for (const { bytes } of written)
    pieces.push(Buffer.from(`--${boundary}\r\n`, 'latin1'), bytes, Buffer.from('\r\n', 'latin1'))
  pieces.push(Buffer.from(`--${boundary}--\r\n`, 'latin1'))
  // RFC 2045 6.4: a multipart is declared as wide as its widest part.
  const encoding = written.some(({ eightBit }) => eightBit) ? '8bit' : '7bit'
  return {
    body: Buffer.concat(pieces),
    encoding,
    type: entity.type ?? 'multipart/mixed',
    parameters: [['boundary', boundary]],
  }
}

/** "=_" is in no quoted-printable and in no base64, so only literal parts can contain it. */
function freeBoundary(written: readonly Composed[], { boundarySeed, boundaries }: Context): string {
  const seed = boundarySeed.replace(/[^0-9A-Za-z._-]/g, '').slice(0, 50)
  for (;;) {
    const boundary = `=_${seed}_${boundaries.count++}`
    const delimiter = Buffer.from(`--${boundary}`, 'latin1')
    if (!written.some(({ bytes }) => bytes.includes(delimiter))) return boundary
  }
}

function encode(bytes: Buffer, encoding: string, text = true): Buffer {
  if (encoding === 'base64') return asBuffer(encodeBase64(bytes))
  return encoding === 'quoted-printable' ? asBuffer(encodeQuotedPrintable(bytes, { text })) : bytes
}

function chooseForText(bytes: Buffer, { eightBit = false }: Context): '7bit' | '8bit' | 'quoted-printable' | 'base64' {
  if (isSevenBit(bytes)) return '7bit'
  if (eightBit && !hasLongLines(bytes) && !hasNul(bytes)) return '8bit'
  let escaped = 0
  for (const byte of bytes) if (byte >= 0x7f || byte === 0x3d || (byte < 0x20 && byte !== CR && byte !== LF)) escaped++
  return escaped * 2 <= bytes.length / 3 ? 'quoted-printable' : 'base64'
}

/** RFC 2045 2.7: ASCII without NUL, in lines of at most 998 that end in CRLF. */
function isSevenBit(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0x80 || byte === 0) return false
  return !hasLongLines(bytes)
}

const LINE_BYTES_MAX = 998

function hasLongLines(bytes: Buffer): boolean {
  let start = 0
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
    if (end - start > LINE_BYTES_MAX + 1) return true
    start = end + 1
  }
  return bytes.length - start > LINE_BYTES_MAX
}

function hasNul(bytes: Buffer): boolean {
  return bytes.includes(0)
}

function fieldName(name: string): string {
  return name.replace(/[^!-9;-~]/g, '')
}

/** Line ends that are no folding, and folded lines of nothing but white space, would end the field or the header. */
function safeValue(value: string): string {
  const lines = value.replaceAll('\0', '').replace(/\r\n?/g, '\n')
  return lines.replace(/\n(?![ \t]+[^ \t\n])/g, ' ').replaceAll('\n', '\r\n')
}
