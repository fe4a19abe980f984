/**
 * A download on its way: chunks as they are made, and the buffers that a client asks for. [MS-OXCFXICS] 3.2.5.8.1.1 ff.
 *
 * Nothing is made before somebody asks for it, and no more than one chunk and one buffer is in memory.
 */
import type { Chunk } from './chunk.ts'
import { cutBefore } from './chunk.ts'
import { Failure } from '#model'

/** [MS-OXCFXICS] 2.2.3.1.1.5.2 */
export const TransferStatus = { error: 0, partial: 1, noRoom: 2, done: 3 } as const
export type TransferStatus = keyof typeof TransferStatus

export interface Buffered {
  status: TransferStatus
  bytes: Uint8Array
}

export class TransferSource {
  readonly #chunks: AsyncIterator<Chunk>
  #chunk: Chunk | undefined
  #at = 0
  #ended = false

  constructor(chunks: AsyncIterable<Chunk>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** At most `size` bytes. Throws tooBig when not even the next atom fits. */
  async read(size: number): Promise<Buffered> {
    const parts: Uint8Array[] = []
    let room = size
    for (;;) {
      const chunk = await this.#next()
      if (!chunk) return { status: 'done', bytes: Buffer.concat(parts) }
      const left = chunk.bytes.length - this.#at
      if (left <= room) {
        parts.push(chunk.bytes.subarray(this.#at))
        room -= left
        this.#chunk = undefined
        continue
      }
      const cut = cutBefore(chunk, this.#at, this.#at + room)
      if (cut > this.#at) {
        parts.push(chunk.bytes.subarray(this.#at, cut))
        this.#at = cut
      } else if (parts.length === 0) throw new Failure('tooBig', 'the buffer is too small for an element')
      return { status: 'partial', bytes: Buffer.concat(parts) }
    }
  }

  async #next(): Promise<Chunk | undefined> {
    while (!this.#chunk && !this.#ended) {
      const { done, value } = await this.#chunks.next()
      if (done) this.#ended = true
      else if (value.bytes.length > 0) {
        this.#chunk = value
        this.#at = 0
      }
    }
    return this.#chunk
  }

  /** The client has gone: whoever makes the chunks may stop. */
  release(): void {
    this.#ended = true
    this.#chunk = undefined
    void this.#chunks.return?.()?.catch(() => undefined)
  }
}
