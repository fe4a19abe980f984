/**
 * Compresses with LZX DELTA: verbatim blocks of one chunk each, matches found by chains of hashes. [MS-PATCH] 2
 *
 * `reference` is what the reader has already, the older version of a file for example: matches may lie in it.
 */
import { BitWriter } from './bits.ts'
import {
  Block,
  chunkSize,
  footerBits,
  lengthHeads,
  lengthSymbols,
  maxMatch,
  minMatch,
  positionSlots,
  preTreeSymbols,
  slotBase,
  windowBits,
} from './format.ts'
import { codeLengths, codesOf } from './huffman.ts'

/** A shorter match costs as much as its bytes. */
const shortestMatch = 4
const chainSteps = 64
const hashBits = 16

/** A byte when `length` is 1, otherwise a match. */
interface Step {
  length: number
  byte: number
  distance: number
}

/** Of the codes of a block, which the next one changes. */
interface Lengths {
  main: Uint8Array
  length: Uint8Array
}

interface Tree {
  lengths: Uint8Array
  codes: Uint32Array
}

export function compressLzx(bytes: Uint8Array, reference: Uint8Array = new Uint8Array()): Uint8Array {
  const slots = positionSlots(windowBits(bytes.length, reference.length))
  const all = new Uint8Array(reference.length + bytes.length)
  all.set(reference)
  all.set(bytes, reference.length)
  const finder = new MatchFinder(all)
  finder.skip(0, reference.length)
  const chunks: Uint8Array[] = []
  let before: Lengths = { main: new Uint8Array(256 + slots * lengthHeads), length: new Uint8Array(lengthSymbols) }
  for (let start = reference.length; start < all.length; start += chunkSize) {
    const end = Math.min(start + chunkSize, all.length)
    const writer = new BitWriter()
    // No translation of calls.
    if (start === reference.length) writer.put(0, 1)
    before = writeBlock(writer, stepsOf(finder, all, start, end), { size: end - start, before, slots })
    const chunk = writer.take()
    chunks.push(Uint8Array.of(chunk.length & 0xff, chunk.length >> 8), chunk)
  }
  return Buffer.concat(chunks)
}

function stepsOf(finder: MatchFinder, all: Uint8Array, start: number, end: number): Step[] {
  const steps: Step[] = []
  for (let at = start; at < end; ) {
    const match = finder.find(at, end)
    const length = match?.length ?? 1
    steps.push({ length, byte: all[at] as number, distance: match?.distance ?? 0 })
    finder.skip(at, at + length)
    at += length
  }
  return steps
}

function writeBlock(
  writer: BitWriter,
  steps: readonly Step[],
  { size, before, slots }: { size: number; before: Lengths; slots: number },
): Lengths {
  const mainCounts = new Uint32Array(256 + slots * lengthHeads)
  const lengthCounts = new Uint32Array(lengthSymbols)
  for (const step of steps) {
    const { main, length } = symbolsOf(step)
    mainCounts[main] = (mainCounts[main] as number) + 1
    if (length !== undefined) lengthCounts[length] = (lengthCounts[length] as number) + 1
  }
  const main = treeOf(mainCounts)
  const length = treeOf(lengthCounts)
  writer.put(Block.verbatim, 3)
  writer.put(size, 24)
  writeLengths(writer, main.lengths, before.main, 0, 256)
  writeLengths(writer, main.lengths, before.main, 256, main.lengths.length)
  writeLengths(writer, length.lengths, before.length, 0, lengthSymbols)
  for (const step of steps) {
    const symbols = symbolsOf(step)
    putSymbol(writer, main, symbols.main)
    if (symbols.length !== undefined) putSymbol(writer, length, symbols.length)
    if (step.length > 1) {
      const bits = footerBits[symbols.slot] as number
      writer.put(step.distance + 2 - (slotBase[symbols.slot] as number), bits)
      if (step.length >= maxMatch) putMore(writer, step.length - maxMatch)
    }
  }
  return { main: main.lengths, length: length.lengths }
}

function symbolsOf({ length, byte, distance }: Step): { main: number; length: number | undefined; slot: number } {
  if (length === 1) return { main: byte, length: undefined, slot: 0 }
  const slot = slotOf(distance + 2)
  const said = Math.min(length, maxMatch)
  const head = Math.min(said - minMatch, lengthHeads - 1)
  return {
    main: 256 + slot * lengthHeads + head,
    length: head === lengthHeads - 1 ? said - minMatch - head : undefined,
    slot,
  }
}

/** What LZX DELTA adds to the greatest length; a match never leaves its chunk, so 15 bits are enough. */
function putMore(writer: BitWriter, more: number): void {
  if (more < 0x100) writer.put(more, 9)
  else if (more < 0x500) {
    writer.put(0b10, 2)
    writer.put(more - 0x100, 10)
  } else if (more < 0x1500) {
    writer.put(0b110, 3)
    writer.put(more - 0x500, 12)
  } else {
    writer.put(0b111, 3)
    writer.put(more, 15)
  }
}

/** The last slot that begins at or below. */
function slotOf(position: number): number {
  let low = 3
  let high = slotBase.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((slotBase[middle] as number) <= position) low = middle
    else high = middle - 1
  }
  return low
}

function treeOf(counts: Uint32Array): Tree {
  const lengths = codeLengths(counts)
  return { lengths, codes: codesOf(lengths) }
}

function putSymbol(writer: BitWriter, { lengths, codes }: Tree, symbol: number): void {
  writer.put(codes[symbol] as number, lengths[symbol] as number)
}

/** Lengths as differences from those of the block before, with runs, through a tree of their own. [MS-PATCH] 2.6 */
function writeLengths(writer: BitWriter, lengths: Uint8Array, before: Uint8Array, from: number, to: number): void {
  const symbols: { symbol: number; extra?: number; bits?: number; repeated?: number }[] = []
  for (let at = from; at < to; ) {
    const length = lengths[at] as number
    let run = 1
    while (at + run < to && lengths[at + run] === length && run < 51) run++
    if (length === 0 && run >= 20) symbols.push({ symbol: 18, extra: run - 20, bits: 5 })
    else if (length === 0 && run >= 4) symbols.push({ symbol: 17, extra: run - 4, bits: 4 })
    else if (run >= 4) {
      run = Math.min(run, 5)
      symbols.push({ symbol: 19, extra: run - 4, bits: 1, repeated: difference(before[at] as number, length) })
    } else {
      run = 1
      symbols.push({ symbol: difference(before[at] as number, length) })
    }
    at += run
  }
  const counts = new Uint32Array(preTreeSymbols)
  for (const { symbol, repeated } of symbols) {
    counts[symbol] = (counts[symbol] as number) + 1
    if (repeated !== undefined) counts[repeated] = (counts[repeated] as number) + 1
  }
  const preLengths = codeLengths(counts, 15)
  const tree = { lengths: preLengths, codes: codesOf(preLengths) }
  for (const length of preLengths) writer.put(length, 4)
  for (const { symbol, extra = 0, bits = 0, repeated } of symbols) {
    putSymbol(writer, tree, symbol)
    writer.put(extra, bits)
    if (repeated !== undefined) putSymbol(writer, tree, repeated)
  }
}

function difference(before: number, length: number): number {
  return (before - length + 17) % 17
}

class MatchFinder {
  readonly #bytes: Uint8Array
  readonly #heads = new Int32Array(1 << hashBits).fill(-1)
  readonly #chains: Int32Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#chains = new Int32Array(bytes.length)
  }

  /** The longest match that ends before `end`; undefined when none is worth it. */
  find(at: number, end: number): { length: number; distance: number } | undefined {
    const bytes = this.#bytes
    const most = end - at
    if (most < shortestMatch) return undefined
    let best = shortestMatch - 1
    let distance = 0
    let candidate = this.#heads[this.#hash(at)] as number
    for (let step = 0; candidate >= 0 && step < chainSteps; step++) {
      if (bytes[candidate + best] === bytes[at + best]) {
        let length = 0
        while (length < most && bytes[candidate + length] === bytes[at + length]) length++
        if (length > best) {
          best = length
          distance = at - candidate
          if (length === most) break
        }
      }
      candidate = this.#chains[candidate] as number
    }
    return distance > 0 ? { length: best, distance } : undefined
  }

  /** Remembers the places from `from` up to `to`. */
  skip(from: number, to: number): void {
    for (let at = from; at < to && at + 4 <= this.#bytes.length; at++) {
      const hash = this.#hash(at)
      this.#chains[at] = this.#heads[hash] as number
      this.#heads[hash] = at
    }
  }

  #hash(at: number): number {
    const bytes = this.#bytes
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    return Math.imul(word, 0x9e3779b1) >>> (32 - hashBits)
  }
}
