/**
 * FastTransfer streams on the client's side: downloads as tokens, uploads from tokens, whole items. [MS-OXCFXICS] 3.3.5.8
 *
 *   for await (const token of tokensOf(source)) …            // what RopFastTransferSourceGetBuffer gives
 *   await upload(message, copyTo, tokens)                     // into an object that is open
 *
 * Neither side is ever in memory as a whole: values above 64 KB are tokens of their own, piece by piece.
 */
import { type Item, makeTag, type NamedProperty, PropertyType, tagId } from '#model'
import { type Chunk, ChunkWriter, rawChunk } from '#model/fast-transfer/chunk.ts'
import { ItemAssembler } from '#model/fast-transfer/item-assembler.ts'
import { Lexer, type Token } from '#model/fast-transfer/lexer.ts'
import { TransferSource } from '#model/fast-transfer/source.ts'
import { fastTransferDestinationConfigure } from '#protocols/mapi/rop/layouts/fast-transfer-destination-configure.ts'
import { fastTransferDestinationPutBuffer } from '#protocols/mapi/rop/layouts/fast-transfer-destination-put-buffer.ts'
import { fastTransferSourceGetBuffer } from '#protocols/mapi/rop/layouts/fast-transfer-source-get-buffer.ts'
import { MapiObject } from './mapi-object.ts'

export type { Token }
export type Tokens = Iterable<Token> | AsyncIterable<Token>

/** What an upload goes into. [MS-OXCFXICS] 2.2.3.1.2.1.1 */
export const Upload = { copyTo: 1, copyProperties: 2, copyMessages: 3, copyFolder: 4 } as const

const asMuchAsFits = 0xbabe
const done = 3
/** One buffer of an upload, with room for what stands around it. */
const pieceBytes = 0x7000
const chunkBytes = 32 * 1024

/** Counts what went by. */
export interface Traffic {
  bytes: number
}

export async function* tokensOf(source: MapiObject, traffic: Traffic = { bytes: 0 }): AsyncGenerator<Token> {
  const lexer = new Lexer()
  for (;;) {
    const answers = await source.place.client.callMany(
      fastTransferSourceGetBuffer,
      { bufferSize: asMuchAsFits, maximumBufferSize: 0xffff },
      source.options(),
    )
    let status = 0
    for (const { value } of answers) {
      traffic.bytes += value.transferBuffer.length
      yield* lexer.push(value.transferBuffer)
      status = value.transferStatus
    }
    if (status === done) break
  }
  lexer.end()
}

export async function upload(target: MapiObject, sourceOperation: number, tokens: Tokens): Promise<void> {
  const { handle } = await target.call(fastTransferDestinationConfigure, { sourceOperation, copyFlags: 0 })
  const destination = new MapiObject(target.place, handle)
  for await (const transferData of buffers(tokens)) {
    await destination.call(fastTransferDestinationPutBuffer, { transferData })
  }
  await destination.release()
}

/** The bytes of tokens, cut where a server allows it. */
export async function* buffers(tokens: Tokens, size = pieceBytes): AsyncGenerator<Uint8Array> {
  const source = new TransferSource(chunksOf(tokens))
  for (;;) {
    const { status, bytes } = await source.read(size)
    if (bytes.length > 0) yield bytes
    if (status === 'done') return
  }
}

async function* chunksOf(tokens: Tokens): AsyncGenerator<Chunk> {
  const names = new Map<number, NamedProperty>()
  const writer = new ChunkWriter({ nameOf: (id) => names.get(id) })
  for await (const token of tokens) {
    if ('name' in token && token.name) names.set(tagId(token.tag), token.name)
    switch (token.kind) {
      case 'marker':
        writer.marker(token.marker)
        break
      case 'property':
        writer.property(token.tag, token.value)
        break
      case 'begin':
        // An 8-bit string goes on as it came.
        yield writer
          .header(token.charset ? makeTag(tagId(token.tag), PropertyType.string8) : token.tag, token.size)
          .take()
        break
      case 'data':
        yield rawChunk(token.bytes)
        break
      case 'end':
    }
    if (writer.size >= chunkBytes) yield writer.take()
  }
  if (writer.size > 0) yield writer.take()
}

/** A message as a whole, its attachments among it: for who compares or shows one. */
export async function readItem(tokens: Tokens): Promise<Item> {
  const blobs = new Map<string, Uint8Array>()
  const assembler = new ItemAssembler({
    async putBlob(content) {
      const parts: Uint8Array[] = []
      if (content instanceof Uint8Array) parts.push(content)
      else for await (const piece of content) parts.push(piece.slice())
      const bytes = new Uint8Array(Buffer.concat(parts))
      const blob = String(blobs.size)
      blobs.set(blob, bytes)
      return { blob, size: bytes.length }
    },
  })
  for await (const token of tokens) await assembler.take(token)
  return withBytes(assembler.item, blobs)
}

function withBytes(item: Item, blobs: ReadonlyMap<string, Uint8Array>): Item {
  for (const attachment of item.attachments ?? []) {
    const { content, embedded } = attachment
    if (content && 'blob' in content) attachment.content = { bytes: blobs.get(content.blob) as Uint8Array }
    if (embedded) withBytes(embedded, blobs)
  }
  return item
}
