/** A PST on the disk, read in pieces. Synchronous, as the reader of PST files demands: commands and threads of their own use it. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { PstSource } from '#codec/pst/index.ts'

export interface FileSource extends PstSource {
  close(): void
}

export function openFileSource(path: string): FileSource {
  const file = openSync(path, 'r')
  return {
    size: fstatSync(file).size,
    read(offset, length) {
      const bytes = new Uint8Array(length)
      let done = 0
      while (done < length) {
        const count = readSync(file, bytes, done, length - done, offset + done)
        if (count === 0) break
        done += count
      }
      return done === length ? bytes : bytes.subarray(0, done)
    },
    close: () => closeSync(file),
  }
}
