/** Reads LZX DELTA: verbatim, aligned and uncompressed blocks, repeated distances. [MS-PATCH] 2 */
import { LayoutError } from '#codec/binary/index.ts'
import { BitReader } from './bits.ts'
import {
  Block,
  chunkSize,
  footerBits,
  lengthHeads,
  lengthSymbols,
  maxCodeLength,
  maxMatch,
  minMatch,
  positionSlots,
  preTreeSymbols,
  slotBase,
  windowBits,
} from './format.ts'

/** `size` is that of the original, which the file around it says. Throws LayoutError. */
export function decompressLzx(bytes: Uint8Array, size: number, reference: Uint8Array = new Uint8Array()): Uint8Array {
  // Nothing is compressed better than a match of 33,026 bytes by one bit: whoever says more lies.
  if (size > bytes.length * chunkSize * 8) throw new LayoutError(`${size} bytes cannot come from ${bytes.length}`, 0)
  return new Decoder(bytes, size, reference).run()
}

class Decoder {
  readonly #reader: BitReader
  readonly #out: Uint8Array
  readonly #start: number
  readonly #slots: number
  readonly #main: Uint8Array
  readonly #length = new Uint8Array(lengthSymbols)
  #mainTree: Tree = new Tree(new Uint8Array())
  #lengthTree: Tree = new Tree(new Uint8Array())
  #alignedTree: Tree | undefined
  #kind = 0
  #left = 0
  #blockSize = 0
  #recent: [number, number, number] = [1, 1, 1]

  constructor(bytes: Uint8Array, size: number, reference: Uint8Array) {
    this.#reader = new BitReader(bytes)
    this.#start = reference.length
    this.#out = new Uint8Array(reference.length + size)
    this.#out.set(reference)
    this.#slots = positionSlots(windowBits(size, reference.length))
    this.#main = new Uint8Array(256 + this.#slots * lengthHeads)
  }

  run(): Uint8Array {
    const out = this.#out
    for (let at = this.#start; at < out.length; ) {
      const chunkEnd = Math.min(at + chunkSize, out.length)
      this.#reader.align()
      this.#reader.bits(16)
      if (at === this.#start && this.#reader.bit() === 1) this.#reader.bits(32)
      while (at < chunkEnd) {
        if (this.#left === 0) this.#beginBlock()
        const end = Math.min(chunkEnd, at + this.#left)
        const begun = at
        at = this.#kind === Block.uncompressed ? this.#copy(at, end) : this.#symbols(at, end)
        this.#left -= at - begun
        if (this.#left < 0) throw new LayoutError('LZX: a match goes beyond its block', this.#reader.pos)
        // After an odd number of plain bytes one is left out.
        if (this.#left === 0 && this.#kind === Block.uncompressed && this.#blockSize % 2 === 1) this.#reader.pos++
      }
      if (at > chunkEnd) throw new LayoutError('LZX: a match goes beyond its chunk', this.#reader.pos)
    }
    return out.subarray(this.#start)
  }

  #beginBlock(): void {
    const reader = this.#reader
    this.#kind = reader.bits(3)
    this.#left = this.#blockSize = reader.bits(24)
    if (this.#left === 0) throw new LayoutError('LZX: a block of nothing', reader.pos)
    switch (this.#kind) {
      case Block.aligned:
      case Block.verbatim:
        this.#alignedTree =
          this.#kind === Block.aligned ? new Tree(Uint8Array.from({ length: 8 }, () => reader.bits(3))) : undefined
        this.#readLengths(this.#main, 0, 256)
        this.#readLengths(this.#main, 256, this.#main.length)
        this.#readLengths(this.#length, 0, lengthSymbols)
        this.#mainTree = new Tree(this.#main)
        this.#lengthTree = new Tree(this.#length)
        return
      case Block.uncompressed: {
        reader.align()
        const view = new DataView(reader.bytes.buffer, reader.bytes.byteOffset)
        if (reader.pos + 12 > reader.bytes.length) throw new LayoutError('LZX ends too early', reader.pos)
        this.#recent = [0, 4, 8].map((at) => view.getUint32(reader.pos + at, true)) as [number, number, number]
        reader.pos += 12
        return
      }
      default:
        throw new LayoutError(`LZX: ${this.#kind} is no kind of block`, reader.pos)
    }
  }

  #copy(at: number, end: number): number {
    const { bytes, pos } = this.#reader
    if (pos + end - at > bytes.length) throw new LayoutError('LZX ends too early', pos)
    this.#out.set(bytes.subarray(pos, pos + end - at), at)
    this.#reader.pos += end - at
    return end
  }

  #symbols(at: number, end: number): number {
    const reader = this.#reader
    const out = this.#out
    while (at < end) {
      const symbol = this.#mainTree.read(reader)
      if (symbol < 256) {
        out[at++] = symbol
        continue
      }
      let length = (symbol - 256) % lengthHeads
      if (length === lengthHeads - 1) length += this.#lengthTree.read(reader)
      length += minMatch
      const distance = this.#distance((symbol - 256) >> 3)
      if (length === maxMatch) length += this.#more()
      if (distance > at || distance === 0 || at + length > out.length)
        throw new LayoutError(`LZX: ${length} bytes from ${distance} before do not fit`, reader.pos)
      for (const stop = at + length; at < stop; at++) out[at] = out[at - distance] as number
    }
    return at
  }

  #distance(slot: number): number {
    const recent = this.#recent
    if (slot < 3) {
      const distance = recent[slot as 0 | 1 | 2]
      recent[slot as 0 | 1 | 2] = recent[0]
      recent[0] = distance
      return distance
    }
    const bits = footerBits[slot] as number
    let footer: number
    if (this.#alignedTree && bits >= 3) footer = this.#reader.bits(bits - 3) * 8 + this.#alignedTree.read(this.#reader)
    else footer = this.#reader.bits(bits)
    const distance = (slotBase[slot] as number) + footer - 2
    this.#recent = [distance, recent[0], recent[1]]
    return distance
  }

  /** What LZX DELTA adds to the greatest length. */
  #more(): number {
    const reader = this.#reader
    if (reader.bit() === 0) return reader.bits(8)
    if (reader.bit() === 0) return reader.bits(10) + 0x100
    if (reader.bit() === 0) return reader.bits(12) + 0x500
    return reader.bits(15)
  }

  #readLengths(lengths: Uint8Array, from: number, to: number): void {
    const reader = this.#reader
    const tree = new Tree(Uint8Array.from({ length: preTreeSymbols }, () => reader.bits(4)))
    for (let at = from; at < to; ) {
      const symbol = tree.read(reader)
      let run = 1
      let value = 0
      if (symbol === 17) run = reader.bits(4) + 4
      else if (symbol === 18) run = reader.bits(5) + 20
      else {
        let change = symbol
        if (symbol === 19) {
          run = reader.bits(1) + 4
          change = tree.read(reader)
        }
        value = ((lengths[at] as number) - change + 17) % 17
      }
      if (at + run > to) throw new LayoutError('LZX: lengths of more symbols than there are', reader.pos)
      lengths.fill(value, at, at + run)
      at += run
    }
  }
}

/** A canonical code, read bit by bit: the codes of a length are a range. */
class Tree {
  readonly #firsts = new Uint32Array(maxCodeLength + 2)
  readonly #counts = new Uint32Array(maxCodeLength + 2)
  readonly #symbols: number[] = []

  constructor(lengths: Uint8Array) {
    for (const length of lengths) this.#counts[length] = (this.#counts[length] as number) + 1
    this.#counts[0] = 0
    for (let length = 1, code = 0; length <= maxCodeLength; length++) {
      this.#firsts[length] = code
      code = (code + (this.#counts[length] as number)) << 1
    }
    for (let length = 1; length <= maxCodeLength; length++) {
      for (let symbol = 0; symbol < lengths.length; symbol++) if (lengths[symbol] === length) this.#symbols.push(symbol)
    }
  }

  read(reader: BitReader): number {
    let code = 0
    let before = 0
    for (let length = 1; length <= maxCodeLength; length++) {
      code = code * 2 + reader.bit()
      const count = this.#counts[length] as number
      const index = code - (this.#firsts[length] as number)
      if (index >= 0 && index < count) return this.#symbols[before + index] as number
      before += count
    }
    throw new LayoutError('LZX: no code is like that', reader.pos)
  }
}
