/**
 * The octets between `354` and the end of the data, RFC 5321 4.1.1.4 and 4.5.2.
 *
 *   CRLF . CRLF      the end, and the only one
 *   CRLF . other     a stuffed dot goes
 *   everything else  is content, to the octet
 *
 * Smuggling: a sender that lets `LF . LF` pass as content and a receiver that takes it for the end disagree about where
 * a message ends, and the rest of the message becomes commands. Here it is content; but a message that holds such a
 * lone dot between line ends that are not both CRLF was most likely made to be misread by somebody further on, so
 * `loneDot` tells the caller, who refuses it. Other bare CR and LF stay as they are.
 */
import { Pieces } from './pieces.ts'

const DOT = 0x2e
const CR = 0x0d
const LF = 0x0a

export class DataReader {
  readonly #pieces: Pieces
  #held: Buffer = Buffer.alloc(0)
  #lineStart = true
  loneDot = false

  constructor(maxBytes: number) {
    this.#pieces = new Pieces(maxBytes)
  }

  /** Of the content so far, kept or not. */
  get size(): number {
    return this.#pieces.size
  }

  get tooBig(): boolean {
    return this.#pieces.tooBig
  }

  stopKeeping(): void {
    this.#pieces.stopKeeping()
  }

  /** Takes the next octets; the rest behind the end of the data, or undefined when the end has not come. */
  push(octets: Buffer): Buffer | undefined {
    const input = this.#held.length === 0 ? octets : Buffer.concat([this.#held, octets])
    this.#held = Buffer.alloc(0)
    if (input.length === 0) return undefined
    const dot = this.#lineStart && input[0] === DOT ? 0 : input.indexOf('\r\n.', 0, 'latin1') + 2
    if (dot !== 1) return this.#fromDot(input, dot)
    this.#lineStart = input.at(-1) === LF && input.at(-2) === CR
    this.#hold(input, input.at(-1) === CR ? input.length - 1 : input.length)
    return undefined
  }

  /**
   * The rest of a piece from its first dot at the beginning of a line: octet by octet, because a mail may have millions
   * of such lines, and each look-up and each piece of its own costs what a hundred octets cost.
   */
  #fromDot(input: Buffer, dot: number): Buffer | undefined {
    const out = Buffer.allocUnsafe(input.length)
    let length = input.copy(out, 0, 0, dot)
    let lineStart = true
    let at = dot
    for (; at < input.length; at++) {
      const octet = input[at]!
      if (lineStart && octet === DOT) {
        const next = input[at + 1]
        const afterNext = input[at + 2]
        if (next === undefined || (next === CR && afterNext === undefined)) {
          // Whether it is the end is known with the next piece.
          this.#keep(out.subarray(0, length))
          this.#held = input.subarray(at)
          this.#lineStart = true
          return undefined
        }
        if (next === CR && afterNext === LF) {
          this.#keep(out.subarray(0, length))
          return input.subarray(at + 3)
        }
        if (next === CR || next === LF) this.loneDot = true
        lineStart = false
        continue
      }
      lineStart = octet === LF && at > 0 && input[at - 1] === CR
      out[length++] = octet
    }
    const openCr = !lineStart && input.at(-1) === CR
    this.#keep(out.subarray(0, openCr ? length - 1 : length))
    this.#held = openCr ? input.subarray(-1) : Buffer.alloc(0)
    this.#lineStart = lineStart
    return undefined
  }

  /** The content, once the end has come; the reader is empty afterwards. */
  take(): Buffer {
    const content = this.#pieces.take()
    if (!this.loneDot) this.loneDot = hasLoneDot(content)
    return content
  }

  #hold(input: Buffer, end: number): void {
    this.#keep(input.subarray(0, end))
    this.#held = input.subarray(end)
  }

  #keep(octets: Buffer): void {
    this.#pieces.push(octets)
  }
}

/** A dot alone between two line ends of which one is not CRLF. `CRLF . CRLF` itself is what stuffing has left. */
export function hasLoneDot(content: Buffer): boolean {
  let at = firstOf(content.indexOf('\n.', 0, 'latin1'), content.indexOf('\r.', 0, 'latin1'))
  if (at === undefined) return false
  // From the first one on octet by octet: there may be millions.
  for (; at < content.length - 2; at++) {
    if (content[at + 1] !== DOT) continue
    const before = content[at]
    const after = content[at + 2]
    if ((before !== LF && before !== CR) || (after !== LF && after !== CR)) continue
    const properBefore = before === LF && content[at - 1] === CR
    const properAfter = after === CR && content[at + 3] === LF
    if (!properBefore || !properAfter) return true
  }
  return false
}

function firstOf(a: number, b: number): number | undefined {
  if (a < 0 || b < 0) return a < 0 && b < 0 ? undefined : Math.max(a, b)
  return Math.min(a, b)
}
