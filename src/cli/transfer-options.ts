/** What import, export and convert have in common: formats by name, interruption by Ctrl-C, the list of what was lost. */
import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import type { MboxDialect } from '#codec/mailbox-files/index.ts'
import { type Format, formatNames } from '#convert/document/index.ts'
import type { TransferFailure } from '#groupware/transfer/types.ts'
import { type CliContext, TryAgain, UsageError } from './context.ts'

const dialects: readonly MboxDialect[] = ['mboxo', 'mboxrd', 'mboxcl', 'mboxcl2']

/** `mboxcl2` is a format as it is typed; elsewhere it is an mbox of a dialect. */
export function formatOption(text: string | undefined, option: string): { format?: Format; dialect?: MboxDialect } {
  if (text === undefined) return {}
  const lower = text.toLowerCase().replace(/^\./, '')
  const dialect = dialects.find((each) => each === lower)
  if (dialect) return { format: 'mbox', dialect }
  const names: Readonly<Record<string, Format>> = {
    ost: 'pst',
    winmail: 'tnef',
    vcard: 'vcf',
    ical: 'ics',
    dir: 'folder',
  }
  const format = names[lower] ?? formatNames.find((each) => each === lower)
  if (!format)
    throw new UsageError(`${option} is "${text}", expected one of ${[...formatNames, ...dialects].join(', ')}`)
  return { format }
}

/** As 2026-01-31, or with a time of day. */
export function dateOption(text: string, option: string): Date {
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw new UsageError(`${option} is "${text}", expected a date like 2026-01-31`)
  return date
}

/** The first Ctrl-C ends after what is being written, the second at once. */
export function interruption({ io }: CliContext): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController()
  const stop = (): void => {
    io.err('\nStopping after what is being written; Ctrl-C again ends at once, and nothing is lost by it.\n')
    controller.abort()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return {
    signal: controller.signal,
    end() {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    },
  }
}

/** The end of a transfer that is not complete: what to do next. */
export function notComplete(why: string): TryAgain {
  if (why === 'interrupted') return new TryAgain('interrupted. Run the same command again: it goes on from here.')
  return new TryAgain(`${why}. When that is mended, run the same command again: it goes on from here.`)
}

const LISTED_MAX = 50

/** All go into the file, if there is one, as they come; the first ones are told at the end. */
export class FailureList {
  readonly listed: TransferFailure[] = []
  count = 0
  readonly #file: string | undefined
  #stream: WriteStream | undefined

  constructor(file: string | undefined) {
    this.#file = file
  }

  add(failure: TransferFailure): void {
    this.count++
    if (this.listed.length < LISTED_MAX) this.listed.push(failure)
    if (this.#file === undefined) return
    this.#stream ??= createWriteStream(this.#file, { flags: 'a' })
    this.#stream.write(`${JSON.stringify(failure)}\n`)
  }

  async end(): Promise<string[]> {
    if (this.#stream) {
      this.#stream.end()
      await once(this.#stream, 'finish')
    }
    const lines = this.listed.map(
      ({ where, subject, why }) => `${where}${subject === undefined ? '' : ` "${subject}"`}: ${why}`,
    )
    if (this.count > lines.length) {
      lines.push(
        `… and ${this.count - lines.length} more${this.#file === undefined ? '; --report FILE lists all' : ''}`,
      )
    }
    if (this.#file !== undefined && this.count > 0) lines.push(`All of them stand in ${this.#file}.`)
    return lines
  }
}
