/**
 * What we send, gathered into large pieces: a FETCH of 50,000 flags is some hundred writes, not 50,000.
 *
 * Text is gathered in a string, which costs nothing, and encoded (UTF-8) in pieces; bytes of mails go through as they
 * are. Between commands an Output holds no memory.
 */
import { Buffer } from 'node:buffer'
import type { Connection } from '../connection.ts'

const PIECE_BYTES = 64 * 1024
const TEXT_CHARACTERS = 8 * 1024
/** From here on bytes are handed on without copying them together. */
const LARGE_BYTES = 16 * 1024

export class Output {
  readonly #connection: Connection
  #text: string
  #piece: Buffer | undefined
  #used: number
  /** Since `drained` was last awaited. */
  #sent: number

  constructor(connection: Connection) {
    this.#connection = connection
    this.#text = ''
    this.#piece = undefined
    this.#used = 0
    this.#sent = 0
  }

  text(text: string): void {
    this.#text += text
    if (this.#text.length >= TEXT_CHARACTERS) this.#encode()
  }

  line(text: string): void {
    this.text(`${text}\r\n`)
  }

  bytes(bytes: Uint8Array): void {
    this.#encode()
    if (bytes.length >= LARGE_BYTES) {
      this.#sendPiece()
      this.#send(bytes)
      return
    }
    this.#room(bytes.length).set(bytes, this.#used)
    this.#used += bytes.length
  }

  #encode(): void {
    const text = this.#text
    if (text === '') return
    this.#text = ''
    // A character takes three bytes at most.
    if (text.length * 3 > PIECE_BYTES) {
      this.#sendPiece()
      this.#send(Buffer.from(text, 'utf8'))
      return
    }
    const piece = this.#room(text.length * 3)
    this.#used += piece.write(text, this.#used, 'utf8')
  }

  #room(length: number): Buffer {
    if (this.#piece !== undefined && this.#piece.length - this.#used < length) this.#sendPiece()
    this.#piece ??= Buffer.allocUnsafeSlow(PIECE_BYTES)
    return this.#piece
  }

  #sendPiece(): void {
    const piece = this.#piece
    if (piece === undefined || this.#used === 0) return
    const used = this.#used
    this.#used = 0
    if (used < LARGE_BYTES) {
      // A short answer does not keep a large piece alive while it waits to be sent.
      this.#send(Buffer.copyBytesFrom(piece, 0, used))
      return
    }
    this.#piece = undefined
    this.#send(piece.subarray(0, used), true)
  }

  #send(bytes: Uint8Array, given = false): void {
    this.#sent += bytes.length
    this.#connection.write(bytes, given)
  }

  /** Everything gathered so far is on its way. */
  flush(): void {
    this.#encode()
    this.#sendPiece()
    this.#piece = undefined
  }

  /** `drained` has something to ask for. */
  get wantsDrain(): boolean {
    return this.#sent >= PIECE_BYTES
  }

  /** Waits for a slow reader when enough has been sent; call it between large answers. */
  async drained(): Promise<void> {
    if (!this.wantsDrain) return
    this.#sent = 0
    await this.#connection.drained()
  }
}
