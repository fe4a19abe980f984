/** Files of a folder, in an order that does not change, and read whole where they fit into memory. */
import { readdirSync, readFileSync, statSync } from 'node:fs'

/** Folders within folders: a link in a circle ends here. */
export const DEPTH_MAX = 64
const FILE_BYTES_MAX = 512 << 20

export function foldersIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name)
    .toSorted()
}

export function filesIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((each) => each.isFile() && !each.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted()
}

export function readWhole(path: string): { bytes: Uint8Array; modified: Date } | { failure: string } {
  try {
    const { size, mtime } = statSync(path)
    if (size > FILE_BYTES_MAX) return { failure: `a file of ${size} bytes is too large` }
    return { bytes: readFileSync(path), modified: mtime }
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error
    return { failure: (error as Error).message }
  }
}
