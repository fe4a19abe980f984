/**
 * A subscription, and its id, which says all of it: who, which mailbox, folders and events, since when. So an id is good in
 * every thread and after a restart, and nothing has to be kept for a client that never comes back. [MS-OXWSNTIF] 2.2.4
 *
 *   u8 1 (form) · u8 kind · u8 events · u16 minutes · user GUID · mailbox GUID · u48 seq · u32 nonce · u16 count · count × u48
 *   folder · u16 checksum; base64. No folder: all of them.
 */
import { randomInt } from 'node:crypto'
import { guidBytes, guidText } from '#codec/binary/index.ts'
import type { FolderId, MailboxId, Seq } from '#store'
import type { NotificationEventTypeType } from '../schema/index.ts'

const kinds = { pull: 1, push: 2, streaming: 3 } as const
export type SubscriptionKind = keyof typeof kinds
export type EventType = NotificationEventTypeType

const eventBits: Readonly<Record<EventType, number>> = {
  CopiedEvent: 1,
  CreatedEvent: 2,
  DeletedEvent: 4,
  ModifiedEvent: 8,
  MovedEvent: 16,
  NewMailEvent: 32,
  FreeBusyChangedEvent: 64,
}

export interface Subscription {
  id: string
  kind: SubscriptionKind
  events: ReadonlySet<EventType>
  /** Of pull: unused for so long, it ends. Of push: between two signs of life. */
  minutes: number
  user: string
  mailbox: MailboxId
  /** What changes after it is told. */
  since: Seq
  /** undefined: all. */
  folders: ReadonlySet<FolderId> | undefined
}

const form = 1
const headBytes = 49
const mostFolders = 1000

export function makeSubscription(from: Omit<Subscription, 'id'>): Subscription {
  return { ...from, id: writeSubscription(from) }
}

function writeSubscription({ kind, events, minutes, user, mailbox, since, folders }: Omit<Subscription, 'id'>): string {
  const list = [...(folders ?? [])]
  const bytes = Buffer.alloc(headBytes + 2 + list.length * 6)
  bytes[0] = form
  bytes[1] = kinds[kind]
  bytes[2] = [...events].reduce((bits, event) => bits | eventBits[event], 0)
  bytes.writeUInt16BE(minutes, 3)
  bytes.set(guidBytes(user), 5)
  bytes.set(guidBytes(mailbox), 21)
  bytes.writeUIntBE(since, 37, 6)
  bytes.writeUInt32BE(randomInt(2 ** 32), 43)
  bytes.writeUInt16BE(list.length, 47)
  for (const [index, folder] of list.entries()) bytes.writeUIntBE(folder, headBytes + index * 6, 6)
  bytes.writeUInt16BE(checksum(bytes), bytes.length - 2)
  return bytes.toString('base64')
}

/** undefined: it is none. */
export function readSubscription(id: string): Subscription | undefined {
  const bytes = Buffer.from(id, 'base64')
  if (bytes.length < headBytes + 2 || bytes[0] !== form) return undefined
  const count = bytes.readUInt16BE(47)
  if (count > mostFolders || bytes.length !== headBytes + 2 + count * 6) return undefined
  if (bytes.readUInt16BE(bytes.length - 2) !== checksum(bytes)) return undefined
  const kind = Object.entries(kinds).find(([, code]) => code === bytes[1])?.[0]
  if (kind === undefined) return undefined
  const folders = Array.from({ length: count }, (_, index) => bytes.readUIntBE(headBytes + index * 6, 6))
  const bits = bytes[2] as number
  return {
    id,
    kind: kind as SubscriptionKind,
    events: new Set((Object.keys(eventBits) as EventType[]).filter((event) => bits & eventBits[event])),
    minutes: bytes.readUInt16BE(3),
    user: guidText(bytes, 5),
    mailbox: guidText(bytes, 21),
    since: bytes.readUIntBE(37, 6),
    folders: count === 0 ? undefined : new Set(folders),
  }
}

function checksum(bytes: Uint8Array): number {
  let sum = 0x2b4d
  for (const byte of bytes.subarray(0, -2)) sum = ((sum << 5) ^ (sum >>> 11) ^ byte) & 0xffff
  return sum
}
