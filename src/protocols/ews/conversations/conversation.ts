/** What is said of a conversation: of its messages in one folder, and of all of them. [MS-OXWSCONV] 2.2.4.5 (ConversationType) */
import { fileTime, P } from '#model'
import type { Mailbox, MessageRow } from '#store'
import { writeDateTime } from '../dates.ts'
import type { ReadItem } from '../fields/field.ts'
import { xmlText } from '../fields/field.ts'
import { conversationIdOf, itemIdOf } from '../ids/item-id.ts'
import type { ConversationType, FlagStatusType, ImportanceChoicesType } from '../schema/index.ts'

/** What rows have to tell for it. */
export const conversationProperties = [
  P.ConversationTopic,
  P.SenderName,
  P.SentRepresentingName,
  P.SentRepresentingSmtpAddress,
  P.DisplayTo,
  P.FlagStatus,
  P.MessageDeliveryTime,
  P.Body,
] as const

const importances: readonly ImportanceChoicesType[] = ['Low', 'Normal', 'High']
/** [MS-OXOFLAG] 2.2.1.1 */
const COMPLETE = 1
const FLAGGED = 2

/** Newest first, both lists. */
export function conversationElement(
  mailbox: Mailbox,
  id: string,
  here: readonly ReadItem[],
  everywhere: readonly ReadItem[],
): ConversationType {
  const own = summary(mailbox, here)
  const all = summary(mailbox, everywhere)
  const newest = here[0]
  const address = newest?.properties.get(P.SentRepresentingSmtpAddress)
  const preview = newest?.properties.get(P.Body)
  return {
    ConversationId: conversationIdOf(mailbox, id),
    ConversationTopic: xmlText(newest?.properties.get(P.ConversationTopic) ?? ''),
    UniqueRecipients: own.recipients,
    GlobalUniqueRecipients: all.recipients,
    UniqueUnreadSenders: own.unreadSenders,
    GlobalUniqueUnreadSenders: all.unreadSenders,
    UniqueSenders: own.senders,
    GlobalUniqueSenders: all.senders,
    LastDeliveryTime: own.last,
    GlobalLastDeliveryTime: all.last,
    Categories: own.categories,
    GlobalCategories: all.categories,
    FlagStatus: own.flag,
    GlobalFlagStatus: all.flag,
    HasAttachments: own.attachments,
    GlobalHasAttachments: all.attachments,
    MessageCount: here.length,
    GlobalMessageCount: everywhere.length,
    UnreadCount: own.unread,
    GlobalUnreadCount: all.unread,
    Size: own.size,
    GlobalSize: all.size,
    ItemClasses: own.classes,
    GlobalItemClasses: all.classes,
    Importance: own.importance,
    GlobalImportance: all.importance,
    ItemIds: own.ids,
    GlobalItemIds: all.ids,
    InstanceKey: Buffer.from(id, 'hex'),
    ...(preview !== undefined && { Preview: xmlText(preview) }),
    ...(address && { SenderSMTPAddress: address }),
  }
}

function summary(mailbox: Mailbox, items: readonly ReadItem[]) {
  const rows = items.flatMap(({ row }) => row ?? [])
  const unread = items.filter(({ row }) => row && !row.flags.has('read'))
  const lists = {
    recipients: listed(items.flatMap(({ properties }) => (properties.get(P.DisplayTo) ?? '').split(';'))),
    senders: listed(items.map(senderOf)),
    unreadSenders: listed(unread.map(senderOf)),
    categories: listed(rows.flatMap(({ categories }) => [...categories])),
    classes: listed(rows.map((row) => row.class)),
    ids: rows.map((row) => ({ kind: 'ItemId' as const, ...itemIdOf(mailbox, row) })),
  }
  const received = Math.max(0, ...items.map(receivedAt))
  return {
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    flag: flagOf(items),
    unread: unread.length,
    last: writeDateTime(received),
    attachments: rows.some(({ hasAttachments }) => hasAttachments),
    size: Math.min(
      0x7fffffff,
      rows.reduce((sum, { size }) => sum + size, 0),
    ),
    importance: importances[Math.max(0, ...rows.map(({ importance }) => importance))] ?? 'Normal',
  } as Partial<typeof lists> & {
    flag: FlagStatusType
    unread: number
    last: string
    attachments: boolean
    size: number
    importance: ImportanceChoicesType
  }
}

function senderOf({ properties }: ReadItem): string {
  return properties.get(P.SentRepresentingName) ?? properties.get(P.SenderName) ?? ''
}

export function receivedAt({
  properties,
  row,
}: {
  properties: ReadItem['properties']
  row?: MessageRow | undefined
}): number {
  const time = properties.get(P.MessageDeliveryTime)
  return time === undefined ? (row?.received.getTime() ?? 0) : fileTime.toMilliseconds(time)
}

function flagOf(items: readonly ReadItem[]): FlagStatusType {
  const states = items.map(({ properties }) => properties.get(P.FlagStatus))
  return states.includes(FLAGGED) ? 'Flagged' : states.includes(COMPLETE) ? 'Complete' : 'NotFlagged'
}

/** Each once, without those that are empty. */
function listed(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => xmlText(text.trim())).filter((text) => text !== ''))]
}
