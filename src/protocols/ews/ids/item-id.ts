/** ItemId and its relatives as answers carry them: the id of an item and the version that the client is told of. */
import type { Mailbox, MessageRow } from '#store'
import { type ItemKind, kindOfClass } from '../fields/kinds.ts'
import type { AttachmentIdType, ItemIdType } from '../schema/index.ts'
import { type ObjectKind, writeChangeKey } from './change-key.ts'
import { writeId } from './id.ts'

type Row = Pick<MessageRow, 'id' | 'folder' | 'class' | 'changeSeq'>

const objectKinds: Readonly<Record<ItemKind, ObjectKind>> = {
  Item: 'message',
  Message: 'message',
  CalendarItem: 'calendarItem',
  Contact: 'contact',
  DistributionList: 'distributionList',
  MeetingMessage: 'meetingMessage',
  MeetingRequest: 'meetingRequest',
  MeetingResponse: 'meetingResponse',
  MeetingCancellation: 'meetingCancellation',
  Task: 'task',
  PostItem: 'post',
}

/** The change key is that of MAPI: reading an item does not change it. */
export function itemIdOf(mailbox: Mailbox, row: Row): ItemIdType {
  return { Id: itemIdText(mailbox, row), ChangeKey: changeKeyOf(mailbox, row) }
}

export function changeKeyOf(mailbox: Mailbox, row: Row): string {
  return writeChangeKey(objectKinds[kindOfClass(row.class)], mailbox.id, row.changeSeq)
}

export function itemIdText(mailbox: Mailbox, { id: item, folder }: Pick<MessageRow, 'id' | 'folder'>): string {
  return writeId({ kind: 'item', mailbox: mailbox.id, public: mailbox.kind === 'public', folder, item })
}

/** `original`: when the series has the occurrence, in minutes since 1601 of its zone. */
export function occurrenceIdOf(mailbox: Mailbox, row: Row, original: number): ItemIdType {
  const { id: item, folder } = row
  const Id = writeId({
    kind: 'item',
    mailbox: mailbox.id,
    public: mailbox.kind === 'public',
    folder,
    item,
    occurrence: original,
  })
  return { Id, ChangeKey: writeChangeKey('occurrence', mailbox.id, row.changeSeq) }
}

/** `path`: attachment numbers from the outermost. */
export function attachmentIdOf(
  mailbox: Mailbox,
  { id: item, folder }: Row,
  path: readonly number[],
  occurrence?: number,
): AttachmentIdType {
  return {
    Id: writeId({
      kind: 'item',
      mailbox: mailbox.id,
      public: mailbox.kind === 'public',
      folder,
      item,
      attachments: path,
      occurrence,
    }),
  }
}

export function conversationIdOf(mailbox: Mailbox, conversation: string): ItemIdType {
  return { Id: writeId({ kind: 'conversation', mailbox: mailbox.id, conversation }) }
}
