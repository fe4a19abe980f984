/**
 * Which conversation a message belongs to: PidTagConversationId, IMAP THREADID. [MS-OXOMSG] 2.2.1.2
 *
 * It is that of the message it answers, when that lies in this mailbox (found by Message-ID); else the GUID in its
 * conversation index, when the client vouches for it (PidTagConversationIndexTracking); else the hash of its topic.
 * A message without a topic is a conversation of its own.
 */
import { createHash } from 'node:crypto'
import { type Bag, P } from '#model'
import { type Query, sql } from './engine/index.ts'

/** The first 48 bits of the SHA-256 of a Message-ID: the column `message.message_id_hash`. */
export function messageIdHash(messageId: string): number {
  return createHash('sha256').update(messageId.trim().replace(/^<|>$/g, '')).digest().readUIntBE(0, 6)
}

const maxReferences = 20

export async function conversationOf(q: Query, bag: Bag, topic: string, emailId: string): Promise<Uint8Array> {
  return (await answered(q, bag)) ?? tracked(bag) ?? hash(topic === '' ? `\0${emailId}` : topic.toUpperCase())
}

async function answered(q: Query, bag: Bag): Promise<Uint8Array | undefined> {
  const text = `${bag.get(P.InReplyToId) ?? ''} ${bag.get(P.InternetReferences) ?? ''}`
  if (text === ' ') return undefined
  const ids = text.match(/[^\s<>,;]+@[^\s<>,;]+/g)
  if (!ids) return undefined
  // The nearest ones count: what is answered, and the end of the references.
  const hashes = [...new Set([...ids.slice(0, 1), ...ids.slice(-maxReferences)])].map(messageIdHash)
  const row = await q.get<{ conversation: Uint8Array }>(sql`
    select conversation from message
    where mailbox = ${q.key} and message_id_hash ${sql.oneOf(hashes)} and message_id_hash is not null
    order by id desc limit 1`)
  return row?.conversation
}

function tracked(bag: Bag): Uint8Array | undefined {
  const index = bag.get(P.ConversationIndex)
  return bag.get(P.ConversationIndexTracking) && index && index.length >= 22 ? index.slice(6, 22) : undefined
}

function hash(topic: string): Uint8Array {
  return createHash('md5').update(Buffer.from(topic, 'utf16le')).digest()
}
