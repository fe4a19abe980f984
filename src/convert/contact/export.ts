/** IPM.Contact and IPM.DistList as a vCard. [MS-OXVCARD] 2.1, RFC 6350 */
import { type Card, type CardProperty, escapeText, property } from '#codec/vcard/index.ts'
import { fileTime, type Item, type ItemAttachment, N, P, parseEntryId } from '#model'
import {
  addressComponents,
  addresses,
  classes,
  dates,
  mails,
  nameParts,
  pages,
  phones,
  texts,
  wholeAddress,
} from './fields.ts'
import { readKept } from './kept.ts'

export interface ContactCardOptions {
  /** The bytes of an attachment that are not in the item itself. */
  content?: (attachment: ItemAttachment) => Uint8Array | undefined
}

/** `writeCard` makes 3.0 or 4.0 of it. */
export function contactCard(item: Item, options: ContactCardOptions = {}): Card {
  const bag = item.properties
  const isGroup = /^IPM\.DistList(\.|$)/i.test(bag.get(P.MessageClass) ?? '')
  const lines: CardProperty[] = []
  const put = (name: string, text: string | undefined, types: readonly string[] = []) => {
    if (text === undefined || text === '') return
    lines.push(
      property(name, escapeText(text), types.length > 0 ? { TYPE: types.map((type) => type.toUpperCase()) } : {}),
    )
  }
  const display = bag.get(P.DisplayName) ?? bag.get(N.FileUnder) ?? bag.get(P.Subject) ?? ''
  lines.push(property('FN', escapeText(display)))
  if (isGroup) putGroup(item, lines)
  else putPerson(item, lines, put)
  for (const [[name = ''], text] of texts) put(name, bag.get(text))
  const photo = item.attachments.find(({ properties }) => properties.get(P.AttachmentContactPhoto) === true)
  const bytes = photo && contentOf(photo, options)
  if (bytes) {
    const type = bytes[0] === 0x89 ? 'PNG' : bytes[0] === 0x47 ? 'GIF' : 'JPEG'
    lines.push({ ...property('PHOTO', '', { TYPE: [type] }), bytes })
  }
  const keywords = bag.get(N.Keywords)
  if (keywords && keywords.length > 0) lines.push(property('CATEGORIES', keywords.map(escapeText).join(',')))
  const word = classes.find(([, sensitivity]) => sensitivity === bag.get(P.Sensitivity))
  if (word) put('CLASS', word[0])
  const changed = bag.get(P.LastModificationTime)
  if (changed !== undefined) put('REV', `${fileTime.toDate(changed).toISOString().slice(0, 19)}Z`)
  lines.push(...readKept(bag))
  return { version: '3.0', properties: lines, agents: [] }
}

function putPerson(
  { properties: bag }: Item,
  lines: CardProperty[],
  put: (name: string, text: string | undefined, types?: readonly string[]) => void,
): void {
  lines.push(property('N', nameParts.map((part) => escapeText(bag.get(part) ?? '')).join(';')))
  const company = bag.get(P.CompanyName) ?? ''
  const department = bag.get(P.DepartmentName) ?? ''
  if (company !== '' || department !== '')
    lines.push(property('ORG', `${escapeText(company)};${escapeText(department)}`))
  for (const [name, types, phone] of phones) put(name, bag.get(phone), types)
  for (const [index, mail] of mails.entries()) {
    const address = bag.get(mail.type)?.toUpperCase() === 'EX' ? bag.get(mail.original) : bag.get(mail.address)
    const kind = bag.get(mail.type)?.toUpperCase() === 'X400' ? 'x400' : 'internet'
    put('EMAIL', address, index === 0 ? ['pref', kind] : [kind])
  }
  put('EMAIL', bag.get(P.TelexNumber), ['tlx'])
  for (const { type, parts, whole } of addresses) {
    const components = Array.from({ length: 7 }, () => '')
    for (const [index, part] of parts.entries()) components[addressComponents[index] as number] = bag.get(part) ?? ''
    const types = type === 'other' ? ['POSTAL'] : [type.toUpperCase()]
    const [box = '', , street = '', city = '', state = '', code = '', country = ''] = components
    const label = bag.get(whole) ?? ''
    if (label !== '' && label !== wholeAddress({ box, street, city, state, code, country })) put('LABEL', label, types)
    if (components.every((one) => one === '')) continue
    lines.push(property('ADR', components.map(escapeText).join(';'), { TYPE: types }))
  }
  for (const [type, page] of pages) put('URL', bag.get(page), type === '' ? [] : [type])
  for (const [[name = ''], date] of dates) {
    const time = bag.get(date)
    if (time !== undefined) put(name, fileTime.toDate(time).toISOString().slice(0, 10))
  }
  const picture = bag.get(N.BusinessCardCardPicture)
  if (picture) lines.push({ ...property('X-MS-CARDPICTURE', '', { TYPE: ['JPEG'] }), bytes: picture })
  for (const child of bag.get(P.ChildrensNames) ?? []) put('X-MS-CHILD', child)
  for (const bytes of bag.get(P.UserX509Certificate) ?? []) {
    lines.push({ ...property('KEY', '', { TYPE: ['X509'] }), bytes })
  }
}

/** [MS-OXOCNTC] 2.2.2.2.2: members by address; those who are contacts of a mailbox have theirs in the list beside. */
function putGroup({ properties: bag }: Item, lines: CardProperty[]): void {
  const name = bag.get(P.DisplayName) ?? ''
  lines.push(property('N', `${escapeText(name)};;;;`), property('KIND', 'group'))
  const entries = bag.get(N.DistributionListOneOffMembers) ?? bag.get(N.DistributionListMembers) ?? []
  for (const bytes of entries) {
    const entry = parseEntryId(bytes)
    if (entry.kind !== 'oneOff' || entry.address === '') continue
    const parameters =
      entry.displayName === entry.address || entry.displayName === '' ? {} : { 'X-CN': [entry.displayName] }
    lines.push(property('MEMBER', `mailto:${escapeText(entry.address)}`, parameters))
  }
}

function contentOf(attachment: ItemAttachment, { content }: ContactCardOptions): Uint8Array | undefined {
  if (attachment.content && 'bytes' in attachment.content) return attachment.content.bytes
  return content?.(attachment)
}
