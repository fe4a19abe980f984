/**
 * An item becomes a mail. [MS-OXCMAIL] 2.1
 *
 * The same item and options give the same bytes. Contents must be at hand (`bytes`, or a `part` of the item's own source):
 * the caller has fetched what lies in the store. What has no place in Internet mail is left out; TNEF is not written.
 *
 *   mixed ── related ── alternative ── plain
 *     │         │            └──────── html
 *     │         └ what the HTML shows
 *     └ attachments                                     each level only where there is something for it
 */
import { canEncode, decodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { composeMime, type Entity, findSection, partContent } from '#codec/mime/index.ts'
import { Failure, type Item, type ItemAttachment, P } from '#model'
import { AttachMethod } from './import-attachments.ts'
import { EMBEDDED_DEPTH_MAX } from './import.ts'
import { findCalendarBody, isCalendarAlone, isException } from './export-calendar.ts'
import { exportHeader, type ExportOptions } from './export-header.ts'
import { findOriginalHeaders, findReportParts } from './export-report.ts'

export type { ExportOptions } from './export-header.ts'

export function exportMail(item: Item, options: ExportOptions): Uint8Array {
  const entity = exportItem(item, { ...options, depth: 0 })
  if (entity instanceof Uint8Array) return entity
  return composeMime(entity, { boundarySeed: options.seed, eightBit: false, utf8: options.smtputf8 ?? false })
}

type Context = ExportOptions & { depth: number }

function exportItem(item: Item, context: Context): Entity | Uint8Array {
  if (context.depth > EMBEDDED_DEPTH_MAX) throw new Failure('tooComplex', 'mails within mails')
  const headers = exportHeader(item, context)
  const whole = protectedContent(item)
  if (whole) return withHeader(headers, whole)

  const shown: Entity[] = []
  const listed: Entity[] = []
  const html = htmlBody(item)
  const calendar = findCalendarBody(item, context.seed)
  for (const attachment of item.attachments) {
    if (calendar && isException(attachment)) continue
    const entity = exportAttachment(item, attachment, context)
    if (!entity) continue
    // [MS-OXCMAIL] 2.1.3.4.1.2: the flag alone does not make it shown, the HTML must be able to name it.
    const named = attachment.properties.get(P.AttachContentId) ?? attachment.properties.get(P.AttachContentLocation)
    const isShown = html && named && ((attachment.properties.get(P.AttachFlags) ?? 0) & 4) !== 0
    if (isShown) shown.push(entity)
    else listed.push(entity)
  }
  const report = findReportParts(item, context.hostname)
  if (report) {
    const original = listed.some(({ type }) => isReturned(type)) ? undefined : findOriginalHeaders(item.properties)
    const readable = nest(bodies(item, html, undefined), shown, [])
    const parts = [readable, report.status, ...(original ? [original] : []), ...listed]
    return { headers, type: 'multipart/report', parameters: { 'report-type': report.type }, body: { parts } }
  }
  return { ...nest(bodies(item, html, calendar), shown, listed), headers }
}

/** A mail that comes back with a report, or its header. RFC 6522 3 */
function isReturned(type: string | undefined): boolean {
  return ['message/rfc822', 'text/rfc822-headers', 'message/global-headers'].includes(type ?? '')
}

/** Each level only where it holds more than one thing. */
function nest(body: Entity[], shown: Entity[], listed: Entity[]): Entity {
  const [first] = body
  let entity: Entity | undefined = body.length > 1 ? { type: 'multipart/alternative', body: { parts: body } } : first
  if (entity && shown.length > 0) {
    const root = entity.type ?? 'text/plain'
    entity = { type: 'multipart/related', parameters: { type: root }, body: { parts: [entity, ...shown] } }
  }
  entity ??= { type: 'text/plain', body: { text: '', charset: 'us-ascii' } }
  return listed.length > 0 ? { type: 'multipart/mixed', body: { parts: [entity, ...listed] } } : entity
}

function bodies(item: Item, html: Entity | undefined, calendar: Entity | undefined): Entity[] {
  const text = item.properties.get(P.Body)
  const found: Entity[] = []
  if (text !== undefined && (text !== '' || !html)) found.push(textEntity('text/plain', text, item))
  if (html) found.push(html)
  if (!calendar) return found
  if (isCalendarAlone(item)) return [calendar]
  // [MS-OXCMAIL] 2.1.3.3.8: behind a text for those who know no calendars.
  return found.length > 0 ? [...found, calendar] : [textEntity('text/plain', '', item), calendar]
}

function htmlBody(item: Item): Entity | undefined {
  const bytes = item.properties.get(P.Html)
  const text = item.properties.get(P.BodyHtml) ?? (bytes && decodeText(bytes, charsetOf(item)))
  return text === undefined || text === '' ? undefined : textEntity('text/html', text, item)
}

/** In the charset of the item when it can say it, else in UTF-8. */
function textEntity(type: string, text: string, item: Item): Entity {
  const charset = charsetOf(item)
  const ended = text.endsWith('\n') ? text : `${text}\r\n`
  return { type, body: { text: ended, charset: charset && canEncode(ended, charset) ? charset : 'utf-8' } }
}

function charsetOf({ properties }: Item): string | undefined {
  const codePage = properties.get(P.InternetCodepage)
  return codePage === undefined ? undefined : findCharsetOfCodePage(codePage)
}

function exportAttachment(item: Item, attachment: ItemAttachment, context: Context): Entity | undefined {
  const { properties, embedded } = attachment
  const contentId = properties.get(P.AttachContentId)
  const location = properties.get(P.AttachContentLocation)
  const headers: [string, string][] = []
  if (contentId) headers.push(['Content-ID', `<${contentId.replace(/[<>\s]/g, '')}>`])
  if (location) headers.push(['Content-Location', location.replace(/\s/g, '%20')])
  const name =
    properties.get(P.AttachLongFilename) ?? properties.get(P.AttachFilename) ?? properties.get(P.DisplayName) ?? ''
  const shown = ((properties.get(P.AttachFlags) ?? 0) & 4) !== 0
  const disposition = { type: shown ? 'inline' : 'attachment', ...(name && { parameters: { filename: name } }) }

  if (embedded) {
    const message = exportItem(embedded, {
      ...context,
      depth: context.depth + 1,
      seed: `${context.seed}.${context.depth}`,
    })
    return { headers, type: 'message/rfc822', disposition, body: { message } }
  }
  if ((properties.get(P.AttachMethod) ?? AttachMethod.byValue) !== AttachMethod.byValue) return undefined
  const bytes = contentBytes(item, attachment)
  if (!bytes) return undefined
  const type = mimeType(properties.get(P.AttachMimeTag))
  const charset = properties.get(P.TextAttachmentCharset)
  const parameters = { ...(charset && type.startsWith('text/') && { charset }), ...(name && { name }) }
  return { headers, type, parameters, disposition, ...plainEncoding(type, bytes), body: { bytes } }
}

/** RFC 2045 5.1; a multipart, a mail or a piece of one would be read as something else than a file. */
function mimeType(tag: string | undefined): string {
  const type = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.exec(tag ?? '')?.[0].toLowerCase()
  const isNoFile = type === undefined || /^(multipart\/|message\/(rfc822|global|partial|external-body)$)/.test(type)
  return isNoFile ? 'application/octet-stream' : type
}

/** RFC 2046 5.2: types of message are not encoded where they need not be. */
function plainEncoding(type: string, bytes: Uint8Array): { encoding: '7bit' } | undefined {
  if (!type.startsWith('message/') || bytes.length > PLAIN_BYTES_MAX) return undefined
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return /^(?:[\x01-\x09\x0b\x0c\x0e-\x7f]{0,998}\r\n)*$/.test(text) ? { encoding: '7bit' } : undefined
}

const PLAIN_BYTES_MAX = 1 << 20

function contentBytes(item: Item, { content, properties }: ItemAttachment): Uint8Array | undefined {
  if (!content) return properties.get(P.AttachDataBinary)
  if ('bytes' in content) return content.bytes
  if ('blob' in content) throw new Failure('invalid', 'the content of an attachment is not at hand')
  const part = item.source && findSection(item.source.structure, content.part)
  return part && item.source && partContent(item.source.bytes, part)
}

type Protected = { mimeType: string; bytes: Uint8Array }

/** [MS-OXOSMIME] 2.1.3: the one attachment of a signed or encrypted message is the mail. */
function protectedContent(item: Item): Protected | undefined {
  const messageClass = item.properties.get(P.MessageClass)?.toUpperCase() ?? ''
  const signed = messageClass.endsWith('.SMIME.MULTIPARTSIGNED')
  if (!signed && !messageClass.endsWith('.SMIME')) return undefined
  const [attachment] = item.attachments
  const bytes = attachment && item.attachments.length === 1 ? contentBytes(item, attachment) : undefined
  return bytes && { mimeType: signed ? 'multipart/signed' : 'application/pkcs7-mime', bytes }
}

/** The entity of a signed mail keeps its own bytes: another line end and the signature would be void. */
function withHeader(headers: [string, string][], { mimeType: type, bytes }: Protected): Entity | Uint8Array {
  if (type === 'application/pkcs7-mime') {
    const name = 'smime.p7m'
    return {
      headers,
      type,
      parameters: { name },
      disposition: { type: 'attachment', parameters: { filename: name } },
      body: { bytes },
    }
  }
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const hasVersion = /^mime-version:/im.test(Buffer.from(bytes.subarray(0, 2000)).toString('latin1'))
  return Buffer.concat([Buffer.from(lines + (hasVersion ? '' : 'MIME-Version: 1.0\r\n')), bytes])
}
