/** New items on their way into a folder. [MS-OXWSCORE] 3.1.4.2 */
import { LayoutError } from '#codec/binary/index.ts'
import { importCalendar } from '#convert/calendar/index.ts'
import { importContacts } from '#convert/contact/index.ts'
import { type Item, P } from '#model'
import { patchOf } from '#groupware/items/load.ts'
import type { Flag, Folder, FolderId, Mailbox, MessageRow, NewMessage, Transaction } from '#store'
import type { Call } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import type { WriteContext } from '../fields/context.ts'
import type { Draft } from '../fields/field.ts'
import { type ItemKind, kindOfClass } from '../fields/kinds.ts'
import type { Plain } from '../fields/values.ts'
import { attachmentIdOf, itemIdOf } from '../ids/item-id.ts'
import { draftOf, mimeOfElement } from './draft.ts'

export interface NewItem {
  draft: Draft
  /** What its MIME form says, before anything else of the request; it goes on being its MIME form where nothing of it was changed. */
  mail: NewMessage | undefined
}

/** The item that an element describes. */
export async function newItem(call: Call, element: Plain, kind: ItemKind, context: WriteContext): Promise<NewItem> {
  const mime = mimeOfElement(element)
  if (!mime) return { draft: await draftOf(element, context, { kind }), mail: undefined }
  if (kind === 'CalendarItem' || kind === 'Contact' || kind === 'Task') {
    return {
      draft: await draftOf(element, context, { kind, from: documentItem(kind, mime, context) }),
      mail: undefined,
    }
  }
  if (kind === 'DistributionList') throw new EwsFailure('ErrorUnsupportedMimeConversion')
  const mail = await call.services.groupware.prepareMail(mime, {})
  const { properties, recipients, attachments } = mail
  const from: Item = { properties: properties.copy(), recipients: recipients.map((row) => row.copy()), attachments }
  return { draft: await draftOf(element, context, { kind, from }), mail }
}

/** A calendar or a card is what calendar items and contacts have as their MIME form. */
function documentItem(kind: ItemKind, bytes: Uint8Array, { zone, owner }: WriteContext): Item {
  try {
    const found =
      kind === 'Contact'
        ? importContacts(bytes)[0]
        : importCalendar(bytes, { zone, asAppointments: true, ...(owner && { owner: owner.address }) }).items.find(
            (one) => (kind === 'Task') === (one.kind === 'task'),
          )?.item
    if (found) return found
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
  }
  throw new EwsFailure('ErrorMimeContentInvalid')
}

export interface SaveOptions {
  draft: boolean
}

/** Read and draft, as a new item has them when nobody says otherwise: its maker knows it. */
export function flagsOfNew({ draft: { item, pending }, mail }: NewItem, { draft }: SaveOptions): Flag[] {
  const said = item.properties.get(P.MessageFlags)
  const isRead = pending.read ?? (said === undefined ? (mail?.flags?.includes('read') ?? true) : (said & 0x01) !== 0)
  const isDraft = said === undefined ? draft : (said & 0x08) !== 0
  return [...(isRead ? (['read'] as const) : []), ...(isDraft ? (['draft'] as const) : [])]
}

export type SavedRow = Pick<MessageRow, 'id' | 'folder' | 'class' | 'changeSeq'>

export async function saveNew(
  tx: Transaction,
  folder: FolderId,
  made: NewItem,
  options: SaveOptions,
): Promise<SavedRow> {
  const { draft, mail } = made
  const flags = flagsOfNew(made, options)
  const { item } = draft
  const messageClass = item.properties.get(P.MessageClass) ?? 'IPM.Note'
  if (!mail) {
    const { id, seq } = await tx.createMessage(folder, { ...item, flags })
    return { id, folder, class: messageClass, changeSeq: seq }
  }
  const { id, seq } = await tx.createMessage(folder, { ...mail, flags })
  const before = { ...mail, message: undefined as never, numbers: new Map() }
  const added = item.attachments.filter((one) => !mail.attachments.includes(one))
  const patch = patchOf(before, { ...item, attachments: added })
  if (!patch) return { id, folder, class: messageClass, changeSeq: seq }
  return { id, folder, class: messageClass, changeSeq: await tx.updateMessage(id, patch) }
}

/** What CreateItem answers for an item that lies in a folder. */
export async function createdElement(
  mailbox: Mailbox,
  row: SavedRow,
): Promise<{ kind: ItemKind } & Record<string, unknown>> {
  const element = { kind: kindOfClass(row.class), ItemId: itemIdOf(mailbox, row) }
  const attachments = (await mailbox.getMessage(row.id)).attachments.filter(
    ({ bag }) => bag.get(P.ExceptionStartTime) === undefined,
  )
  if (attachments.length === 0) return element
  const Attachments = attachments.map((one) => ({
    kind: one.bag.get(P.AttachMethod) === 5 ? 'ItemAttachment' : 'FileAttachment',
    AttachmentId: attachmentIdOf(mailbox, row as MessageRow, [one.number]),
  }))
  return { ...element, Attachments }
}

/** Folders have a kind, and calendars and address books take nothing else. [MS-OXWSCDATA] 2.2.5.24 */
export function checkFolder(kind: ItemKind, folder: Pick<Folder, 'class' | 'kind' | 'id'>): void {
  if (folder.kind === 'search') throw new EwsFailure('ErrorInvalidParentFolder')
  const isOf = (folderClass: string) => new RegExp(`^IPF\\.${folderClass}(\\.|$)`, 'i').test(folder.class)
  if (kind === 'CalendarItem' && !isOf('Appointment')) {
    throw new EwsFailure('ErrorCannotCreateCalendarItemInNonCalendarFolder')
  }
  if ((kind === 'Contact' || kind === 'DistributionList') && !isOf('Contact')) {
    throw new EwsFailure('ErrorCannotCreateContactInNonContactFolder')
  }
  if (kind === 'Task' && !isOf('Task')) throw new EwsFailure('ErrorCannotCreateTaskInNonTaskFolder')
  const isMail = folder.class === '' || isOf('Note') || isOf('Post')
  if (kind === 'PostItem' && !isMail) throw new EwsFailure('ErrorCannotCreatePostItemInNonMailFolder')
}
