/**
 * Files of an offline address book as they are sent: compressed, or as the difference from an older version. Both are
 * blocks of LZX DELTA. [MS-OXOAB] 2.10
 *
 * A block of a difference is told how much of the older file it takes up; older and newer file are cut at the same
 * fractions, so that most people are found in the piece beside theirs.
 */
import { decode, encode, LayoutError, Reader, read, struct, u32 } from '#codec/binary/index.ts'
import { compressLzx, decompressLzx } from '#codec/lzx/index.ts'
import { afterHead, oabChecksum } from './details.ts'

const compressedHead = struct({ versionHigh: u32, versionLow: u32, blockMax: u32, targetSize: u32 })
const compressedBlock = struct({ flags: u32, compressedSize: u32, size: u32, checksum: u32 })
const patchHead = struct({
  versionHigh: u32,
  versionLow: u32,
  blockMax: u32,
  sourceSize: u32,
  targetSize: u32,
  sourceChecksum: u32,
  targetChecksum: u32,
})
const patchBlock = struct({ patchSize: u32, targetSize: u32, sourceSize: u32, checksum: u32 })

const blockMax = 0x40000
const Flag = { stored: 0, lzx: 1 } as const

export function* compressOab(file: Uint8Array): Generator<Uint8Array> {
  yield encode(compressedHead, { versionHigh: 3, versionLow: 1, blockMax, targetSize: file.length })
  for (let at = 0; at < file.length; at += blockMax) {
    const block = file.subarray(at, at + blockMax)
    const packed = compressLzx(block)
    const smaller = packed.length < block.length
    const data = smaller ? packed : block
    yield encode(compressedBlock, {
      flags: smaller ? Flag.lzx : Flag.stored,
      compressedSize: data.length,
      size: block.length,
      checksum: oabChecksum(block),
    })
    yield data
  }
}

export function* diffOab(source: Uint8Array, target: Uint8Array): Generator<Uint8Array> {
  yield encode(patchHead, {
    versionHigh: 3,
    versionLow: 2,
    blockMax,
    sourceSize: source.length,
    targetSize: target.length,
    sourceChecksum: oabChecksum(afterHead(source)),
    targetChecksum: oabChecksum(afterHead(target)),
  })
  const blocks = Math.max(1, Math.ceil(Math.max(target.length, source.length) / blockMax))
  const piece = (file: Uint8Array, index: number) =>
    file.subarray(Math.floor((file.length * index) / blocks), Math.floor((file.length * (index + 1)) / blocks))
  for (let index = 0; index < blocks; index++) {
    const from = piece(source, index)
    const to = piece(target, index)
    const patch = compressLzx(to, from)
    yield encode(patchBlock, {
      patchSize: patch.length,
      targetSize: to.length,
      sourceSize: from.length,
      checksum: oabChecksum(to),
    })
    yield patch
  }
}

/** Throws LayoutError. */
export function expandOab(bytes: Uint8Array): Uint8Array {
  const reader = new Reader(bytes)
  const { versionHigh, versionLow, targetSize } = read(reader, compressedHead)
  if (versionHigh !== 3 || versionLow !== 1) throw new LayoutError('not a compressed offline address book', 0)
  const blocks: Uint8Array[] = []
  for (let left = targetSize; left > 0; ) {
    const start = reader.pos
    const { flags, compressedSize, size, checksum } = read(reader, compressedBlock)
    const data = reader.slice(compressedSize)
    if (size === 0 || size > left) throw new LayoutError(`a block of ${size} bytes does not fit`, start)
    const block = flags === Flag.lzx ? decompressLzx(data, size) : data
    if (block.length !== size || oabChecksum(block) !== checksum) throw new LayoutError('the checksum is wrong', start)
    blocks.push(block)
    left -= size
  }
  return Buffer.concat(blocks)
}

/** Throws LayoutError, also when the source is another file than the one that the difference was made from. */
export function patchOab(patch: Uint8Array, source: Uint8Array): Uint8Array {
  const reader = new Reader(patch)
  const { versionHigh, versionLow, sourceSize, targetSize, sourceChecksum } = read(reader, patchHead)
  if (versionHigh !== 3 || versionLow !== 2) throw new LayoutError('not a difference of offline address books', 0)
  if (sourceSize !== source.length || sourceChecksum !== oabChecksum(afterHead(source)))
    throw new LayoutError('the difference is from another file', 12, 'source')
  const blocks: Uint8Array[] = []
  let at = 0
  for (let left = targetSize; left > 0; ) {
    const start = reader.pos
    const block = decode(patchBlock, reader.slice(16))
    const data = reader.slice(block.patchSize)
    if (block.targetSize > left || at + block.sourceSize > source.length)
      throw new LayoutError('a block does not fit', start)
    const reference = source.subarray(at, at + block.sourceSize)
    const target = decompressLzx(data, block.targetSize, reference)
    if (oabChecksum(target) !== block.checksum) throw new LayoutError('the checksum is wrong', start)
    if (block.targetSize === 0 && block.sourceSize === 0) throw new LayoutError('a block of nothing', start)
    blocks.push(target)
    at += block.sourceSize
    left -= block.targetSize
  }
  return Buffer.concat(blocks)
}
