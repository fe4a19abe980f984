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
    let start = 0
    let search = 0
    for (;;) {
      if (this.#lineStart) {
        if (search >= input.length) return undefined
        this.#lineStart = false
        if (input[search] === DOT) {
          const next = input[search + 1]
          const afterNext = input[search + 2]
          if (next === undefined || (next === CR && afterNext === undefined)) {
            this.#hold(input, start, search)
            this.#lineStart = true
            return undefined
          }
          if (next === CR && afterNext === LF) {
            this.#keep(input.subarray(start, search))
            return input.subarray(search + 3)
          }
          if (next === CR || next === LF) this.loneDot = true
          this.#keep(input.subarray(start, search))
          start = search + 1
          search = start
        }
      }
      const at = input.indexOf('\r\n.', search, 'latin1')
      if (at < 0) break
      search = at + 2
      this.#lineStart = true
    }
    if (input.length - search >= 2 && input.at(-1) === LF && input.at(-2) === CR) {
      this.#keep(input.subarray(start))
      this.#lineStart = true
    } else {
      this.#hold(input, start, input.length > search && input.at(-1) === CR ? input.length - 1 : input.length)
    }
    return undefined
  }

  /** The content, once the end has come; the reader is empty afterwards. */
  take(): Buffer {
    const content = this.#pieces.take()
    if (!this.loneDot) this.loneDot = hasLoneDot(content)
    return content
  }

  #hold(input: Buffer, start: number, end: number): void {
    this.#keep(input.subarray(start, end))
    this.#held = input.subarray(end)
  }

  #keep(octets: Buffer): void {
    this.#pieces.push(octets)
  }
}

/** A dot alone between two line ends of which one is not CRLF. `CRLF . CRLF` itself is what stuffing has left. */
function hasLoneDot(content: Buffer): boolean {
  for (const before of ['\n.', '\r.']) {
    for (let at = content.indexOf(before, 0, 'latin1'); at >= 0; at = content.indexOf(before, at + 2, 'latin1')) {
      const next = content[at + 2]
      if (next !== CR && next !== LF) continue
      const properBefore = content[at] === LF && content[at - 1] === CR
      const properAfter = next === CR && content[at + 3] === LF
      if (!properBefore || !properAfter) return true
    }
  }
  return false
}
