/**
 * A PST on the disk, read in pieces. Synchronous, as the reader of PST files demands: commands and threads of their own use it.
 *
 * The reader asks for blocks of some kilobytes that mostly lie one behind the other, and for pages of the trees between them, so
 * the file is read in windows, of which a few are kept.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { PstSource } from '#codec/pst/index.ts'

const WINDOW_SIZE = 64 << 10
const WINDOWS_KEPT = 8

export interface FileSource extends PstSource {
  close(): void
}

export function openFileSource(path: string): FileSource {
  const file = openSync(path, 'r')
  const { size } = fstatSync(file)
  const windows = new Map<number, Uint8Array>()

  function readAt(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length)
    let done = 0
    while (done < length) {
      const count = readSync(file, bytes, done, length - done, offset + done)
      if (count === 0) break
      done += count
    }
    return done === length ? bytes : bytes.subarray(0, done)
  }

  function window(index: number): Uint8Array {
    const known = windows.get(index)
    windows.delete(index)
    const bytes = known ?? readAt(index * WINDOW_SIZE, WINDOW_SIZE)
    windows.set(index, bytes)
    const [oldest] = windows.keys()
    if (windows.size > WINDOWS_KEPT) windows.delete(oldest as number)
    return bytes
  }

  return {
    size,
    read(offset, length) {
      if (length >= WINDOW_SIZE) return readAt(offset, length)
      const first = Math.floor(offset / WINDOW_SIZE)
      const start = offset - first * WINDOW_SIZE
      const bytes = window(first)
      // A copy: the caller may change it.
      if (start + length <= WINDOW_SIZE) return bytes.slice(start, start + length)
      const both = new Uint8Array(length)
      const head = bytes.subarray(start)
      both.set(head)
      const rest = window(first + 1).subarray(0, length - (WINDOW_SIZE - start))
      both.set(rest, head.length)
      return both.subarray(0, head.length + rest.length)
    },
    close: () => closeSync(file),
  }
}
