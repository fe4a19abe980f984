/**
 * A message of a PST becomes an item: its properties as they are, named ones by their names; recipients; attachments and
 * what is embedded in them. [MS-PST] 2.4.5, 2.4.6
 *
 * What cannot be read is left out and stands in the file's list of problems.
 */
import { AttachMethod, type PstAttachment, type PstFile, type PstMessage, type RawProperty } from '#codec/pst/index.ts'
import { LayoutError, utf16Text } from '#codec/binary/index.ts'
import { Bag, findPropertyType, firstNamedId, type Item, type ItemAttachment, makeTag, P, PropertyType } from '#model'
import { decodeValue } from './values.ts'

const EMBEDDED_DEPTH_MAX = 32
/** Windows Latin 1: what Outlook takes for 8-bit strings of which nothing is known. */
const DEFAULT_CODE_PAGE = 1252
const UTF8_CODE_PAGE = 65001

/** Housekeeping of tables in a PST (PidTagLtpRowId, PidTagLtpRowVer …). [MS-PST] 2.3.4.4.1 */
const isTableProperty = (id: number) => id >= 0x67f0 && id <= 0x67ff

export interface ImportContext {
  file: PstFile
  /** For 8-bit strings of objects that do not say their own. */
  codePage?: number
  depth?: number
}

export function importPstMessage(message: PstMessage, context: ImportContext): Item {
  const depth = context.depth ?? 0
  const what = `message 0x${message.nid.toString(16)}`
  const codePage =
    message.properties.findNumber(P.MessageCodepage.id) ??
    message.properties.findNumber(P.InternetCodepage.id) ??
    context.codePage ??
    DEFAULT_CODE_PAGE
  const inner = { ...context, codePage, depth, what, spend: (size: number) => message.budget.take(size) }
  const properties = importProperties(message.properties.properties(), inner)
  splitSubject(properties)
  const recipients =
    context.file.problems.attempt(`recipients of ${what}`, () =>
      [...message.recipients()].map((cells) => importProperties(cells, { ...inner, what: `recipient of ${what}` })),
    ) ?? []
  const attachments = [...message.attachments()].map((attachment) => importAttachment(attachment, inner))
  return message.associated
    ? { properties, recipients, attachments, associated: true }
    : { properties, recipients, attachments }
}

interface PropertyContext {
  file: PstFile
  codePage?: number
  what: string
  spend?: (size: number) => void
}

/** Properties of any object of the file. */
export function importProperties(properties: Iterable<RawProperty>, context: PropertyContext): Bag {
  const bag = new Bag()
  const attempt = (property: RawProperty, add: () => void) =>
    context.file.problems.attempt(`property ${hex(property.id)} of ${context.what}`, add)
  let html: RawProperty | undefined
  for (const property of properties) {
    if (isTableProperty(property.id) || property.type === PropertyType.object) continue
    if (property.id === P.Html.id && property.type !== PropertyType.binary) html = property
    else attempt(property, () => importProperty(bag, property, context))
  }
  // Last, because the code page of the bytes may be another than the file says.
  if (html) attempt(html, () => importHtml(bag, html))
  return bag
}

function importProperty(bag: Bag, property: RawProperty, context: PropertyContext): void {
  const { id, type } = property
  if (id === 0) return
  const typeName = findPropertyType(type)
  if (typeName === undefined) throw new LayoutError(`type ${hex(type)} is not known`, 0)
  context.spend?.(property.stored?.size ?? 0)
  const value = decodeValue(type, property.bytes(), context.codePage ?? DEFAULT_CODE_PAGE)
  if (id < firstNamedId) {
    bag.setTag(makeTag(id, type), value)
    return
  }
  const name = context.file.names.find(id)
  if (!name) throw new LayoutError('its name is not known', 0)
  bag.setName(name, typeName, value)
}

/** HTML kept as a string; everyone else looks for it in bytes, with the code page beside them. [MS-OXCMSG] 2.2.1.58.9 */
function importHtml(bag: Bag, { type, bytes }: RawProperty): void {
  if (type !== PropertyType.string) {
    bag.set(P.Html, bytes().slice())
    return
  }
  bag.set(P.Html, Buffer.from(utf16Text(bytes(), 0, bytes().length & ~1)))
  bag.set(P.InternetCodepage, UTF8_CODE_PAGE)
}

/**
 * [MS-PST] 2.5.3.1.1.1: a subject begins with U+0001 and the place of what follows the prefix ("RE: "), counted from 1.
 */
function splitSubject(bag: Bag): void {
  const stored = bag.get(P.Subject)
  if (stored?.charCodeAt(0) !== 1) return
  const subject = stored.slice(2)
  const prefixLength = Math.max(0, stored.charCodeAt(1) - 1) || 0
  bag.set(P.Subject, subject)
  bag.setDefault(P.SubjectPrefix, subject.slice(0, prefixLength))
  bag.setDefault(P.NormalizedSubject, subject.slice(prefixLength))
}

interface AttachmentContext extends ImportContext {
  depth: number
  what: string
  spend: (size: number) => void
}

function importAttachment(attachment: PstAttachment, context: AttachmentContext): ItemAttachment {
  const what = `attachment ${hex(attachment.nid)} of ${context.what}`
  const { problems } = context.file
  const all = [...attachment.properties.properties()].filter(({ id }) => id !== P.AttachDataBinary.id)
  const properties = importProperties(all, { ...context, what })
  if (attachment.method === AttachMethod.embedded) {
    const embedded = problems.attempt(what, () => {
      if (context.depth >= EMBEDDED_DEPTH_MAX) throw new LayoutError(`nested deeper than ${EMBEDDED_DEPTH_MAX}`, 0)
      const message = attachment.embedded()
      if (!message) throw new LayoutError('its message is not there', 0)
      return importPstMessage(message, { ...context, depth: context.depth + 1 })
    })
    return embedded ? { properties, embedded } : { properties }
  }
  const bytes = problems.attempt(what, () => {
    const content = attachment.content()
    context.spend(content?.stored?.size ?? 0)
    return content?.bytes().slice()
  })
  return bytes ? { properties, content: { bytes } } : { properties }
}

function hex(id: number): string {
  return `0x${id.toString(16).padStart(4, '0')}`
}
