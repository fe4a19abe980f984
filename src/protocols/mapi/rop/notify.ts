/**
 * RopNotify: the server tells of an event that the client asked for, or of a change of a table. No request asks for it;
 * it stands behind the responses.
 *
 * Bytes:      [MS-OXCROPS] 2.2.14.2, [MS-OXCNOTIF] 2.2.1.4.1.2
 * Behaviour:  [MS-OXCNOTIF] 2.2.1.4.1
 */
import {
  asciiz,
  bytes,
  dependent,
  flags,
  mapped,
  named,
  optional,
  struct,
  type TypeOf,
  u16,
  u32,
  u8,
  utf16z,
  array,
  type Layout,
} from '#codec/binary/index.ts'
import { propertyTag } from '#model'
import { folderId, messageId } from './fields.ts'
import { NotificationFlag, NotificationType, TableEvent } from './notification-words.ts'

type Known = { flags?: number; tableEvent?: string | undefined }
const is =
  (...types: (keyof typeof NotificationType)[]) =>
  ({ flags = 0 }: Known) =>
    types.some((type) => (flags & 0x0fff) === NotificationType[type])
const has =
  (flag: keyof typeof NotificationFlag) =>
  ({ flags = 0 }: Known) =>
    (flags & NotificationFlag[flag]) !== 0
const both =
  (...all: ((known: Known) => boolean)[]) =>
  (known: Known) =>
    all.every((one) => one(known))
const row =
  (...events: (keyof typeof TableEvent)[]) =>
  ({ tableEvent }: Known) =>
    events.includes(tableEvent as keyof typeof TableEvent)

const aboutRow = row('rowAdded', 'rowDeleted', 'rowModified')
const withRow = row('rowAdded', 'rowModified')
const message = has('message')
const aboutObject = ({ flags = 0 }: Known) => !is('tableModified', 'extended')({ flags }) && (flags & 0x0fff) !== 0
const moved = is('objectMoved', 'objectCopied')
const inFolder = is('objectCreated', 'objectDeleted', 'objectMoved', 'objectCopied')
const needsParent = (known: Known) => inFolder(known) && (has('search')(known) ? message(known) : !message(known))

/** A list of tags; 0xFFFF says that there is no list. */
const changedTags: Layout<number[] | undefined> = mapped(
  struct({ count: u16, tags: dependent(({ count }) => array(count === 0xffff ? 0 : count, propertyTag)) }),
  ({ count, tags }) => (count === 0xffff ? undefined : tags),
  (tags) => ({ count: tags === undefined ? 0xffff : tags.length, tags: tags ?? [] }),
)

export const notificationData = struct({
  flags: flags(u16, { ...NotificationType, ...NotificationFlag }),
  tableEvent: optional(is('tableModified'), named(u16, TableEvent)),
  rowFolderId: optional(aboutRow, folderId),
  rowMessageId: optional(both(aboutRow, message), messageId),
  rowInstance: optional(both(aboutRow, message), u32),
  afterFolderId: optional(withRow, folderId),
  afterMessageId: optional(both(withRow, message), messageId),
  afterInstance: optional(both(withRow, message), u32),
  row: optional(withRow, bytes(u16)),
  folderId: optional(aboutObject, folderId),
  messageId: optional(both(aboutObject, message), messageId),
  parentFolderId: optional(needsParent, folderId),
  oldFolderId: optional(moved, folderId),
  oldMessageId: optional(both(moved, message), messageId),
  oldParentFolderId: optional(
    both(moved, (known) => !message(known)),
    folderId,
  ),
  tags: optional(is('objectCreated', 'objectModified'), changedTags),
  totalMessageCount: optional(has('total'), u32),
  unreadMessageCount: optional(has('unread'), u32),
  messageFlags: optional(is('newMail'), u32),
  unicode: optional(is('newMail'), u8),
  messageClass: optional(
    is('newMail'),
    dependent<string>(({ unicode }) => (unicode ? utf16z : asciiz), 1),
  ),
})

export type NotificationData = TypeOf<typeof notificationData>

export const notify = struct({ handle: u32, logonId: u8, data: notificationData })
export type Notification = TypeOf<typeof notify>
