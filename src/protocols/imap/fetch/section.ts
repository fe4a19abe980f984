/**
 * BODY[section]: which bytes of a mail it names.
 *
 * RFC 9051 6.4.5.1. Nearly all sections are one range of the source, so they are sent from there without being looked at;
 * only HEADER.FIELDS is put together from pieces of a header.
 */
import { Buffer } from 'node:buffer'
import { findSection, type Part, readHeader } from '#codec/mime/index.ts'
import type { Partial, Section } from '../grammar/fetch-attributes.ts'

export interface ByteRange {
  start: number
  end: number
}

/** undefined: there is no such part (NIL). `size` is that of the whole mail. */
export function findRange(root: Part, section: Section, size: number): ByteRange | undefined {
  const { part: numbers, text } = section
  if (numbers.length === 0) {
    if (text === undefined) return { start: 0, end: size }
    return text === 'text' ? { start: root.bodyStart, end: size } : { start: 0, end: root.bodyStart }
  }
  const part = findSection(root, numbers)
  if (part === undefined) return undefined
  if (text === undefined) return { start: part.bodyStart, end: part.end }
  if (text === 'mime') return { start: part.start, end: part.bodyStart }
  // RFC 9051 6.4.5.1: HEADER and TEXT of a part are those of the message that it holds.
  const { message } = part
  if (message === undefined) return undefined
  return text === 'text'
    ? { start: message.bodyStart, end: message.end }
    : { start: message.start, end: message.bodyStart }
}

export function cut({ start, end }: ByteRange, partial: Partial | undefined): ByteRange {
  if (partial === undefined) return { start, end }
  const from = Math.min(start + partial.start, end)
  return { start: from, end: Math.min(from + partial.length, end) }
}

/** HEADER.FIELDS and HEADER.FIELDS.NOT: the fields as they stand in the mail, and a blank line. */
export function headerFields(header: Uint8Array, section: Section): Uint8Array {
  const wanted = new Set(section.fields)
  const keep = section.text === 'fields'
  const pieces: Uint8Array[] = []
  for (const field of readHeader(header, { start: 0, bodyStart: header.length }).fields) {
    if (wanted.has(field.key) === keep) pieces.push(field.bytes)
  }
  pieces.push(BLANK_LINE)
  return Buffer.concat(pieces)
}

const BLANK_LINE = Buffer.from('\r\n')
