/**
 * The file of one blob: zstd frames of 256 KiB of content each, and at the end the index that finds them.
 *
 *   frame 0 · frame 1 · … · frame n-1 · length[0..n-1] (u32 each) · size (u64) · n (u32) · 'KBL1'
 *
 * The high bit of a length says that the frame holds the content as it is, because zstd makes it no smaller. A range is
 * read by decompressing only the frames that it touches.
 */
import type { FileHandle } from 'node:fs/promises'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { looksCompressed } from './entropy.ts'
import type { ByteSource } from './types.ts'

export const frameSize = 256 * 1024
const magic = 0x314c424b
const trailerSize = 16
const rawBit = 0x80000000

const options = { params: { [constants.ZSTD_c_compressionLevel]: 3 } }

/** Cuts what comes into frames and gives out what belongs into the file. */
export class FrameWriter {
  size = 0
  #pending: Uint8Array[] = []
  #pendingSize = 0
  readonly #lengths: number[] = [];

  /** The frames that became full. */
  *add(chunk: Uint8Array): Generator<Uint8Array> {
    this.size += chunk.length
    while (this.#pendingSize + chunk.length >= frameSize) {
      const take = frameSize - this.#pendingSize
      this.#pending.push(chunk.subarray(0, take))
      chunk = chunk.subarray(take)
      yield this.#frame()
    }
    if (chunk.length > 0) {
      // The caller may use its buffer again.
      this.#pending.push(chunk.slice())
      this.#pendingSize += chunk.length
    }
  }

  *end(): Generator<Uint8Array> {
    if (this.#pendingSize > 0) yield this.#frame()
    const index = new DataView(new ArrayBuffer(this.#lengths.length * 4 + trailerSize))
    for (const [i, length] of this.#lengths.entries()) index.setUint32(i * 4, length, true)
    const at = this.#lengths.length * 4
    index.setBigUint64(at, BigInt(this.size), true)
    index.setUint32(at + 8, this.#lengths.length, true)
    index.setUint32(at + 12, magic, true)
    yield new Uint8Array(index.buffer)
  }

  #frame(): Uint8Array {
    const content = this.#pending.length === 1 ? (this.#pending[0] as Uint8Array) : Buffer.concat(this.#pending)
    this.#pending = []
    this.#pendingSize = 0
    const packed = looksCompressed(content) ? undefined : zstdCompressSync(content, options)
    const smaller = packed && packed.length < content.length ? packed : undefined
    this.#lengths.push(smaller?.length ?? content.length | rawBit)
    return smaller ?? content
  }
}

export type FrameIndex = { size: number; offsets: Float64Array; raw: Uint8Array }

export async function readIndex(file: FileHandle): Promise<FrameIndex> {
  const { size: fileSize } = await file.stat()
  const trailer = await readAt(file, fileSize - trailerSize, trailerSize)
  const count = trailer.getUint32(8, true)
  const start = fileSize - trailerSize - count * 4
  if (trailer.getUint32(12, true) !== magic || start < 0) throw new Error('damaged blob: no trailer')
  const lengths = await readAt(file, start, count * 4)
  const offsets = new Float64Array(count + 1)
  const raw = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const length = lengths.getUint32(i * 4, true)
    raw[i] = length >= rawBit ? 1 : 0
    offsets[i + 1] = (offsets[i] as number) + (length >= rawBit ? length - rawBit : length)
  }
  if (offsets[count] !== start) throw new Error('damaged blob: the index does not fit')
  return { size: Number(trailer.getBigUint64(0, true)), offsets, raw }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<DataView> {
  if (position < 0) throw new Error('damaged blob: too short')
  const buffer = new Uint8Array(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead !== length) throw new Error('damaged blob: too short')
  return new DataView(buffer.buffer)
}

/** `open` gives a handle of its own to each read, so that nothing stays open between reads. */
export function frameSource(index: FrameIndex, open: () => Promise<FileHandle>): ByteSource {
  async function* read(start = 0, end = index.size): AsyncGenerator<Uint8Array> {
    end = Math.min(end, index.size)
    if (start >= end) return
    const file = await open()
    try {
      for (let frame = Math.floor(start / frameSize); frame * frameSize < end; frame++) {
        const from = index.offsets[frame] as number
        const length = (index.offsets[frame + 1] as number) - from
        const bytes = new Uint8Array((await readAt(file, from, length)).buffer)
        const content = index.raw[frame] ? bytes : zstdDecompressSync(bytes, { maxOutputLength: frameSize })
        const base = frame * frameSize
        yield content.subarray(Math.max(0, start - base), Math.min(content.length, end - base))
      }
    } finally {
      await file.close()
    }
  }
  return { size: index.size, read, bytes: (start, end) => collect(read(start, end)) }
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return all.length === 1 ? (all[0] as Uint8Array) : Buffer.concat(all)
}

/** Bytes that are in memory anyway. */
export function memorySource(content: Uint8Array): ByteSource {
  return {
    size: content.length,
    inMemory: content,
    async *read(start = 0, end = content.length) {
      if (start < Math.min(end, content.length)) yield content.subarray(start, end)
    },
    bytes: async (start = 0, end = content.length) => content.subarray(start, end),
  }
}
