/**
 * The header of a part, field by field. RFC 5322 2.2.
 *
 * A value comes in two forms. `raw` is unfolded and trimmed but not decoded: encoded words stand as they are written;
 * that is what ENVELOPE and the structured parsers want. `text` has the encoded words decoded: what a person reads.
 * Bytes beyond ASCII are taken as UTF-8 if they are, else as windows-1252, in both.
 */
import type { Buffer } from 'node:buffer'
import { type Addressee, parseAddresses } from './addresses.ts'
import { asBuffer, headerText } from './bytes.ts'
import { type MailDate, parseDate } from './date.ts'
import { decodeWords } from './encoded-words.ts'
import { fieldRanges } from './fields.ts'
import { parseMessageIds } from './message-ids.ts'
import { type Parameterized, parseParameters } from './parameters.ts'

/** Fields beyond this count are not listed: a header of a gigabyte of empty fields must not become a gigabyte of objects. */
export const FIELDS_MAX = 20_000

export class Field {
  /** As written; `key` is the same in lower case. */
  readonly name: string
  readonly key: string
  /** Offsets into the bytes of the mail: the whole field with its line end, and where its value begins. */
  readonly start: number
  readonly valueStart: number
  readonly end: number
  readonly #buffer: Buffer

  constructor(buffer: Buffer, start: number, nameEnd: number, valueStart: number, end: number) {
    this.#buffer = buffer
    this.name = buffer.toString('latin1', start, Math.min(nameEnd, start + 1000))
    this.key = this.name.toLowerCase()
    this.start = start
    this.valueStart = valueStart
    this.end = end
  }

  get raw(): string {
    return headerText(this.#buffer, this.valueStart, this.end)
  }

  get text(): string {
    return decodeWords(this.raw)
  }

  /** The bytes of the field as they stand in the mail. */
  get bytes(): Uint8Array {
    return this.#buffer.subarray(this.start, this.end)
  }
}

/** The fields of one header, in their order. `get…` and `find…` take the name in any case; of repeated ones, the first. */
export class Header {
  readonly fields: readonly Field[]

  constructor(fields: readonly Field[]) {
    this.fields = fields
  }

  find(name: string): Field | undefined {
    const key = name.toLowerCase()
    return this.fields.find((field) => field.key === key)
  }

  all(name: string): Field[] {
    const key = name.toLowerCase()
    return this.fields.filter((field) => field.key === key)
  }

  has(name: string): boolean {
    return this.find(name) !== undefined
  }

  /** The value, unfolded and undecoded. */
  raw(name: string): string | undefined {
    return this.find(name)?.raw
  }

  /** The value with encoded words decoded. */
  text(name: string): string | undefined {
    return this.find(name)?.text
  }

  /** The addresses of all fields of this name: some mailers repeat To and Cc. */
  addresses(name: string): Addressee[] {
    return this.all(name).flatMap((field) => parseAddresses(field.raw))
  }

  date(name: string): MailDate | undefined {
    const raw = this.raw(name)
    return raw === undefined ? undefined : parseDate(raw)
  }

  messageIds(name: string): string[] {
    return this.all(name).flatMap((field) => parseMessageIds(field.raw))
  }

  parameters(name: string): Parameterized | undefined {
    const raw = this.raw(name)
    return raw === undefined ? undefined : parseParameters(raw)
  }
}

/** The header of a part: `readHeader(bytes, part)`, or of any range with a `start` and a `bodyStart`. */
export function readHeader(bytes: Uint8Array, part: { start: number; bodyStart: number }): Header {
  const buffer = asBuffer(bytes)
  const fields: Field[] = []
  for (const { start, nameEnd, valueStart, end } of fieldRanges(buffer, part.start, part.bodyStart)) {
    if (fields.length >= FIELDS_MAX) break
    fields.push(new Field(buffer, start, nameEnd, valueStart, end))
  }
  return new Header(fields)
}
