/**
 * The attachments of a mail. [MS-OXCMAIL] 2.2.3.4, [MS-OXCMSG] 2.2.2, [MS-OXOSMIME] 2.1.3
 *
 * A part that the HTML shows (cid: or Content-Location) is hidden from the list of attachments, as mail programs expect
 * it; one that stands in a multipart/related and is not shown by it stays in the list.
 */
import {
  type Header,
  parseDate,
  parseStructure,
  type Part,
  partContent,
  partText,
  readHeader,
} from '#codec/mime/index.ts'
import { Bag, type Content, fileTime, type Item, type ItemAttachment, N, P } from '#model'
import { bare, fileName, type Located, type Selection } from './bodies.ts'
import { extensionOf, madeUpFileName, safeFileName, shortFileName } from './file-names.ts'
import { EMBEDDED_DEPTH_MAX, type Extracted, type ImportContext, importMessage } from './import.ts'
import type { Protection } from './message-class.ts'
import { findContact, findShortcut, isMacFile, readMacFile } from './special-parts.ts'

const ATTACHMENTS_MAX = 2000

/** PidTagAttachMethod, [MS-OXCMSG] 2.2.2.9 */
export const AttachMethod = { byValue: 1, embeddedMessage: 5 } as const
/** PidTagAttachFlags, [MS-OXCMSG] 2.2.2.18 */
export const RENDERED_IN_BODY = 4
/** PidTagRenderingPosition 0xFFFFFFFF */
const NOT_IN_TEXT = -1

interface Mail {
  root: Part
  header: Header
  selection: Selection
  extracted: readonly Extracted[]
  protection: Protection
  context: ImportContext
}

export function importAttachments(bytes: Uint8Array, mail: Mail): ItemAttachment[] {
  if (mail.protection) return [protectedEntity(bytes, mail)]
  const shown = shownBy(bytes, mail.selection)
  const attachments = mail.selection.attachments
    .slice(0, ATTACHMENTS_MAX)
    .map((located, index) => importAttachment(bytes, located, { number: index + 1, shown, context: mail.context }))
  for (const { name, bytes: content } of mail.extracted) {
    const properties = fileProperties(safeFileName(name) ?? madeUpFileName('', attachments.length + 1))
    properties.set(P.AttachMimeTag, 'application/octet-stream')
    attachments.push({ properties, content: { bytes: content } })
  }
  return attachments
}

/** [MS-OXOSMIME] 2.1.3.1 and 2.1.3.2: the whole entity in one attachment, from which a client verifies or decrypts. */
function protectedEntity(bytes: Uint8Array, { root, header, protection, context }: Mail): ItemAttachment {
  const properties = fileProperties('smime.p7m')
  properties.set(P.AttachMimeTag, `${root.type}/${root.subtype}`)
  if (protection === 'opaque')
    return { properties, content: contentOf(bytes, { part: root, numbers: [1], related: false }, context) }
  // The entity with the fields that are its own; those of the mail stand in the properties.
  const own = header.fields.filter(({ key }) => key.startsWith('content-') || key === 'mime-version')
  const entity = [...own.map((field) => field.bytes), Buffer.from('\r\n'), bytes.subarray(root.bodyStart, root.end)]
  return { properties, content: { bytes: Buffer.concat(entity) } }
}

function importAttachment(
  bytes: Uint8Array,
  located: Located,
  { number, shown, context }: { number: number; shown: Shown; context: ImportContext },
): ItemAttachment {
  const { part } = located
  const mimeType = `${part.type}/${part.subtype}`
  const embedded = findEmbedded(bytes, part, context)
  if (embedded) {
    const name = fileName(part) ?? embedded.properties.get(P.Subject) ?? ''
    const properties = partProperties(bytes, part, {
      name: safeFileName(name) ?? madeUpFileName(mimeType, number),
      shown,
    })
    properties.set(P.AttachMethod, AttachMethod.embeddedMessage)
    properties.set(P.DisplayName, name)
    return { properties, embedded }
  }
  const shortcut = findShortcut(part)
  const own = fileName(part) ?? ''
  const name = safeFileName(shortcut?.name ?? own) ?? madeUpFileName(mimeType, number)
  const properties = partProperties(bytes, part, { name, shown })
  if (shortcut) {
    properties.set(P.AttachMimeTag, 'application/octet-stream')
    return { properties, content: { bytes: shortcut.content } }
  }
  const header = located.mac ?? (isMacFile(part) ? part : undefined)
  // [MS-OXCMSG] 2.2.2.29
  if (located.mac) properties.set(N.AttachmentMacContentType, mimeType)
  const mac = header && readMacFile(properties, bytes, header)
  if (mac?.name && own === '') setFileName(properties, safeFileName(mac.name) ?? name)
  if (mac?.content && !located.mac) return { properties, content: { bytes: mac.content } }
  return { properties, content: contentOf(bytes, located, context) }
}

function findEmbedded(bytes: Uint8Array, part: Part, context: ImportContext): Item | undefined {
  if (context.depth >= EMBEDDED_DEPTH_MAX) return undefined
  const inner = { ...context, depth: context.depth + 1, derived: undefined }
  if (part.message) return importMessage(bytes, part.message, inner)
  if (part.type !== 'message') return findContact(bytes, part)
  // RFC 2046 5.2.1 forbids to encode a mail. Mailers do it, and readers (mime4j, stalwart, postal-mime) show the mail.
  if (part.subtype !== 'rfc822' && part.subtype !== 'global') return undefined
  const content = partContent(bytes, part)
  const root = parseStructure(content)
  return readHeader(content, root).fields.length > 0 ? importMessage(content, root, inner) : undefined
}

function contentOf(bytes: Uint8Array, { part, numbers }: Located, { derived }: ImportContext): Content {
  return derived ? { part: numbers } : { bytes: partContent(bytes, part) }
}

function fileProperties(name: string): Bag {
  const properties = Bag.of({
    AttachMethod: AttachMethod.byValue,
    RenderingPosition: NOT_IN_TEXT,
    AttachFlags: 0,
    AttachmentHidden: false,
  })
  setFileName(properties, name)
  return properties
}

function setFileName(properties: Bag, name: string): void {
  properties.set(P.AttachLongFilename, name)
  properties.set(P.AttachFilename, shortFileName(name))
  properties.set(P.AttachExtension, extensionOf(name))
  properties.set(P.DisplayName, name)
}

function partProperties(bytes: Uint8Array, part: Part, { name, shown }: { name: string; shown: Shown }): Bag {
  const properties = fileProperties(name)
  properties.set(P.AttachMimeTag, `${part.type}/${part.subtype}`)
  const contentId = part.id === undefined ? undefined : bare(part.id)
  if (contentId) properties.set(P.AttachContentId, contentId)
  if (part.location) properties.set(P.AttachContentLocation, part.location)
  const header = readHeader(bytes, part)
  const base = header.raw('content-base')
  if (base) properties.set(P.AttachContentBase, base.slice(0, 2000))
  const payload = header.text('x-payload-class')
  if (payload) properties.set(P.AttachPayloadClass, payload.slice(0, 255))
  const charset = part.type === 'text' ? part.parameters.get('charset') : undefined
  if (charset) properties.set(P.TextAttachmentCharset, charset)
  for (const [parameter, property] of [
    ['creation-date', P.CreationTime],
    ['modification-date', P.LastModificationTime],
  ] as const) {
    const date = parseDate(part.disposition?.parameters.get(parameter) ?? '')
    if (date) properties.set(property, fileTime.from(date.epochMillis))
  }
  const isShown =
    (contentId !== undefined && shown.contentIds.has(contentId.toLowerCase())) ||
    (part.location !== undefined && shown.locations.has(part.location))
  if (isShown && part.disposition?.type !== 'attachment') {
    properties.set(P.AttachFlags, RENDERED_IN_BODY)
    properties.set(P.AttachmentHidden, true)
  }
  return properties
}

interface Shown {
  /** Lower case. */
  contentIds: ReadonlySet<string>
  locations: ReadonlySet<string>
}

const nothing: Shown = { contentIds: new Set(), locations: new Set() }

/** What the HTML refers to; it is only read when there is something to refer to. */
function shownBy(bytes: Uint8Array, { html, attachments }: Selection): Shown {
  if (!html || !attachments.some(({ part }) => part.id !== undefined || part.location !== undefined)) return nothing
  const text = partText(bytes, html.part)
  const contentIds = new Set<string>()
  for (const [, id = ''] of text.matchAll(/\bcid:([^"'\s>)]{1,500})/gi)) {
    contentIds.add(percentDecoded(id).toLowerCase())
  }
  const locations = new Set<string>()
  for (const [, location = ''] of text.matchAll(/\b(?:src|background)\s{0,9}=\s{0,9}["']?([^"'\s>]{1,2000})/gi)) {
    locations.add(location)
  }
  return { contentIds, locations }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
