/**
 * A file that fits into memory becomes items, whatever its format. A file that is damaged gives what can be had, and says
 * what is missing; one that is not of its format at all is a LayoutError.
 */
import { LayoutError } from '#codec/binary/index.ts'
import { isRtf } from '#codec/rtf/index.ts'
import { readCards } from '#codec/vcard/index.ts'
import { Bag, type Item } from '#model'
import { setBody } from '../bodies/index.ts'
import { importCalendar } from '../calendar/index.ts'
import { contactItem } from '../contact/index.ts'
import { importMail } from '../mail/index.ts'
import { importMsg } from '../msg/index.ts'
import { importTnef } from '../tnef/index.ts'
import type { DocumentFormat } from './format.ts'

export interface ReadItem {
  item: Item
  /** What the file calls it: the UID of an entry of a calendar or a contact. */
  uid?: string
}

export interface ReadDocument {
  items: ReadItem[]
  problems: string[]
}

export function readDocument(bytes: Uint8Array, format: DocumentFormat): ReadDocument {
  switch (format) {
    case 'eml':
      return { items: [{ item: importMail(bytes) }], problems: [] }
    case 'msg': {
      const { item, problems } = importMsg(bytes)
      return { items: [{ item }], problems }
    }
    case 'tnef': {
      const { item, problems } = importTnef(bytes)
      return { items: [{ item }], problems }
    }
    case 'rtf':
      return { items: [{ item: rtfItem(bytes) }], problems: [] }
    case 'ics':
      return readCalendar(bytes)
    case 'vcf':
      return readContacts(bytes)
  }
}

/** What is put into a calendar is no longer a message about a meeting. */
function readCalendar(bytes: Uint8Array): ReadDocument {
  const { items, problems } = importCalendar(bytes, { asAppointments: true })
  return {
    items: items.map(({ item, uid }) => (uid === undefined ? { item } : { item, uid })),
    problems: problems.map(({ line, problem }) => (line > 0 ? `line ${line}: ${problem}` : problem)),
  }
}

function readContacts(bytes: Uint8Array): ReadDocument {
  const items: ReadItem[] = []
  for (const card of readCards(bytes)) {
    const uid = card.properties.find(({ name }) => name === 'UID')?.value.trim()
    const item = contactItem(card)
    items.push(uid ? { item, uid } : { item })
  }
  if (items.length === 0) throw new LayoutError('there is no vCard in it', 0)
  return { items, problems: [] }
}

function rtfItem(bytes: Uint8Array): Item {
  if (!isRtf(bytes)) throw new LayoutError('is no RTF', 0)
  const properties = Bag.of({ MessageClass: 'IPM.Note', Subject: '' })
  setBody(properties, { rtf: bytes })
  return { properties, recipients: [], attachments: [] }
}
