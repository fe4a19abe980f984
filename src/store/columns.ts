/**
 * From the properties of a message to its row: the standing columns and the packed bag, made by the same function so that
 * they cannot differ. What the server computes (store/computed) does not stay in the bag.
 */
import {
  Bag,
  ExternalValue,
  fileTime,
  fold,
  N,
  type NamedProperties,
  P,
  packBag,
  type PackedBag,
  type Property,
} from '#model'
import { conversationOf, messageIdHash } from './conversation.ts'
import type { Query } from './engine/index.ts'
import { bitsOf, categoriesText, flagBit } from './flags.ts'
import type { Outside, PreparedItem } from './prepare.ts'
import type { FullMessageRecord } from './records.ts'
import { subjectParts } from './subject.ts'
import type { Flag } from './types.ts'

/** Columns and what the server computes; they are never kept in the bag. */
const notKept: readonly Property[] = [
  P.MessageClass,
  P.Subject,
  P.Importance,
  P.MessageSize,
  P.MessageSizeExtended,
  P.HasAttachments,
  P.DisplayTo,
  P.DisplayCc,
  P.DisplayBcc,
  P.EntryId,
  P.RecordKey,
  P.InstanceKey,
  P.SourceKey,
  P.ParentEntryId,
  P.ParentSourceKey,
  P.StoreEntryId,
  P.StoreRecordKey,
  P.MappingSignature,
  P.ObjectType,
  P.Access,
  P.AccessLevel,
  P.Mid,
  P.FolderId,
  P.InstID,
  P.ChangeNumber,
  P.CreationTime,
  P.LastModificationTime,
  P.ConversationId,
  N.Keywords,
]

/** Bits of PidTagMessageFlags that are not columns and not computed. [MS-OXCMSG] 2.2.1.6 */
const keptMessageFlags = 0x0004 | 0x0020 | 0x0100 | 0x0200 | 0x2000 | 0x4000 | 0x8000
const mfRead = 0x0001
const mfUnsent = 0x0008
/** MSGSTATUS_DELMARKED. [MS-OXCMSG] 2.2.1.8 */
const deleteMarkedStatus = 0x0008

export interface Columns
  extends Pick<
    FullMessageRecord,
    | 'flags'
    | 'categories'
    | 'class'
    | 'has_attachments'
    | 'importance'
    | 'subject_key'
    | 'sender_key'
    | 'to_key'
    | 'conversation'
    | 'message_id_hash'
    | 'size'
  > {
  bag: PackedBag
}

export interface ColumnsOf {
  properties: Bag
  recipients: readonly Bag[]
  hasAttachments: boolean
  long: ReadonlyMap<number | string, Outside>
  /** Tags that are read from the source. */
  derived: readonly number[]
  /** Sizes of everything but the bag. */
  contentSize: number
  sourceSize: number | undefined
  flags: readonly Flag[] | undefined
  emailId: string
}

export async function columnsOf(q: Query, names: NamedProperties, of: ColumnsOf): Promise<Columns> {
  const given = of.properties
  const kept = given.copy()
  for (const property of notKept) kept.delete(property)
  for (const [property] of of.long) replaceByExternal(kept, property, of.long)
  for (const tag of of.derived) kept.setTag(tag, new ExternalValue(0, noAddress))

  const { prefix, normalized } = subjectOf(given)
  if (given.has(P.Subject) || given.has(P.NormalizedSubject)) {
    kept.set(P.NormalizedSubject, normalized)
    if (prefix === '') kept.delete(P.SubjectPrefix)
    else kept.set(P.SubjectPrefix, prefix)
    if (kept.get(P.ConversationTopic) === normalized) kept.delete(P.ConversationTopic)
  }
  const display = displayLists(of.recipients)
  for (const [property, text] of [
    [P.DisplayTo, display.to],
    [P.DisplayCc, display.cc],
    [P.DisplayBcc, display.bcc],
  ] as const) {
    if (text !== '') kept.set(property, text)
  }
  const messageFlags = given.get(P.MessageFlags)
  if (messageFlags !== undefined) setBits(kept, P.MessageFlags, messageFlags & keptMessageFlags)
  const status = given.get(P.MessageStatus)
  if (status !== undefined) setBits(kept, P.MessageStatus, status & ~deleteMarkedStatus)

  const messageId = given.get(P.InternetMessageId)
  const topic = given.get(P.ConversationTopic) ?? normalized
  const bag = packBag(kept, names)
  return {
    flags: of.flags ? bitsOf(of.flags) | bitsOf(flagsFromBag(given, false)) : bitsOf(flagsFromBag(given, true)),
    categories: categoriesText(given.get(N.Keywords) ?? []),
    class: cleanText(given.get(P.MessageClass) ?? 'IPM.Note').slice(0, maxKey),
    has_attachments: of.hasAttachments ? 1 : 0,
    importance: clampImportance(given.get(P.Importance)),
    subject_key: key(normalized),
    sender_key: key(given.get(P.SentRepresentingName) ?? given.get(P.SenderName) ?? ''),
    to_key: key(display.to),
    conversation: await conversationOf(q, given, topic, of.emailId),
    message_id_hash: messageId ? messageIdHash(messageId) : null,
    size: of.sourceSize ?? bag.bytes.length + of.contentSize,
    bag,
  }
}

export const noAddress: Uint8Array = new Uint8Array(32)
const maxKey = 255

/** Folded, cut, without what PostgreSQL refuses. */
export function key(text: string): string {
  return cleanText(fold(text.slice(0, maxKey * 2))).slice(0, maxKey)
}

export function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole
}

function subjectOf(bag: Bag): { prefix: string; normalized: string } {
  const subject = bag.get(P.Subject)
  const prefix = bag.get(P.SubjectPrefix)
  if (subject !== undefined) return subjectParts(subject, prefix)
  return { prefix: prefix ?? '', normalized: bag.get(P.NormalizedSubject) ?? '' }
}

function replaceByExternal(kept: Bag, key: number | string, long: ReadonlyMap<number | string, Outside>): void {
  const outside = long.get(key)
  if (!outside) return
  for (const [property] of kept) {
    if (property.key !== key) continue
    const address = 'blob' in outside ? Buffer.from(outside.blob, 'hex') : noAddress
    ;(kept as { set(property: Property, value: unknown): Bag }).set(property, new ExternalValue(outside.size, address))
    return
  }
}

function setBits(bag: Bag, property: typeof P.MessageFlags | typeof P.MessageStatus, bits: number): void {
  if (bits === 0) bag.delete(property)
  else bag.set(property, bits)
}

function clampImportance(value: number | undefined): number {
  return value === 0 || value === 2 ? value : 1
}

/** PidTagLastVerbExecuted of [MS-OXOMSG], PidTagFlagStatus of [MS-OXOFLAG] 2.2.1.1. */
export const verb = { reply: 102, replyAll: 103, forward: 104 } as const
export const followUpFlagged = 2

/** What a client says with properties. Read and draft count only where no flags were given beside them. */
export function flagsFromBag(bag: Bag, withState: boolean): Flag[] {
  const flags: Flag[] = []
  const messageFlags = bag.get(P.MessageFlags) ?? 0
  if (withState && messageFlags & mfRead) flags.push('read')
  if (withState && messageFlags & mfUnsent) flags.push('draft')
  const last = bag.get(P.LastVerbExecuted)
  if (last === verb.reply || last === verb.replyAll) flags.push('answered')
  if (last === verb.forward) flags.push('forwarded')
  if (bag.get(P.FlagStatus) === followUpFlagged) flags.push('flagged')
  if ((bag.get(P.MessageStatus) ?? 0) & deleteMarkedStatus) flags.push('deleteMarked')
  return flags
}

const recipientTypeMask = 0x0f
const recipientType = { to: 1, cc: 2, bcc: 3 } as const

/** [MS-OXCMSG] 2.2.1.15 … 2.2.1.17: display names, separated by semicolons. */
export function displayLists(recipients: readonly Bag[]): { to: string; cc: string; bcc: string } {
  const of = (type: number) =>
    recipients
      .filter((one) => ((one.get(P.RecipientType) ?? recipientType.to) & recipientTypeMask) === type)
      .map((one) => one.get(P.DisplayName) ?? one.get(P.SmtpAddress) ?? one.get(P.EmailAddress) ?? '')
      .join('; ')
  return { to: of(recipientType.to), cc: of(recipientType.cc), bcc: of(recipientType.bcc) }
}

/** Attachments that a client hides (inline images of a signature) do not make a paper clip. [MS-OXCMSG] 2.2.1.2 */
export function hasVisibleAttachment(attachments: Iterable<{ properties: Bag }>): boolean {
  for (const { properties } of attachments) if (!properties.get(P.AttachmentHidden)) return true
  return false
}

export function isSource(prepared: PreparedItem): boolean {
  return prepared.source !== undefined
}

/** Milliseconds of a time property. */
export function timeOf(bag: Bag, property: typeof P.CreationTime): number | undefined {
  const time = bag.get(property)
  return time === undefined ? undefined : fileTime.toMilliseconds(time)
}

export { flagBit }
