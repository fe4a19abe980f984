/**
 * Octets that come piece by piece and are wanted as one value at the end: one copy, and no more memory than the octets
 * take, however small the pieces are. Above its limit it only counts.
 */
const BLOCK_BYTES = 65_536

export class Pieces {
  #maxBytes: number
  #blocks: Buffer[] = []
  /** The last block, still being filled with small pieces. */
  #open: Buffer | undefined
  #filled = 0
  size = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  get tooBig(): boolean {
    return this.size > this.#maxBytes
  }

  /** From here on it only counts. */
  stopKeeping(): void {
    this.#maxBytes = -1
    this.#blocks = []
    this.#open = undefined
  }

  push(piece: Buffer): void {
    this.size += piece.length
    if (this.tooBig) {
      this.#blocks = []
      this.#open = undefined
      return
    }
    if (piece.length >= BLOCK_BYTES / 4) {
      this.#close()
      this.#blocks.push(piece)
      return
    }
    if (this.#open && this.#filled + piece.length > this.#open.length) this.#close()
    this.#open ??= Buffer.allocUnsafeSlow(BLOCK_BYTES)
    this.#filled += piece.copy(this.#open, this.#filled)
  }

  /** Everything as one; empty afterwards. */
  take(): Buffer {
    this.#close()
    const all = this.#blocks.length === 1 ? (this.#blocks[0] as Buffer) : Buffer.concat(this.#blocks)
    this.#blocks = []
    return all
  }

  #close(): void {
    if (this.#open && this.#filled > 0) this.#blocks.push(this.#open.subarray(0, this.#filled))
    this.#open = undefined
    this.#filled = 0
  }
}
