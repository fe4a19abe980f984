/**
 * Content by its SHA-256: attachments, large bodies, large sources, queued mail. The same bytes are kept once, however
 * many mailboxes refer to them.
 *
 *   DATA/blobs/ab/ab12…   frames (blob-file.ts)       DATA/blobs/ab/ab12….trash   waits to be deleted
 *
 * A blob is put before the write that refers to it, so for a while nobody refers to it. Collection therefore leaves alone
 * what was put, or put again, within a day, and has two phases: what is unreferenced is first renamed to .trash, where a
 * put or a get still finds it and brings it back, and deleted only by a collection a day later that finds it unreferenced
 * again. A put of existing content sets the time of the file; collection looks at the time once more after the rename.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '#model'
import { frameSize, frameSource, FrameWriter, readIndex } from './blob-file.ts'
import type { ByteSource } from './types.ts'

/** What keeps blobs; the file system here. */
export interface Blobs {
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ blob: string; size: number }>
  /** Throws notFound. */
  get(blob: string): Promise<ByteSource>
  /** All addresses, in no order. */
  list(): AsyncGenerator<string>
  /** Bytes on disk. */
  diskSize(blob: string): Promise<number>
  /** Removes what `isReferenced` does not know; call it with a mark that began after `now`. */
  collect(
    isReferenced: (blob: string) => boolean,
    now: number,
  ): Promise<{ trashed: number; deleted: number; bytes: number }>
}

const graceMilliseconds = 24 * 3600 * 1000
const trash = '.trash'

export class FileBlobs implements Blobs {
  readonly #root: string
  readonly #drafts: string
  /** Folders of blobs whose names are on the disk. */
  readonly #made = new Set<string>()

  constructor(data: string) {
    this.#root = join(data, 'blobs')
    this.#drafts = join(this.#root, 'new')
    mkdirSync(this.#drafts, { recursive: true, mode: 0o700 })
  }

  async put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ blob: string; size: number }> {
    try {
      if (!(content instanceof Uint8Array)) return await this.#write(content)
      const blob = createHash('sha256').update(content).digest('hex')
      if (await this.#touch(blob)) return { blob, size: content.length }
      return await this.#write([content], blob)
    } catch (error) {
      throw unavailable(error)
    }
  }

  /** `known`: the address, of which it is known that nothing is there; another one that writes the same writes the same bytes. */
  async #write(
    chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    known?: string,
  ): Promise<{ blob: string; size: number }> {
    const draft = join(this.#drafts, randomUUID())
    const file = await open(draft, 'wx', 0o600)
    let moved = false
    try {
      const hash = known === undefined ? createHash('sha256') : undefined
      const frames = new FrameWriter()
      for await (const chunk of chunks) {
        // A large chunk would hold the thread for as long as it takes to compress all of it.
        for (let at = 0; at < chunk.length; at += frameSize) {
          const piece = chunk.subarray(at, at + frameSize)
          hash?.update(piece)
          for (const frame of frames.add(piece)) await writeAll(file, frame)
        }
      }
      for (const bytes of frames.end()) await writeAll(file, bytes)
      const blob = known ?? (hash?.digest('hex') as string)
      if (known !== undefined || !(await this.#touch(blob))) {
        await file.sync()
        const folder = await this.#folder(blob)
        await rename(draft, this.#path(blob))
        moved = true
        await syncFolder(folder)
      }
      return { blob, size: frames.size }
    } finally {
      await file.close()
      if (!moved) await rm(draft, { force: true })
    }
  }

  async #folder(blob: string): Promise<string> {
    const folder = join(this.#root, blob.slice(0, 2))
    if (this.#made.has(folder)) return folder
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await syncFolder(this.#root)
    this.#made.add(folder)
    return folder
  }

  /** False when there is no such blob. */
  async #touch(blob: string): Promise<boolean> {
    const now = new Date()
    if (await succeeds(utimes(this.#path(blob), now, now))) return true
    return (await this.#rescue(blob)) && succeeds(utimes(this.#path(blob), now, now))
  }

  #rescue(blob: string): Promise<boolean> {
    return succeeds(rename(this.#path(blob) + trash, this.#path(blob)))
  }

  async get(blob: string): Promise<ByteSource> {
    const openFile = async (): Promise<FileHandle> => {
      try {
        return await open(this.#path(blob), 'r')
      } catch (error) {
        if (!isAbsent(error)) throw unavailable(error)
      }
      if (!(await this.#rescue(blob))) throw new Failure('notFound', `blob ${blob}`)
      return open(this.#path(blob), 'r')
    }
    const file = await openFile()
    try {
      return frameSource(await readIndex(file), openFile)
    } finally {
      await file.close()
    }
  }

  async *list(): AsyncGenerator<string> {
    for (const folder of await readdir(this.#root)) {
      if (folder.length !== 2) continue
      for (const name of await readdir(join(this.#root, folder))) if (!name.endsWith(trash)) yield name
    }
  }

  async diskSize(blob: string): Promise<number> {
    return (await stat(this.#path(blob))).size
  }

  async collect(
    isReferenced: (blob: string) => boolean,
    now: number,
  ): Promise<{ trashed: number; deleted: number; bytes: number }> {
    const done = { trashed: 0, deleted: 0, bytes: 0 }
    const isOld = async (path: string) => {
      const info = await stat(path).catch(() => undefined)
      return info !== undefined && info.mtimeMs < now - graceMilliseconds
    }
    for (const folder of await readdir(this.#root)) {
      if (folder.length !== 2) continue
      for (const name of await readdir(join(this.#root, folder))) {
        const path = join(this.#root, folder, name)
        if (name.endsWith(trash)) {
          const blob = name.slice(0, -trash.length)
          const info = await stat(path).catch(() => undefined)
          if (isReferenced(blob)) await this.#rescue(blob)
          // The rename to .trash set the time of change of the inode, not that of the content.
          else if (info && info.ctimeMs < now - graceMilliseconds) {
            await rm(path, { force: true })
            done.deleted++
            done.bytes += info.size
          }
        } else if (!isReferenced(name) && (await isOld(path))) {
          await rename(path, path + trash).catch(() => {})
          if (await isOld(path + trash)) done.trashed++
          else await this.#rescue(name)
        }
      }
    }
    for (const name of await readdir(this.#drafts)) {
      const path = join(this.#drafts, name)
      if (await isOld(path)) await rm(path, { force: true })
    }
    return done
  }

  #path(blob: string): string {
    if (!/^[0-9a-f]{64}$/.test(blob)) throw new Failure('notFound', 'blob')
    return join(this.#root, blob.slice(0, 2), blob)
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** False when the file is not there. */
async function succeeds(work: Promise<void>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (isAbsent(error)) return false
    throw error
  }
}

function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

/** An error of the file system; errors of the producer of the content pass as they are. */
function unavailable(error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  return code !== undefined && syscall !== undefined
    ? new Failure('unavailable', `blobs: ${code} (${syscall})`, { cause: error })
    : error
}
