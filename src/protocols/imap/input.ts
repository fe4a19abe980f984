/**
 * What the client sends, cut into lines and literals; and whole commands made of both.
 *
 * RFC 9051 2.2.1 and 4.3, RFC 7888 (LITERAL+). A line ends with CRLF; a bare LF is taken, too.
 *
 * Nothing is kept between commands but the bytes that came too early (pipelining). A line is looked at once however
 * many pieces it comes in. A literal is asked for only when the policy lets it in: a large one that will be refused is
 * never in memory; when it comes without being asked (LITERAL+), it is read and thrown away, up to a limit.
 */
import { Buffer } from 'node:buffer'
import type { Connection } from '../connection.ts'
import type { Hold } from '../message-memory.ts'
import type { CommandText, Literal } from './grammar/cursor.ts'
import { type Answer, no } from './answer.ts'

/** The other side has ended, or sends what we cannot follow any more: the connection is at its end. */
export class Disconnect {
  /** Said with BYE, when there is somebody to hear it. */
  readonly farewell: string | undefined

  constructor(farewell?: string) {
    this.farewell = farewell
  }
}

/** Something failed in the middle of an answer whose length is announced: nothing that follows could be understood. */
export class BrokenAnswer extends Disconnect {
  readonly cause: unknown

  constructor(cause: unknown) {
    super()
    this.cause = cause
  }
}

export class Input {
  readonly #connection: Connection
  #pieces: Buffer[]
  /** The literal that is coming. */
  #literal: Buffer | undefined

  constructor(connection: Connection) {
    this.#connection = connection
    this.#pieces = []
  }

  async #receive(timeoutSeconds: number): Promise<Buffer> {
    const bytes = await this.#connection.read(timeoutSeconds)
    if (bytes === undefined) throw new Disconnect()
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** The next line without its end. */
  async line(options: { maxBytes: number; timeoutSeconds: number }): Promise<Buffer> {
    let searched = 0
    let length = 0
    for (;;) {
      for (; searched < this.#pieces.length; searched++) {
        const piece = this.#pieces[searched]!
        const end = piece.indexOf(0x0a)
        if (end !== -1) {
          if (length + end > options.maxBytes) throw new Disconnect('Line too long')
          return this.#take(searched, end)
        }
        length += piece.length
      }
      if (length > options.maxBytes) throw new Disconnect('Line too long')
      this.#pieces.push(await this.#receive(options.timeoutSeconds))
    }
  }

  /** The pieces before `index` and this one up to the line feed at `end`. */
  #take(index: number, end: number): Buffer {
    const last = this.#pieces[index]!
    const parts = [...this.#pieces.slice(0, index), last.subarray(0, end)]
    this.#pieces = this.#pieces.slice(index + 1)
    if (end + 1 < last.length) this.#pieces.unshift(last.subarray(end + 1))
    const line = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    return line.at(-1) === 0x0d ? line.subarray(0, -1) : line
  }

  /** undefined when there was no memory for them; they are read all the same. */
  async bytes(length: number, timeoutSeconds: number, memory?: Hold): Promise<Uint8Array | undefined> {
    // Pages that are not written to yet cost nothing: what a client only declares is not memory.
    this.#literal = Buffer.allocUnsafeSlow(length)
    let at = 0
    await this.#each(length, timeoutSeconds, (piece) => {
      memory?.reserve(piece.length)
      this.#literal?.set(piece, at)
      at += piece.length
    })
    const all = this.#literal
    this.#literal = undefined
    return all
  }

  /** The literal that is coming is not wanted any more. */
  dropLiteral(): void {
    this.#literal = undefined
  }

  /** Reads and throws away. */
  async skip(length: number, timeoutSeconds: number): Promise<void> {
    await this.#each(length, timeoutSeconds, () => {})
  }

  async #each(length: number, timeoutSeconds: number, use: (piece: Buffer) => void): Promise<void> {
    let left = length
    while (left > 0) {
      const piece = this.#pieces.shift() ?? (await this.#receive(timeoutSeconds))
      use(piece.subarray(0, left))
      if (piece.length > left) this.#pieces.unshift(piece.subarray(left))
      left -= piece.length
    }
  }

  /** Bytes that came in plain text before a TLS handshake must not count after it (RFC 9051 11.1). */
  clear(): void {
    this.#pieces = []
  }
}

export interface CommandPolicy {
  lineBytesMax: number
  timeoutSeconds: number
  /** Refused: the answer to the whole command. `head` is the command up to its first literal. */
  refuseLiteral(literal: { head: Buffer; length: number; totalBefore: number }): Answer | undefined
  /** A literal that comes without being asked, but is refused, is skipped up to this length. */
  skipBytesMax: number
  /** What the literals of a command may take uncounted; beyond that they come out of the memory that all share. */
  uncountedBytes: number
  holdMemory?(giveUp: () => void): Hold | undefined
  /** Sends `+ …` at once. */
  askForLiteral(): void
}

/** A command, or the answer to one whose literals are not let in: its first line is given for the tag. */
export type Received = { text: CommandText; refused?: undefined } | { text: CommandText; refused: Answer }

export async function readCommand(input: Input, policy: CommandPolicy): Promise<Received> {
  const parts: Buffer[] = []
  const literals: Literal[] = []
  let lineLength = 0
  let literalBytes = 0
  let refused: Answer | undefined
  let memory: Hold | undefined
  for (;;) {
    const part = await input.line({ maxBytes: policy.lineBytesMax - lineLength, timeoutSeconds: policy.timeoutSeconds })
    parts.push(part)
    const marker = literalMarker(part)
    const start = lineLength + (marker?.start ?? 0)
    lineLength += part.length
    const line = () => (parts.length === 1 ? part : Buffer.concat(parts))
    if (marker === undefined) {
      memory?.settle()
      const text = { line: line(), literals }
      return refused === undefined ? { text } : { text, refused }
    }
    const { length, synchronizing, binary } = marker
    // Not the whole line: a command of ten thousand literals would be put together ten thousand times.
    refused ??= policy.refuseLiteral({ head: parts[0] as Buffer, length, totalBefore: literalBytes })
    if (refused !== undefined) {
      if (synchronizing) return { text: { line: line(), literals }, refused }
      if (length > policy.skipBytesMax) throw new Disconnect('Literal too large')
      await input.skip(length, policy.timeoutSeconds)
      continue
    }
    if (synchronizing) policy.askForLiteral()
    literalBytes += length
    if (literalBytes > policy.uncountedBytes) {
      memory ??= policy.holdMemory?.(() => {
        literals.length = 0
        input.dropLiteral()
      })
    }
    const bytes = await input.bytes(length, policy.timeoutSeconds, memory)
    if (bytes === undefined || memory?.lost) refused = no('LIMIT', 'Too much mail at once, try again later')
    else literals.push({ start, end: lineLength, binary, bytes })
  }
}

interface Marker {
  start: number
  length: number
  synchronizing: boolean
  binary: boolean
}

/** `{12}`, `{12+}`, `~{12}`, `~{12+}` at the end of a line. */
function literalMarker(line: Buffer): Marker | undefined {
  let at = line.length - 1
  if (at < 2 || line[at] !== 0x7d) return undefined
  at--
  // LITERAL-, RFC 7888 5, writes the same '+'; a '-' is from a draft of it and still seen.
  const synchronizing = line[at] !== 0x2b && line[at] !== 0x2d
  if (!synchronizing) at--
  const digitsEnd = at + 1
  while (at >= 0 && line[at]! >= 0x30 && line[at]! <= 0x39) at--
  if (digitsEnd - at - 1 === 0 || digitsEnd - at > 20 || line[at] !== 0x7b) return undefined
  const length = Number(line.toString('latin1', at + 1, digitsEnd))
  if (!Number.isSafeInteger(length)) throw new Disconnect('Literal too large')
  const binary = line[at - 1] === 0x7e
  return { start: binary ? at - 1 : at, length, synchronizing, binary }
}
