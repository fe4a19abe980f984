/**
 * Bytes that are written here and there before anybody knows how many they become: a stream of a property. Small ones lie
 * in memory, longer ones in a temporary file, so that a session never holds more than `inMemory` bytes of each.
 */
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { Failure } from '#model'

const inMemory = 1 << 20
/** No property is longer: PidTagAttachDataBinary and the sizes of streams are u32. [MS-OXCPRPT] 2.2.19.2 */
export const longestStream = 0x7fffffff
const piece = 256 * 1024

export class Spool {
  #memory = new Uint8Array(4096)
  #file: FileHandle | undefined
  #size = 0
  #closed = false

  get size(): number {
    return this.#size
  }

  async write(at: number, bytes: Uint8Array): Promise<void> {
    const end = at + bytes.length
    if (end > longestStream) throw new Failure('tooBig', 'stream')
    await this.#room(end)
    if (this.#file) await this.#file.write(bytes, 0, bytes.length, at)
    else this.#memory.set(bytes, at)
    this.#size = Math.max(this.#size, end)
  }

  async read(at: number, count: number): Promise<Uint8Array> {
    const length = Math.max(0, Math.min(count, this.#size - at))
    if (!this.#file) return this.#memory.slice(at, at + length)
    const bytes = new Uint8Array(length)
    const { bytesRead } = await this.#file.read(bytes, 0, length, at)
    return bytes.subarray(0, bytesRead)
  }

  /** Cuts, or lengthens with zeros. */
  async resize(size: number): Promise<void> {
    if (size > longestStream) throw new Failure('tooBig', 'stream')
    await this.#room(size)
    if (this.#file) await this.#file.truncate(size)
    else if (size < this.#size) this.#memory.fill(0, size, this.#size)
    this.#size = size
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < this.#size; at += piece) yield await this.read(at, piece)
  }

  async bytes(): Promise<Uint8Array> {
    return await this.read(0, this.#size)
  }

  /** What is read from it afterwards is nobody's business any more. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#memory = new Uint8Array(0)
    this.#size = 0
    this.#file?.close().catch(() => undefined)
    this.#file = undefined
  }

  async #room(end: number): Promise<void> {
    if (this.#file || end <= this.#memory.length) return
    if (end <= inMemory) {
      const grown = new Uint8Array(Math.min(inMemory, Math.max(end, this.#memory.length * 2)))
      grown.set(this.#memory)
      this.#memory = grown
      return
    }
    const path = join(tmpdir(), `kontor-stream-${randomUUID()}`)
    const file = await open(path, 'wx+', 0o600)
    // It has no name from now on: whatever happens, it goes with the process.
    await unlink(path)
    await file.write(this.#memory, 0, this.#size, 0)
    this.#file = file
    this.#memory = new Uint8Array(0)
  }
}
