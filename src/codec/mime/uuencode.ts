/**
 * uuencode: the attachments from before MIME, as a transfer encoding (x-uuencode) and as blocks inside plain text.
 *
 *   begin 644 name.txt
 *   %:&5L;&\          the first character is the number of bytes, then six bits each, from space on
 *   `
 *   end
 *
 * IEEE Std 1003.1 (uuencode). "`" and space are both zero. The line says how many bytes it holds; what is missing of
 * a group is zero, what is too much is ignored.
 */
import { Buffer } from 'node:buffer'
import { asBuffer, CR, fromLatin1, LF } from './bytes.ts'

/** `start` to `end` is the whole block, from "begin" to the line behind "end". */
export type UuBlock = { start: number; end: number; name: string; content: Uint8Array }

/** The content of the first block; a body without a "begin" line is taken as lines of data. */
export function decodeUu(bytes: Uint8Array): Uint8Array {
  const [block] = findUuBlocks(bytes, 1)
  return block ? block.content : readLines(asBuffer(bytes), 0).content
}

/** The blocks in a text body, at most `max`. Text that merely begins a line with "begin 644" is none. */
export function findUuBlocks(bytes: Uint8Array, max = 100): UuBlock[] {
  const buffer = asBuffer(bytes)
  const blocks: UuBlock[] = []
  let at = buffer.indexOf('begin ', 0, 'latin1')
  while (at >= 0 && blocks.length < max) {
    const block = blockAt(buffer, at)
    if (block) blocks.push(block)
    at = buffer.indexOf('begin ', block ? block.end : at + 6, 'latin1')
  }
  return blocks
}

function blockAt(buffer: Buffer, start: number): UuBlock | undefined {
  if (start > 0 && buffer[start - 1] !== LF) return undefined
  const lineFeed = buffer.indexOf(LF, start)
  if (lineFeed < 0 || lineFeed - start > 1000) return undefined
  const head = /^begin (?:0?[0-7]{3}) +(.+?)\s*$/.exec(buffer.toString('latin1', start, lineFeed))
  if (!head) return undefined
  const { content, end, closed } = readLines(buffer, lineFeed + 1)
  if (!closed) return undefined
  return { start, end, name: fromLatin1(head[1]!), content }
}

/** Reads data lines up to "end", or to a line that cannot be one. */
function readLines(buffer: Buffer, from: number): { content: Uint8Array; end: number; closed: boolean } {
  const pieces: Uint8Array[] = []
  let at = from
  while (at < buffer.length) {
    const lineFeed = buffer.indexOf(LF, at)
    const next = lineFeed < 0 ? buffer.length : lineFeed + 1
    let lineEnd = lineFeed < 0 ? buffer.length : lineFeed
    if (lineEnd > at && buffer[lineEnd - 1] === CR) lineEnd--
    if (buffer.toString('latin1', at, Math.min(lineEnd, at + 4)).trimEnd() === 'end') {
      return { content: Buffer.concat(pieces), end: next, closed: true }
    }
    const count = (buffer[at]! - 0x20) & 63
    const needed = Math.ceil(count / 3) * 4
    // Encoders leave trailing spaces out, some add a checksum character: up to three off is still a data line.
    const characters = lineEnd - at - 1
    if (lineEnd > at && (buffer[at]! < 0x20 || buffer[at]! > 0x60 || characters > needed + 3)) break
    if (lineEnd > at && count > 0) pieces.push(decodeLine(buffer, at + 1, lineEnd, count))
    at = next
  }
  return { content: Buffer.concat(pieces), end: at, closed: false }
}

function decodeLine(buffer: Buffer, start: number, end: number, declared: number): Uint8Array {
  // A group of which nothing is there holds nothing, whatever the line says.
  const count = Math.min(declared, Math.ceil((end - start) / 4) * 3)
  const out = Buffer.allocUnsafe(count)
  const six = (i: number) => (i < end ? (buffer[i]! - 0x20) & 63 : 0)
  for (let i = start, length = 0; length < count; i += 4) {
    const group = (six(i) << 18) | (six(i + 1) << 12) | (six(i + 2) << 6) | six(i + 3)
    out[length++] = group >> 16
    if (length < count) out[length++] = group >> 8
    if (length < count) out[length++] = group
  }
  return out
}

/** A whole block with CRLF line ends. */
export function encodeUu(bytes: Uint8Array, name: string): Uint8Array {
  const lines = [`begin 644 ${name.replace(/[\r\n]/g, ' ')}`]
  for (let at = 0; at < bytes.length; at += 45) {
    const count = Math.min(45, bytes.length - at)
    let line = character(count)
    for (let i = at; i < at + count; i += 3) {
      const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
      line += character(group >> 18) + character(group >> 12) + character(group >> 6) + character(group)
    }
    lines.push(line)
  }
  lines.push('`', 'end', '')
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

function character(bits: number): string {
  return String.fromCharCode((bits & 63) === 0 ? 0x60 : 0x20 + (bits & 63))
}
