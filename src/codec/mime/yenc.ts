/**
 * yEnc: files in a text with eight bits, from the newsgroups. yEnc draft 1.3 (yenc.org)
 *
 *   =ybegin line=128 size=584 name=a b.txt
 *   (each byte plus 42; NUL, LF, CR and "=" as "=" and the byte plus 64 more)
 *   =yend size=584 crc32=ded29f4f
 *
 * A block is read only if it is whole: its size and its checksum, where there is one, have to be right. One of several pieces
 * (`part=2` with `=ypart`) is none: the others are in other mails.
 */
import { Buffer } from 'node:buffer'
import { crc32 } from 'node:zlib'
import { asBuffer, CR, fromLatin1, LF } from './bytes.ts'
import type { UuBlock } from './uuencode.ts'

const ESCAPE = 0x3d
const HEAD_MAX = 1000

/** As those of uuencode: `start` to `end` is the whole block with both of its lines. */
export function findYencBlocks(bytes: Uint8Array, max = 100): UuBlock[] {
  const buffer = asBuffer(bytes)
  const blocks: UuBlock[] = []
  let at = buffer.indexOf('=ybegin ', 0, 'latin1')
  let close = 0
  while (at >= 0 && blocks.length < max) {
    const next = buffer.indexOf('=ybegin ', at + 8, 'latin1')
    if (close <= at) close = buffer.indexOf('\n=yend', at, 'latin1')
    // Where one has no end, none behind it has. One in which another begins (no data does) is not closed.
    if (close < 0) break
    const block = next >= 0 && next < close ? undefined : blockAt(buffer, at, close + 1)
    if (block) blocks.push(block)
    at = next
  }
  return blocks
}

function blockAt(buffer: Buffer, start: number, close: number): UuBlock | undefined {
  if (start > 0 && buffer[start - 1] !== LF) return undefined
  const dataStart = buffer.indexOf(LF, start) + 1
  if (dataStart === 0 || dataStart > close || dataStart - start > HEAD_MAX) return undefined
  const head = buffer.toString('latin1', start, dataStart).trimEnd()
  const name = / name=(.+)$/.exec(head)?.[1]
  const size = Number(/ size=(\d{1,10})(?: |$)/.exec(head)?.[1] ?? Number.NaN)
  const pieces = Number(/ total=(\d{1,6})(?: |$)/.exec(head)?.[1] ?? (/ part=\d/.test(head) ? 2 : 1))
  if (!name || Number.isNaN(size) || pieces > 1 || size > close - dataStart) return undefined
  const lineFeed = buffer.indexOf(LF, close)
  const end = lineFeed < 0 ? buffer.length : lineFeed + 1
  const tail = buffer.toString('latin1', close, Math.min(end, close + HEAD_MAX))
  const content = decodeLines(buffer, dataStart, close)
  const checksum = / crc32=([0-9a-f]{8})/i.exec(tail)?.[1]
  if (content.length !== size || (checksum && Number.parseInt(checksum, 16) !== crc32(content))) return undefined
  return { start, end, name: fromLatin1(name), content }
}

function decodeLines(buffer: Buffer, from: number, to: number): Uint8Array {
  const out = Buffer.allocUnsafe(to - from)
  let length = 0
  // A single piece may have the line =ypart all the same.
  let at = buffer.toString('latin1', from, Math.min(to, from + 7)) === '=ypart ' ? buffer.indexOf(LF, from) + 1 : from
  for (; at < to; at++) {
    const byte = buffer[at] as number
    if (byte === CR || byte === LF) continue
    if (byte === ESCAPE) out[length++] = (buffer[++at] as number) - 64 - 42
    // A line that begins with a dot had it doubled on its way (RFC 5321 4.5.2), and came through here without.
    else out[length++] = byte - 42
  }
  return out.subarray(0, length)
}
