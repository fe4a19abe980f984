/**
 * An mbox. What is safely in it stands in a small file beside it, `OUT.mbox.progress`, as long as it is not complete: a run
 * that was broken off cuts the mbox at that place and goes on.
 */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs'
import { type MboxDialect, mboxEntry } from '#codec/mailbox-files/index.ts'
import { mailBytes } from '#convert/document/index.ts'
import { Failure, P } from '#model'
import type { Flag } from '#store'
import type { OutgoingItem, Target } from '../outgoing.ts'
import { demandMail } from './mail.ts'
import { findProgress, type Progress, saveProgress } from './progress.ts'

const SAVE_EVERY_BYTES = 16 << 20

export interface MboxTargetOptions {
  /** What is exported. */
  of: string
  dialect?: MboxDialect
  hostname?: string
}

interface State {
  bytes: number
  /** Ids of the items that are in it. */
  ids: string[]
}

export function mboxTarget(path: string, options: MboxTargetOptions): Target {
  return new MboxTarget(path, options)
}

class MboxTarget implements Target {
  readonly #progress: Progress
  readonly #file: number
  readonly #options: MboxTargetOptions
  readonly #written: Set<string>
  #bytes: number
  #saved: number

  constructor(path: string, options: MboxTargetOptions) {
    this.#options = options
    this.#progress = { path: `${path}.progress`, of: options.of }
    const state = findProgress<State>(this.#progress)
    if (!state && existsSync(path)) throw new Failure('alreadyExists', `${path} exists already`)
    if (!state) saveProgress(this.#progress, { bytes: 0, ids: [] } satisfies State)
    this.#file = openSync(path, existsSync(path) ? 'r+' : 'w')
    this.#bytes = this.#saved = state?.bytes ?? 0
    ftruncateSync(this.#file, this.#bytes)
    this.#written = new Set(state?.ids)
  }

  async begin(): Promise<void> {}

  has({ id }: OutgoingItem): boolean {
    return this.#written.has(id)
  }

  async add(outgoing: OutgoingItem): Promise<void> {
    const { bytes, sender } = await this.#mail(outgoing)
    const entry = mboxEntry(
      {
        bytes: withStatus(bytes, outgoing.flags),
        ...(sender !== undefined && { sender }),
        ...(outgoing.received && { date: outgoing.received }),
      },
      this.#options.dialect,
    )
    writeAll(this.#file, entry, this.#bytes)
    this.#bytes += entry.length
    this.#written.add(outgoing.id)
    if (this.#bytes - this.#saved >= SAVE_EVERY_BYTES) this.#save()
  }

  async finish(): Promise<void> {
    fsyncSync(this.#file)
    closeSync(this.#file)
    rmSync(this.#progress.path)
  }

  async pause(): Promise<void> {
    this.#save()
    closeSync(this.#file)
  }

  async #mail(outgoing: OutgoingItem): Promise<{ bytes: Uint8Array; sender: string | undefined }> {
    const source = await outgoing.source?.()
    if (source) return { bytes: source, sender: undefined }
    const item = await outgoing.load()
    demandMail(item, 'an mbox')
    const { hostname } = this.#options
    return {
      bytes: mailBytes(item, { seed: outgoing.seed, ...(hostname !== undefined && { hostname }) }),
      sender: item.properties.get(P.SenderSmtpAddress) ?? item.properties.get(P.SenderEmailAddress),
    }
  }

  #save(): void {
    fsyncSync(this.#file)
    saveProgress(this.#progress, { bytes: this.#bytes, ids: [...this.#written] } satisfies State)
    this.#saved = this.#bytes
  }
}

const statusLetters: readonly (readonly [Flag, string])[] = [
  ['answered', 'A'],
  ['flagged', 'F'],
  ['draft', 'T'],
]

/** Where programs that keep mail in an mbox write its state. The mail itself follows to the byte. */
function withStatus(bytes: Uint8Array, flags: ReadonlySet<Flag> | undefined): Uint8Array {
  if (!flags) return bytes
  const newline = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2000)).includes('\r\n')
    ? '\r\n'
    : '\n'
  const more = statusLetters.flatMap(([flag, letter]) => (flags.has(flag) ? [letter] : [])).join('')
  const lines = [`Status: ${flags.has('read') ? 'RO' : 'O'}`, ...(more === '' ? [] : [`X-Status: ${more}`])]
  return Buffer.concat([Buffer.from(lines.map((line) => line + newline).join('')), bytes])
}

function writeAll(file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, at + done)
}
