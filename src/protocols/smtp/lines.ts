/**
 * Command lines and message octets from a connection.
 *
 * A line ends with CRLF and with nothing else (RFC 5321 2.3.8): what a sender in between may have taken for one line is
 * never two lines here. A line has one deadline for all its octets, so that nobody holds a session by a byte a minute.
 */
import { Failure } from '#model'
import type { Connection } from '../connection.ts'

export type Line =
  | { kind: 'line'; text: string }
  | { kind: 'bad'; why: 'tooLong' | 'bareLineEnd' | 'control' | 'charset' }

const LF = 0x0a
const CR = 0x0d
const utf8 = new TextDecoder('utf-8', { fatal: true })

export class LineReader {
  readonly #connection: Connection
  readonly #now: () => number
  /** Called before it waits for the client: what has been answered so far must go out first. */
  readonly #beforeWait: () => void
  #pending: Buffer = Buffer.alloc(0)

  constructor(options: { connection: Connection; now: () => number; beforeWait: () => void }) {
    this.#connection = options.connection
    this.#now = options.now
    this.#beforeWait = options.beforeWait
  }

  /** The next line without its CRLF; undefined when the client has gone. Throws the timeout of the connection. */
  async line(limitBytes: number, timeoutSeconds: number): Promise<Line | undefined> {
    const deadline = this.#now() + timeoutSeconds * 1000
    let scanned = 0
    let skipping = false
    for (;;) {
      const end = this.#pending.indexOf(LF, scanned)
      if (end >= 0) {
        const raw = this.#pending.subarray(0, end)
        this.#pending = this.#pending.subarray(end + 1)
        if (skipping || raw.length + 1 > limitBytes) return { kind: 'bad', why: 'tooLong' }
        return toLine(raw)
      }
      if (this.#pending.length > limitBytes) {
        skipping = true
        this.#pending = Buffer.alloc(0)
      }
      scanned = this.#pending.length
      const secondsLeft = (deadline - this.#now()) / 1000
      if (secondsLeft <= 0) throw new Failure('cancelled', 'the line took too long')
      const more = await this.#read(secondsLeft)
      if (more === undefined) return undefined
      this.#pending = scanned === 0 ? more : Buffer.concat([this.#pending, more])
    }
  }

  /** The next octets, as many as there are. */
  async octets(timeoutSeconds: number): Promise<Buffer | undefined> {
    if (this.#pending.length > 0) {
      const octets = this.#pending
      this.#pending = Buffer.alloc(0)
      return octets
    }
    return await this.#read(timeoutSeconds)
  }

  /** Puts back what did not belong to the message. */
  unread(octets: Buffer): void {
    this.#pending = this.#pending.length === 0 ? octets : Buffer.concat([octets, this.#pending])
  }

  /** What came in plain text before TLS must not be taken for something said under it: RFC 3207 6, CVE-2011-0411. */
  discard(): void {
    this.#pending = Buffer.alloc(0)
  }

  async #read(timeoutSeconds: number): Promise<Buffer | undefined> {
    this.#beforeWait()
    const bytes = await this.#connection.read(timeoutSeconds)
    return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
}

/** `raw` has lost its LF and must still have its CR. */
function toLine(raw: Buffer): Line {
  if (raw.at(-1) !== CR) return { kind: 'bad', why: 'bareLineEnd' }
  let eightBit = false
  for (let index = 0; index < raw.length - 1; index++) {
    const octet = raw[index] as number
    if (octet === CR) return { kind: 'bad', why: 'bareLineEnd' }
    if (octet < 0x20 && octet !== 0x09) return { kind: 'bad', why: 'control' }
    if (octet > 0x7f) eightBit = true
  }
  if (!eightBit) return { kind: 'line', text: raw.toString('latin1', 0, raw.length - 1) }
  try {
    return { kind: 'line', text: utf8.decode(raw.subarray(0, -1)) }
  } catch {
    return { kind: 'bad', why: 'charset' }
  }
}
