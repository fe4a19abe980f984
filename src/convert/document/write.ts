/**
 * Items become one file that fits into memory. The same items and options give the same bytes. Contents must be at hand.
 *
 * What makes no sense is refused (`unsupported`), not done by half: a contact has no place in a calendar.
 */
import { createHash } from 'node:crypto'
import { writeCard } from '#codec/vcard/index.ts'
import { Failure, fileTime, type Item, P } from '#model'
import { bodiesOf } from '../bodies/index.ts'
import { exportCalendar } from '../calendar/index.ts'
import { contactCard } from '../contact/index.ts'
import { exportMail } from '../mail/index.ts'
import { contentBytes, exportMsg, wholeProperties } from '../msg/index.ts'
import { exportTnef } from '../tnef/index.ts'
import { type DocumentFormat, formats } from './format.ts'
import { kindOf } from './kind.ts'

export interface WriteDocumentOptions {
  /** When it is written, for items that do not know their own time. */
  stampMillis?: number
  /** The domain of a Message-ID that is made here. */
  hostname?: string
  /** Names the first item and no other; without it, its content does. */
  seed?: string
  /** UIDs of entries of a calendar that have none, in the order of the items. */
  uids?: readonly (string | undefined)[]
}

export function writeDocument(
  items: readonly Item[],
  format: DocumentFormat,
  options: WriteDocumentOptions = {},
): Uint8Array {
  const [first] = items
  if (!first) throw new Failure('invalid', 'there is no item to write')
  if (formats[format].holds === 'one' && items.length > 1) {
    throw new Failure('unsupported', `${formats[format].what} holds one item, and there are ${items.length}`)
  }
  switch (format) {
    case 'eml':
      if (kindOf(first) !== 'mail') {
        throw new Failure(
          'unsupported',
          `${first.properties.get(P.MessageClass)} is no mail; .msg, .ics or .vcf takes it`,
        )
      }
      return mailBytes(first, options)
    case 'msg':
      return exportMsg(first)
    case 'tnef':
      return exportTnef(first)
    case 'rtf':
      return bodiesOf(wholeProperties(first)).rtf()
    case 'ics':
      for (const item of items) demandCalendar(item)
      return Buffer.from(
        exportCalendar(items, {
          stampMillis: options.stampMillis ?? 0,
          ...(items.length > 1 && { method: 'PUBLISH' }),
          ...(options.uids && { uids: options.uids }),
        }),
      )
    case 'vcf':
      return Buffer.concat(items.map((item) => Buffer.from(cardText(item))))
  }
}

/** The mail as it came, to the byte, where the item has it. */
export function mailBytes(item: Item, { seed, hostname = 'localhost' }: WriteDocumentOptions = {}): Uint8Array {
  if (item.source) return item.source.bytes
  return exportMail(withReadableBody(item), { seed: seed ?? seedOf(item), hostname, bcc: true })
}

/** Mail has no RTF: what only an RTF says becomes HTML and text. */
function withReadableBody(item: Item): Item {
  const { properties } = item
  if (properties.has(P.Body) || properties.has(P.Html) || properties.has(P.BodyHtml)) return item
  const bodies = bodiesOf(properties)
  if (bodies.native !== 'rtf') return item
  const copy = properties.copy()
  if (bodies.encapsulated !== 'text') copy.set(P.Html, Buffer.from(bodies.html())).set(P.InternetCodepage, 65001)
  copy.set(P.Body, bodies.text())
  return { ...item, properties: copy }
}

function seedOf({ properties }: Item): string {
  const time = properties.get(P.ClientSubmitTime) ?? properties.get(P.CreationTime)
  const text = [properties.get(P.InternetMessageId), properties.get(P.Subject), time && fileTime.toMilliseconds(time)]
  return createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 24)
}

/** Failure: it has no place in a calendar file. */
export function demandCalendar(item: Item): void {
  const messageClass = item.properties.get(P.MessageClass) ?? ''
  const kind = kindOf(item)
  if (kind === 'contact' || (kind === 'mail' && !/^ipm\.schedule\.meeting/i.test(messageClass))) {
    throw new Failure('unsupported', `${messageClass} has no place in a calendar file`)
  }
}

function cardText(item: Item): string {
  if (kindOf(item) !== 'contact') {
    throw new Failure('unsupported', `${item.properties.get(P.MessageClass) ?? 'a mail'} is no contact`)
  }
  return writeCard(contactCard(item, { content: (attachment) => contentBytes(item, attachment) }))
}
