/** The attachments of an item as parts of a mail. [MS-OXCMAIL] 2.1.3.4 */
import { type Entity, findMacBinary, type MacBinary, writeAppleDouble } from '#codec/mime/index.ts'
import { writeCard } from '#codec/vcard/index.ts'
import { type Item, type ItemAttachment, N, P } from '#model'
import { contactCard } from '../contact/index.ts'
import { contentBytes } from '../msg/index.ts'
import { isException } from './export-calendar.ts'
import { AttachMethod, RENDERED_IN_BODY } from './import-attachments.ts'
import { macBinary } from './special-parts.ts'

export interface AttachmentEntities {
  /** What the HTML shows. */
  shown: Entity[]
  listed: Entity[]
}

interface Around {
  hasHtml: boolean
  /** Changed occurrences are in it. */
  hasCalendar: boolean
  embedded(item: Item): Entity | Uint8Array
}

export function exportAttachments(item: Item, { hasHtml, hasCalendar, embedded }: Around): AttachmentEntities {
  const found: AttachmentEntities = { shown: [], listed: [] }
  for (const attachment of item.attachments) {
    if (hasCalendar && isException(attachment)) continue
    const entity = exportAttachment(item, attachment, embedded)
    if (!entity) continue
    // [MS-OXCMAIL] 2.1.3.4.1.2: the flag alone does not make it shown, the HTML must be able to name it.
    const { properties } = attachment
    const isNamed = properties.get(P.AttachContentId) ?? properties.get(P.AttachContentLocation)
    if (hasHtml && isNamed && isFlaggedShown(attachment)) found.shown.push(entity)
    else found.listed.push(entity)
  }
  return found
}

function isFlaggedShown({ properties }: ItemAttachment): boolean {
  return ((properties.get(P.AttachFlags) ?? 0) & RENDERED_IN_BODY) !== 0
}

function exportAttachment(item: Item, attachment: ItemAttachment, embedded: Around['embedded']): Entity | undefined {
  const { properties } = attachment
  const name =
    properties.get(P.AttachLongFilename) ?? properties.get(P.AttachFilename) ?? properties.get(P.DisplayName) ?? ''
  const disposition = {
    type: isFlaggedShown(attachment) ? 'inline' : 'attachment',
    ...(name && { parameters: { filename: name } }),
  }
  const common = { headers: contentFields(attachment), disposition }
  if (attachment.embedded) {
    return (
      findCard(attachment.embedded, common, name) ?? {
        ...common,
        type: 'message/rfc822',
        body: { message: embedded(attachment.embedded) },
      }
    )
  }
  if ((properties.get(P.AttachMethod) ?? AttachMethod.byValue) !== AttachMethod.byValue) return undefined
  const bytes = contentBytes(item, attachment)
  if (!bytes) return undefined
  const macintosh = findMacintosh(attachment, bytes)
  if (macintosh) return appleDouble(macintosh, common, { name, type: properties.get(N.AttachmentMacContentType) })
  const type = mimeType(properties.get(P.AttachMimeTag))
  const charset = properties.get(P.TextAttachmentCharset)
  const parameters = { ...(charset && type.startsWith('text/') && { charset }), ...(name && { name }) }
  const file = { ...common, type, parameters, ...plainEncoding(type, bytes), body: { bytes } }
  return withMacInfo(attachment, file, name)
}

function contentFields({ properties }: ItemAttachment): [string, string][] {
  const contentId = properties.get(P.AttachContentId)
  const location = properties.get(P.AttachContentLocation)
  const base = properties.get(P.AttachContentBase)
  const payload = properties.get(P.AttachPayloadClass)
  const fields: [string, string][] = []
  if (contentId) fields.push(['Content-ID', `<${contentId.replace(/[<>\s]/g, '')}>`])
  if (location) fields.push(['Content-Location', location.replace(/\s/g, '%20')])
  if (base) fields.push(['Content-Base', base.replace(/\s/g, '%20')])
  if (payload) fields.push(['X-Payload-Class', payload.replace(/[^\x20-\x7e]+/g, ' ').trim()])
  return fields
}

/** [MS-OXCMAIL] 2.1.3.4.6 */
function findCard(contact: Item, common: Omit<Entity, 'body'>, name: string): Entity | undefined {
  if (!/^IPM\.(Contact|DistList)(\.|$)/i.test(contact.properties.get(P.MessageClass) ?? '')) return undefined
  const text = writeCard(contactCard(contact), '3.0')
  const file = /\.vcf$/i.test(name) ? name : `${name || 'contact'}.vcf`
  return {
    ...common,
    type: 'text/directory',
    parameters: { profile: 'vCard' },
    disposition: { type: 'attachment', parameters: { filename: file } },
    encoding: 'quoted-printable',
    body: { text, charset: 'utf-8' },
  }
}

/** [MS-OXCMAIL] 2.1.3.4.5: content that its encoding says to be MacBinary, and that is. */
function findMacintosh({ properties }: ItemAttachment, bytes: Uint8Array): MacBinary | undefined {
  const encoding = properties.get(P.AttachEncoding)
  return encoding && Buffer.compare(encoding, macBinary) === 0 ? findMacBinary(bytes) : undefined
}

/** The file, which everybody can read, and beside it what a Macintosh wants to know. RFC 1740 4 */
function appleDouble(
  file: MacBinary,
  common: Omit<Entity, 'body'>,
  { name, type }: { name: string; type: string | undefined },
): Entity {
  const parameters = { name: name || file.name }
  const header: Entity = { type: 'application/applefile', parameters, body: { bytes: writeAppleDouble(file) } }
  const content: Entity = { ...common, type: mimeType(type), parameters, body: { bytes: file.content } }
  return { type: 'multipart/appledouble', body: { parts: [header, content] } }
}

/** RFC 1740 4 */
function withMacInfo({ properties }: ItemAttachment, file: Entity, name: string): Entity {
  const bytes = properties.get(N.AttachmentMacInfo)
  if (!bytes || bytes.length === 0) return file
  const header: Entity = { type: 'application/applefile', parameters: name ? { name } : {}, body: { bytes } }
  return { type: 'multipart/appledouble', body: { parts: [header, file] } }
}

/** RFC 2045 5.1; a multipart, a mail or a piece of one would be read as something else than a file. */
function mimeType(tag: string | undefined): string {
  const type = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.exec(tag ?? '')?.[0].toLowerCase()
  const isNoFile = type === undefined || /^(multipart\/|message\/(rfc822|global|partial|external-body)$)/.test(type)
  return isNoFile ? 'application/octet-stream' : type
}

/** A mail that comes back with a report, or its header. RFC 6522 3 */
export function isReturned(type: string | undefined): boolean {
  return ['message/rfc822', 'text/rfc822-headers', 'message/global-headers'].includes(type ?? '')
}

const PLAIN_BYTES_MAX = 1 << 20

/** RFC 2046 5.2: types of message are not encoded where they need not be. */
function plainEncoding(type: string, bytes: Uint8Array): { encoding: '7bit' } | undefined {
  if (!type.startsWith('message/') || bytes.length > PLAIN_BYTES_MAX) return undefined
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return /^(?:[\x01-\x09\x0b\x0c\x0e-\x7f]{0,998}\r\n)*$/.test(text) ? { encoding: '7bit' } : undefined
}
