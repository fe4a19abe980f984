/**
 * Header text that is not worth words: many messages' in one compressed block, read through when a search asks for header
 * fields that have none. Headers of one mailbox are much alike: together they take a tenth of their room.
 *
 *   u32 count · count × { f64 message · u32 end of its text } · the texts, folded, UTF-8, one after the other
 *
 * A message that is indexed anew goes into the newest block; search_message says which block counts.
 */
import { Buffer } from 'node:buffer'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Query } from '../engine/engine.ts'
import { sql } from '../engine/sql.ts'
import type { MessageId } from '../types.ts'
import { breathing } from '../view/breath.ts'

const fullBlock = { messages: 256, bytes: 256 * 1024 }
const entrySize = 12
const maxBlockBytes = 256 << 20

interface Block {
  id: number
  entries: { message: MessageId; text: Uint8Array }[]
  size: number
}

/** Appends to the newest block and begins new ones; returns the block of each message. */
export async function appendHeaders(q: Query, texts: ReadonlyMap<MessageId, string>): Promise<Map<MessageId, number>> {
  const places = new Map<MessageId, number>()
  if (texts.size === 0) return places
  let block = await newestBlock(q)
  let changed = false
  for (const [message, text] of texts) {
    if (block.entries.length >= fullBlock.messages || block.size >= fullBlock.bytes) {
      if (changed) await write(q, block)
      block = { id: block.id + 1, entries: [], size: 0 }
    }
    const bytes = Buffer.from(text, 'utf8')
    block.entries.push({ message, text: bytes })
    block.size += bytes.length
    changed = true
    places.set(message, block.id)
  }
  await write(q, block)
  return places
}

/** Messages whose header text contains the needle; some of them may have been indexed anew since. */
export async function* headersWith(q: Query, needle: string): AsyncGenerator<{ block: number; messages: MessageId[] }> {
  const breath = breathing()
  const wanted = Buffer.from(needle, 'utf8')
  for (let after = 0; ; ) {
    const rows = await q.all<{ id: number; data: Uint8Array }>(sql`
      select id, data from search_header where mailbox = ${q.key} and id > ${after} order by id limit 8`)
    if (rows.length === 0) return
    for (const { id, data } of rows) {
      const messages = messagesWith(unpacked(data), wanted)
      if (messages.length > 0) yield { block: id, messages }
      after = id
      await breath()
    }
  }
}

function messagesWith(bytes: Buffer, needle: Buffer): MessageId[] {
  const count = bytes.readUInt32LE(0)
  const texts = 4 + count * entrySize
  const found: MessageId[] = []
  let index = 0
  for (let at = bytes.indexOf(needle, texts); at >= 0; ) {
    while (texts + bytes.readUInt32LE(4 + index * entrySize + 8) <= at) index++
    const end = texts + bytes.readUInt32LE(4 + index * entrySize + 8)
    // A hit across the end of one text is none; the next may begin within.
    if (at + needle.length <= end) {
      found.push(bytes.readDoubleLE(4 + index * entrySize))
      at = bytes.indexOf(needle, end)
    } else at = bytes.indexOf(needle, at + 1)
  }
  return found
}

async function newestBlock(q: Query): Promise<Block> {
  const row = await q.get<{ id: number; count: number; size: number; data: Uint8Array }>(sql`
    select id, count, size, data from search_header where mailbox = ${q.key} order by id desc limit 1`)
  if (!row) return { id: 1, entries: [], size: 0 }
  if (row.count >= fullBlock.messages || row.size >= fullBlock.bytes) return { id: row.id + 1, entries: [], size: 0 }
  const bytes = unpacked(row.data)
  const count = bytes.readUInt32LE(0)
  const texts = 4 + count * entrySize
  const entries: Block['entries'] = []
  let start = texts
  for (let index = 0; index < count; index++) {
    const end = texts + bytes.readUInt32LE(4 + index * entrySize + 8)
    entries.push({ message: bytes.readDoubleLE(4 + index * entrySize), text: bytes.subarray(start, end) })
    start = end
  }
  return { id: row.id, entries, size: row.size }
}

async function write(q: Query, { id, entries, size }: Block): Promise<void> {
  const head = Buffer.alloc(4 + entries.length * entrySize)
  head.writeUInt32LE(entries.length, 0)
  let end = 0
  entries.forEach(({ message, text }, index) => {
    end += text.length
    head.writeDoubleLE(message, 4 + index * entrySize)
    head.writeUInt32LE(end, 4 + index * entrySize + 8)
  })
  const data = zstdCompressSync(Buffer.concat([head, ...entries.map(({ text }) => text)]))
  await q.run(sql`delete from search_header where mailbox = ${q.key} and id = ${id}`)
  await q.run(sql`insert into search_header (mailbox, id, count, size, data)
    values (${q.key}, ${id}, ${entries.length}, ${size}, ${data})`)
}

function unpacked(data: Uint8Array): Buffer {
  return zstdDecompressSync(data, { maxOutputLength: maxBlockBytes })
}
