/**
 * PidTagConversationIndex, the place of a message in its thread, and PidTagConversationId. [MS-OXOMSG] 2.2.1.2, 2.2.1.3
 *
 *   0   0x01
 *   1   the upper 40 bits of a FILETIME, most significant byte first      precision 1.7 s
 *   6   16 bytes of the thread
 *   22  5 bytes for each answer: how long after the first, random bits
 *
 * Outlook up to 2007 (and MAPI's ScCreateConversationIndex) leave the 0x01 away, which is also the first byte of every
 * FILETIME of our time, and write 48 bits of it: the second byte tells the two forms apart.
 */
import { createHash, randomBytes } from 'node:crypto'

const headerSize = 22
const levelSize = 5
/** Longer ones do not come from a conversation. */
const maxLevels = 1000

export type ConversationIndex = {
  /** When the conversation began: FILETIME. */
  time: bigint
  /** 16 bytes that all messages of the thread have. */
  thread: Uint8Array
  levels: { time: bigint; random: number; level: number }[]
}

/** The index of a message that begins a conversation. */
export function newConversationIndex(time: bigint, thread: Uint8Array = randomBytes(16)): Uint8Array {
  const index = new Uint8Array(headerSize)
  index[0] = 0x01
  for (let i = 0; i < 5; i++) index[1 + i] = Number((time >> BigInt(56 - 8 * i)) & 0xffn)
  index.set(thread, 6)
  return index
}

/** The index of an answer. Without a usable index of the message answered, a new conversation begins. */
export function answerConversationIndex(
  parent: Uint8Array | undefined,
  time: bigint,
  random: number = randomBytes(1)[0] as number,
): Uint8Array {
  const parsed = parent && parseConversationIndex(parent)
  if (!parent || !parsed) return newConversationIndex(time)
  const index = new Uint8Array(parent.length + levelSize)
  index.set(parent)
  const passed = time > parsed.time ? time - parsed.time : 0n
  // 31 bits of the time that passed: fine for a year and a half, coarse beyond.
  const coarse = passed >> 18n > 0x7fffffffn
  const delta = Number((coarse ? passed >> 23n : passed >> 18n) & 0x7fffffffn)
  const at = parent.length
  index[at] = (delta >>> 24) | (coarse ? 0x80 : 0)
  index[at + 1] = delta >>> 16
  index[at + 2] = delta >>> 8
  index[at + 3] = delta
  index[at + 4] = (random & 0x0f) << 4
  return index
}

/** undefined for what is no index. */
export function parseConversationIndex(index: Uint8Array): ConversationIndex | undefined {
  const levelBytes = index.length - headerSize
  if (levelBytes < 0 || levelBytes % levelSize !== 0 || levelBytes / levelSize > maxLevels || index[0] !== 0x01) {
    return undefined
  }
  const time = headerTime(index)
  const levels = []
  for (let at = headerSize; at < index.length; at += levelSize) {
    const [a, b, c, d, e] = index.subarray(at, at + levelSize) as Uint8Array & [number, number, number, number, number]
    const delta = BigInt(((a & 0x7f) << 24) | (b << 16) | (c << 8) | d)
    levels.push({ time: time + (delta << (a & 0x80 ? 23n : 18n)), random: e >>> 4, level: e & 0x0f })
  }
  return { time, thread: index.slice(6, headerSize), levels }
}

function headerTime(index: Uint8Array): bigint {
  let time = 0n
  const old = (index[1] as number) > 2
  for (let i = old ? 0 : 1; i < 6; i++) time = (time << 8n) | BigInt(index[i] as number)
  return time << (old ? 16n : 24n)
}

/** PidTagConversationId; undefined when the message has nothing that it follows from. */
export function conversationId(message: {
  index: Uint8Array | undefined
  tracking: boolean | undefined
  topic: string | undefined
}): Uint8Array | undefined {
  const { index, tracking, topic } = message
  if (tracking && index && index.length >= headerSize && index[0] === 0x01) return index.slice(6, headerSize)
  if (topic === undefined || topic === '') return undefined
  const text = topic.replaceAll('\0', '').slice(0, 255).toUpperCase()
  return new Uint8Array(createHash('md5').update(Buffer.from(text, 'utf16le')).digest())
}
