/** What fields need to know of a call. */
import { exportMail } from '#convert'
import { exportCalendar } from '#convert/calendar/index.ts'
import { exportContacts } from '#convert/contact/index.ts'
import { loadItem } from '#groupware/items/load.ts'
import { type Item, P } from '#model'
import type { FolderId, Mailbox } from '#store'
import type { Call } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import type { BodyShape, ReadContext, WriteContext } from '../fields/context.ts'
import type { ReadItem } from '../fields/field.ts'
import { type ItemKind, kindOfClass } from '../fields/kinds.ts'
import { emailOf } from '../fields/contact.ts'
import { plainOf, textOf } from '../fields/values.ts'
import { attachmentIdOf, conversationIdOf, itemIdOf, occurrenceIdOf } from '../ids/item-id.ts'
import { wholeItem } from './load.ts'

/** Milliseconds since 1970: groupware's clock. */
export function nowOf(call: Call): number {
  return call.services.groupware.calendar.now()
}

export async function readContext(call: Call, mailbox: Mailbox, shape: BodyShape): Promise<ReadContext> {
  const { store, directory, user } = call
  return {
    store,
    mailbox,
    directory,
    user,
    shape,
    precision: call.times.precision,
    since: (version) => call.since(version),
    owner: await ownerOf(call, mailbox),
    now: nowOf(call),
    rights: async (folder: FolderId) => (await mailbox.findFolder(folder))?.rights ?? 0,
    mime: (item) => mimeOf(call, mailbox, item),
    ids: {
      item: (row) => itemIdOf(mailbox, row),
      occurrence: (row, original) => occurrenceIdOf(mailbox, row, original),
      folder: (id) => ({ Id: call.folderIdText(mailbox, id) }),
      attachment: (row, path, occurrence) => attachmentIdOf(mailbox, row, path, occurrence),
      conversation: (id) => conversationIdOf(mailbox, id),
    },
  }
}

export async function writeContext(call: Call, mailbox: Mailbox): Promise<WriteContext> {
  const { directory, user } = call
  return {
    directory,
    user,
    owner: await ownerOf(call, mailbox),
    zone: call.times.zone,
    now: nowOf(call),
    findMember: (itemId) => findMember(call, itemId),
  }
}

/** Whose mailbox it is; undefined for the public store. */
export async function ownerOf(call: Call, mailbox: Mailbox) {
  if (mailbox.kind === 'public') return undefined
  if (mailbox.id === call.user.mailbox) return call.user
  return await call.directory.findByMailbox(mailbox.id)
}

/** Calendar items and tasks are calendars, contacts are cards, everything else is mail. [MS-OXWSCORE] 2.2.4.24 */
async function mimeOf(call: Call, mailbox: Mailbox, item: ReadItem) {
  const { groupware, hostname } = call.services
  const document = documentKinds[item.kind]
  if (item.row && !item.path && !item.occurrence && !document) {
    return (await groupware.mime(mailbox, item.row.id)).bytes.read()
  }
  const whole = (await wholeItem(call, item)) ?? (item.row && (await loadItem(call.store, mailbox, item.row.id)))
  if (!whole) return undefined
  if (document) return Buffer.from(document(whole, nowOf(call)))
  return exportMail(whole, { seed: call.requestId, hostname, bcc: true })
}

type Writer = (item: Item, now: number) => string
const asCalendar: Writer = (item, now) =>
  exportCalendar([item], { stampMillis: now, zoneNames: 'windows', method: 'PUBLISH' })
const asCard: Writer = (item) => exportContacts([item])
const documentKinds: Partial<Record<ItemKind, Writer>> = {
  CalendarItem: asCalendar,
  Task: asCalendar,
  Contact: asCard,
  DistributionList: asCard,
}

async function findMember(call: Call, itemId: unknown) {
  const { mailbox, id } = await call.item(textOf(plainOf(itemId).Id))
  const message = await mailbox.getMessage(id.item)
  const properties = await message.properties()
  const kind = kindOfClass(message.class)
  if (kind !== 'Contact' && kind !== 'DistributionList') throw new EwsFailure('ErrorInvalidPropertySet')
  const isList = kind === 'DistributionList'
  const address = isList ? '' : ([0, 1, 2].map((index) => emailOf(properties, index)).find((one) => one) ?? '')
  const name = properties.get(P.DisplayName) ?? properties.get(P.Subject) ?? address
  return { entryId: properties.get(P.EntryId) as Uint8Array, name, address, isList }
}
