/**
 * A file to which items are only ever appended. It is written as OUT.part and gets its name when it is whole; what is safely
 * in it stands beside it (OUT.progress), and a run that goes on cuts it there.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { Failure } from '#model'
import { findProgress, type Progress, SAVED_SHARE, saveProgress } from './progress.ts'

const SAVE_EVERY_BYTES = 16 << 20

interface State<More> {
  bytes: number
  /** Ids of the items that are in it. */
  ids: string[]
  more: More | undefined
}

export class AppendFile<More> {
  readonly #path: string
  readonly #part: string
  readonly #progress: Progress
  readonly #written: Set<string>
  readonly #file: number
  #bytes: number
  #saved: number
  #saveEvery = SAVE_EVERY_BYTES
  #open = true
  /** What the format has to know to go on. */
  more: More | undefined

  /** `of`: what is exported; `replaces`: takes the place of an older file when it is whole. */
  constructor(path: string, { of, replaces = false }: { of: string; replaces?: boolean }) {
    this.#path = path
    this.#part = `${path}.part`
    this.#progress = { path: `${path}.progress`, of }
    if (!replaces && existsSync(path)) throw new Failure('alreadyExists', `${path} exists already`)
    const state = existsSync(this.#part) ? findProgress<State<More>>(this.#progress) : undefined
    this.#file = openPart(this.#part, state?.bytes)
    this.#bytes = this.#saved = state?.bytes ?? 0
    this.#written = new Set(state?.ids)
    this.more = state?.more
  }

  get size(): number {
    return this.#bytes
  }

  has(id: string): boolean {
    return this.#written.has(id)
  }

  /** `ids` of the items that these bytes are. */
  append(bytes: Uint8Array, ids: readonly string[]): void {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#bytes + done)
    }
    this.#bytes += bytes.length
    for (const id of ids) this.#written.add(id)
  }

  /** Between items, when `more` fits what is written. */
  saveNowAndThen(): void {
    if (this.#bytes - this.#saved >= this.#saveEvery) this.#save()
  }

  finish(): void {
    fsyncSync(this.#file)
    this.#close()
    renameSync(this.#part, this.#path)
    rmSync(this.#progress.path, { force: true })
  }

  pause(): void {
    if (!this.#open) return
    try {
      this.#save()
    } finally {
      this.#close()
    }
  }

  /** Nothing came. */
  discard(): void {
    this.#close()
    rmSync(this.#part, { force: true })
    rmSync(this.#progress.path, { force: true })
  }

  #close(): void {
    this.#open = false
    closeSync(this.#file)
  }

  #save(): void {
    fsyncSync(this.#file)
    const state: State<More> = { bytes: this.#bytes, ids: [...this.#written], more: this.more }
    const size = saveProgress(this.#progress, state)
    this.#saved = this.#bytes
    this.#saveEvery = Math.max(SAVE_EVERY_BYTES, size / SAVED_SHARE)
  }
}

/** Cut to the bytes that are known to be in it; without that, begun anew. */
export function openPart(part: string, size: number | undefined): number {
  if (size === undefined) return openSync(part, 'w')
  if (statSync(part).size < size) {
    throw new Failure('invalid', `${part} is shorter than it was; remove the .progress beside it to begin anew`)
  }
  const file = openSync(part, 'r+')
  ftruncateSync(file, size)
  return file
}
