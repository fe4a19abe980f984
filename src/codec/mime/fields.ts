/**
 * The lines of a mail header, as bytes: which lines begin a field, which continue one, and where the header ends.
 *
 *   From x@y Thu Jan  1 …     an mbox line: skipped at the start
 *   Subject: one              a field: printable characters without space, then ":"
 *    two                      continues it
 *   garbage                   no field: skipped if the next line is one, otherwise the body begins here
 *                             the blank line: the body begins after it
 *
 * RFC 5322 2.2 and 4.5 (white space before the colon). Line ends are CRLF or LF. The header and the body together
 * are always all bytes, whatever is in them.
 */
import { Buffer } from 'node:buffer'
import { COLON, CR, DASH, LF, SPACE, TAB } from './bytes.ts'

/** A field, as offsets: name from `start` to `nameEnd`, value from `valueStart` to `end` (which is behind its line end). */
export type FieldRange = { start: number; nameEnd: number; valueStart: number; end: number }

/** Where the name of a field that begins at `at` ends, or -1 when no field begins there. */
export function fieldNameEnd(buffer: Buffer, at: number, limit: number): number {
  let i = at
  while (i < limit) {
    const byte = buffer[i]!
    if (byte === COLON || byte <= SPACE || byte >= 0x7f) break
    i++
  }
  if (i === at) return -1
  const nameEnd = i
  while (i < limit && (buffer[i] === SPACE || buffer[i] === TAB)) i++
  return buffer[i] === COLON && i < limit ? nameEnd : -1
}

/** Behind the line feed of the line at `at`, or the limit. */
export function lineEnd(buffer: Buffer, at: number, limit: number): number {
  // Most header lines are short: a call into native code costs more than looking at them here.
  const near = Math.min(limit, at + 100)
  for (let i = at; i < near; i++) if (buffer[i] === LF) return i + 1
  if (near === limit) return limit
  const found = buffer.indexOf(LF, near)
  return found < 0 || found >= limit ? limit : found + 1
}

/** Behind the field whose first line is at `at`: its continuation lines belong to it. */
export function fieldEnd(buffer: Buffer, at: number, limit: number): number {
  let end = lineEnd(buffer, at, limit)
  while (end < limit && (buffer[end] === SPACE || buffer[end] === TAB)) end = lineEnd(buffer, end, limit)
  return end
}

/** The length of a blank line at `at` (1 or 2), or 0 where the line is not blank. */
export function blankLine(buffer: Buffer, at: number, limit: number): number {
  if (at >= limit) return 0
  if (buffer[at] === LF) return 1
  return buffer[at] === CR && at + 1 < limit && buffer[at + 1] === LF ? 2 : 0
}

/** "From " or ">From ": a line that mailbox files put before the header. */
export function isMboxLine(buffer: Buffer, at: number, limit: number): boolean {
  const from = buffer[at] === 0x3e ? at + 1 : at
  return from + 5 <= limit && buffer.toString('latin1', from, from + 5) === 'From '
}

export function isDashes(buffer: Buffer, at: number): boolean {
  return buffer[at] === DASH && buffer[at + 1] === DASH
}

/** The fields of a header range, first to last. Lines that are no field are passed over. */
export function* fieldRanges(buffer: Buffer, start: number, end: number): Generator<FieldRange> {
  let at = start
  while (at < end) {
    if (blankLine(buffer, at, end) > 0) {
      at += blankLine(buffer, at, end)
      continue
    }
    const nameEnd = fieldNameEnd(buffer, at, end)
    if (nameEnd < 0) {
      at = lineEnd(buffer, at, end)
      continue
    }
    const next = fieldEnd(buffer, at, end)
    let valueStart = nameEnd
    while (buffer[valueStart] !== COLON) valueStart++
    yield { start: at, nameEnd, valueStart: valueStart + 1, end: next }
    at = next
  }
}
