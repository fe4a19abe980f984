/** An mbox. A run that was broken off goes on (append-file.ts). */
import { type MboxDialect, mboxEntry } from '#codec/mailbox-files/index.ts'
import { mailBytes } from '#convert/document/index.ts'
import { P } from '#model'
import type { Flag } from '#store'
import type { OutgoingItem, Target } from '../outgoing.ts'
import { AppendFile } from './append-file.ts'
import { demandMail } from './mail.ts'

export interface MboxTargetOptions {
  /** What is exported. */
  of: string
  dialect?: MboxDialect
  hostname?: string
}

export function mboxTarget(path: string, options: MboxTargetOptions): Target {
  return new MboxTarget(path, options)
}

class MboxTarget implements Target {
  readonly #file: AppendFile<undefined>
  readonly #options: MboxTargetOptions

  constructor(path: string, options: MboxTargetOptions) {
    this.#options = options
    this.#file = new AppendFile(path, options)
  }

  async begin(): Promise<void> {}

  has({ id }: OutgoingItem): boolean {
    return this.#file.has(id)
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
    this.#file.append(entry, [outgoing.id])
    this.#file.saveNowAndThen()
  }

  async finish(): Promise<void> {
    this.#file.finish()
  }

  async pause(): Promise<void> {
    this.#file.pause()
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
