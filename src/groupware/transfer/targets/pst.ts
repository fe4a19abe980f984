/**
 * A data file of Outlook. It is written as OUT.part and gets its name when it is whole. What is safely in it, and all that the
 * writer knows, is saved from time to time beside it (OUT.progress): a run that was broken off, however it was, cuts OUT.part
 * there and goes on. The file becomes the same, byte for byte, as if nothing had happened.
 */
import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, renameSync, rmSync, writeSync } from 'node:fs'
import { LayoutError } from '#codec/binary/index.ts'
import type { PstSink, PstWriterState } from '#codec/pst/index.ts'
import { PstOutput, type PstOutputFolder } from '#convert/pst/index.ts'
import { Failure, P } from '#model'
import type { OutgoingFolder, OutgoingItem, Target } from '../outgoing.ts'
import { openPart } from './append-file.ts'
import { findProgress, type Progress, SAVED_SHARE, saveProgress } from './progress.ts'

/** As much as a run that is killed may have to write again. */
const SAVE_EVERY_BYTES = 32 << 20

export interface PstTargetOptions {
  /** What Outlook calls it. */
  name: string
  /** What is exported. */
  of: string
  /** Told what of an item is not in the file, though the item is. */
  onLoss?: (where: string, why: string) => void
  saveEveryBytes?: number
}

interface State {
  writer: PstWriterState
  /** Folders by their path, names with NUL between. */
  folders: [path: string, id: number][]
  /** Ids of the items that are in it. */
  ids: string[]
}

export function pstTarget(path: string, options: PstTargetOptions): Target {
  return new PstTarget(path, options)
}

class PstTarget implements Target {
  readonly #path: string
  readonly #part: string
  readonly #options: PstTargetOptions
  readonly #progress: Progress
  readonly #file: number
  readonly #output: PstOutput
  readonly #folders: Map<string, PstOutputFolder>
  readonly #written: Set<string>
  #current: PstOutputFolder
  #saved: number
  #saveEvery: number
  /** After a write that failed nobody knows what is in the file. */
  #sound = true
  #open = true

  constructor(path: string, options: PstTargetOptions) {
    this.#path = path
    this.#part = `${path}.part`
    this.#options = options
    this.#progress = { path: `${path}.progress`, of: options.of }
    this.#saveEvery = options.saveEveryBytes ?? SAVE_EVERY_BYTES
    if (existsSync(path)) throw new Failure('alreadyExists', `${path} exists already`)
    const state = existsSync(this.#part) ? findProgress<State>(this.#progress) : undefined
    this.#file = openPart(this.#part, state?.writer.size)
    this.#output = new PstOutput(fileSink(this.#file), {
      name: options.name,
      recordKey: randomUUID(),
      ...(state && { state: state.writer }),
    })
    this.#folders = new Map(state?.folders.map(([key, id]) => [key, this.#output.folder(id)]))
    this.#written = new Set(state?.ids)
    this.#current = this.#output.top
    this.#saved = this.#output.size
  }

  async begin(folder: OutgoingFolder): Promise<void> {
    this.#output.setAside(this.#current)
    this.#current = this.#folderAt(folder)
  }

  has({ id }: OutgoingItem): boolean {
    return this.#written.has(id)
  }

  async add({ id, where, load }: OutgoingItem): Promise<void> {
    const item = await load()
    this.#write(() =>
      this.#output.addItem(this.#current, item, (what, why) =>
        this.#options.onLoss?.(`${where} "${item.properties.get(P.Subject) ?? ''}"`, `${what}: ${why}`),
      ),
    )
    this.#written.add(id)
    if (this.#output.size - this.#saved >= this.#saveEvery) this.#save()
  }

  async finish(): Promise<void> {
    this.#write(() => this.#output.finish())
    // What has been finished cannot be gone on with; what was saved before can.
    this.#sound = false
    fsyncSync(this.#file)
    this.#close()
    renameSync(this.#part, this.#path)
    rmSync(this.#progress.path, { force: true })
  }

  async pause(): Promise<void> {
    if (!this.#open) return
    try {
      if (this.#sound) this.#save()
    } finally {
      this.#close()
    }
  }

  #close(): void {
    this.#open = false
    closeSync(this.#file)
  }

  /** Folders above that hold nothing chosen are there nevertheless. */
  #folderAt({ path: names, class: folderClass, properties, isDeletedItems }: OutgoingFolder): PstOutputFolder {
    let parent = this.#output.top
    for (const [index, each] of names.entries()) {
      const key = names.slice(0, index + 1).join('\0')
      const last = index === names.length - 1
      const folder =
        this.#folders.get(key) ??
        this.#output.addFolder(parent, {
          name: each,
          ...(last && folderClass !== undefined && { containerClass: folderClass }),
          ...(last && properties && { properties }),
          isDeletedItems: last && isDeletedItems === true,
        })
      this.#folders.set(key, folder)
      parent = folder
    }
    return parent
  }

  /** What an item does wrong (LayoutError, Failure) leaves the file as it was, but for some space that nobody has. */
  #write(work: () => void): void {
    try {
      work()
    } catch (error) {
      if (!(error instanceof LayoutError || error instanceof Failure)) this.#sound = false
      throw error
    }
  }

  #save(): void {
    fsyncSync(this.#file)
    const state: State = {
      writer: this.#output.state(),
      folders: [...this.#folders].map(([key, { nid }]) => [key, nid]),
      ids: [...this.#written],
    }
    const size = saveProgress(this.#progress, state)
    this.#saved = this.#output.size
    this.#saveEvery = Math.max(this.#options.saveEveryBytes ?? SAVE_EVERY_BYTES, size / SAVED_SHARE)
  }
}

/** Straight to the disk: the writer holds no more than a block. */
function fileSink(file: number): PstSink {
  return {
    write(offset, bytes) {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, offset + done)
    },
  }
}
