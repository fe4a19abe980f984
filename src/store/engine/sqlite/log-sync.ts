/**
 * Puts a write-ahead log on the disk, after commits that did not (docs/decisions/0018). SQLite keeps the file for as long
 * as the database is open, and takes its locks on others, so that a descriptor of our own is sound.
 */
import { closeSync, fdatasync, fdatasyncSync, fsyncSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { Failure } from '#model'

export interface Disk {
  /** In this thread. */
  sync(file: number): void
  /** In another one, while this one goes on. */
  syncElsewhere(file: number): Promise<void>
  /** The log may be new: its name has to be on the disk, too. */
  syncFolder(path: string): void
  now(): number
}

const realDisk: Disk = {
  sync: fdatasyncSync,
  syncElsewhere: promisify(fdatasync),
  syncFolder(path) {
    // Windows cannot open a folder; there the name is the file system's own affair.
    if (process.platform === 'win32') return
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  },
  now: () => performance.now(),
}

/**
 * Up to this, waiting costs less than asking another thread, all the more where processors are short; a slower disk must
 * not hold up the sessions of this one.
 */
const quickMilliseconds = 5

/** How long it lately took, all files together. */
export class SyncPace {
  #usualMilliseconds = 0

  get isQuick(): boolean {
    return this.#usualMilliseconds < quickMilliseconds
  }

  took(milliseconds: number): void {
    this.#usualMilliseconds += (milliseconds - this.#usualMilliseconds) / 8
  }
}

const threadPace = new SyncPace()

export class LogSync {
  readonly #path: string
  readonly #disk: Disk
  readonly #pace: SyncPace
  #file: number | undefined

  /** `path` is the database's. */
  constructor(path: string, { disk = realDisk, pace = threadPace } = {}) {
    this.#path = `${path}-wal`
    this.#disk = disk
    this.#pace = pace
  }

  async sync(): Promise<void> {
    const begun = this.#disk.now()
    try {
      this.#file ??= this.#open()
      if (this.#pace.isQuick) this.#disk.sync(this.#file)
      else await this.#disk.syncElsewhere(this.#file)
    } catch (error) {
      throw new Failure('unavailable', `database: ${(error as Error).message}`, { cause: error })
    }
    this.#pace.took(this.#disk.now() - begun)
  }

  #open(): number {
    // Windows flushes only what may be written to.
    const file = openSync(this.#path, 'r+')
    this.#disk.syncFolder(dirname(this.#path))
    return file
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }
}
