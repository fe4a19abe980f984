/**
 * A calendar or an address book: one file for all, written entry by entry. A run that was broken off goes on (append-file.ts).
 *
 * One appointment alone is written as what it is (a meeting request stays one); several are a calendar that is given away.
 */
import { CalendarStream, type CalendarStreamState } from '#convert/calendar/index.ts'
import { demandCalendar, writeDocument } from '#convert/document/index.ts'
import { Failure, type Item } from '#model'
import type { OutgoingItem, Target } from '../outgoing.ts'
import { AppendFile } from './append-file.ts'

export interface ListTargetOptions {
  /** What is exported. */
  of: string
  stampMillis: number
}

interface Entry {
  id: string
  seed: string
  item: Item
}

export function listTarget(path: string, format: 'ics' | 'vcf', options: ListTargetOptions): Target {
  return format === 'ics' ? new CalendarTarget(path, options) : new AddressBookTarget(path, options)
}

class CalendarTarget implements Target {
  readonly #path: string
  readonly #options: ListTargetOptions
  readonly #file: AppendFile<CalendarStreamState>
  readonly #stream: CalendarStream
  /** The first, until there is a second. */
  #first: Entry | undefined

  constructor(path: string, options: ListTargetOptions) {
    this.#path = path
    this.#options = options
    this.#file = new AppendFile(path, { of: options.of, replaces: true })
    this.#stream = new CalendarStream(options, this.#file.more)
  }

  async begin(): Promise<void> {}

  has({ id }: OutgoingItem): boolean {
    return this.#file.has(id)
  }

  async add({ id, seed, load }: OutgoingItem): Promise<void> {
    const entry = { id, seed, item: await load() }
    demandCalendar(entry.item)
    if (!this.#first && this.#file.size === 0) {
      // Refused now, so that the others are written.
      this.#alone(entry)
      this.#first = entry
      return
    }
    if (this.#first) this.#write(this.#first)
    this.#first = undefined
    this.#write(entry)
    this.#file.saveNowAndThen()
  }

  async finish(): Promise<void> {
    if (this.#first) this.#file.append(this.#alone(this.#first), [this.#first.id])
    else this.#file.append(Buffer.from(this.#stream.end()), [])
    finish(this.#file, this.#path)
  }

  async pause(): Promise<void> {
    this.#file.pause()
  }

  #alone({ item, seed }: Entry): Uint8Array {
    return writeDocument([item], 'ics', { ...this.#options, seed, uids: [seed] })
  }

  #write({ id, seed, item }: Entry): void {
    this.#file.append(Buffer.from(this.#stream.add(item, seed)), [id])
    this.#file.more = this.#stream.state
  }
}

class AddressBookTarget implements Target {
  readonly #path: string
  readonly #options: ListTargetOptions
  readonly #file: AppendFile<undefined>

  constructor(path: string, options: ListTargetOptions) {
    this.#path = path
    this.#options = options
    this.#file = new AppendFile(path, { of: options.of, replaces: true })
  }

  async begin(): Promise<void> {}

  has({ id }: OutgoingItem): boolean {
    return this.#file.has(id)
  }

  async add({ id, seed, load }: OutgoingItem): Promise<void> {
    this.#file.append(writeDocument([await load()], 'vcf', { ...this.#options, seed }), [id])
    this.#file.saveNowAndThen()
  }

  async finish(): Promise<void> {
    finish(this.#file, this.#path)
  }

  async pause(): Promise<void> {
    this.#file.pause()
  }
}

function finish(file: AppendFile<unknown>, path: string): void {
  if (file.size > 0) {
    file.finish()
    return
  }
  file.discard()
  throw new Failure('notFound', `an item that ${path} could take`)
}
