/**
 * A mail as a skeleton: the bytes that are only in this mail, and the contents that may be stored once for many.
 *
 *   bytes      Subject: x … --b ⏎ Content-Transfer-Encoding: base64 ⏎⏎ JVBERi0xLjQK… ⏎ … ⏎--b--
 *   segments   [ literal                                             ][ encoded     ][ literal ]
 *   content                                                           %PDF-1.4 …
 *
 * A part becomes an encoded segment only if writing its content by the recipe gives the very same bytes again; this
 * is done once, to see it, when the mail is split. Anything that differs stays literal, so that the joined mail is
 * the received mail, to the byte, always (signatures, IMAP sizes). What surrounds the encoded lines (blank lines
 * before and after) is literal, too.
 *
 * Joining writes chunks of a limited size and touches only the segments that a range needs.
 */
import { Buffer } from 'node:buffer'
import { asBuffer, CR, LF, SPACE } from './bytes.ts'
import { PackReader, PackWriter } from './pack.ts'
import { sections } from './section.ts'
import type { Part } from './structure.ts'
import { findEncoding } from './transfer.ts'

/** How the content is written: as it is, or in base64 lines of this many characters (the last may be shorter). */
export type Recipe = { encoding: 'identity' } | { encoding: 'base64'; lineLength: number; eol: 'crlf' | 'lf' }

/** Sizes are those of the segment in the mail; `partPath` are IMAP section numbers. */
export type StoredSegment =
  | { kind: 'literal'; length: number }
  | { kind: 'encoded'; length: number; contentLength: number; partPath: readonly number[]; recipe: Recipe }

export type Segment =
  | { kind: 'literal'; start: number; end: number; length: number }
  | {
      kind: 'encoded'
      start: number
      end: number
      length: number
      partPath: readonly number[]
      content: Uint8Array
      contentLength: number
      recipe: Recipe
    }

export type SplitOptions = {
  /** Base64 parts below this many encoded bytes stay literal. */
  minEncodedSize?: number
  /** The same for parts without an encoding, which gain nothing but being stored once. */
  minIdentitySize?: number
}

/** The segments of the mail, first to last; together they are all of its bytes. */
export function split(bytes: Uint8Array, root: Part, options: SplitOptions = {}): Segment[] {
  const { minEncodedSize = 2048, minIdentitySize = 64 * 1024 } = options
  const buffer = asBuffer(bytes)
  const segments: Segment[] = []
  let done = 0
  for (const { part, numbers } of sections(root)) {
    if (part.parts.length > 0 || part.message || part.end - part.bodyStart < minEncodedSize) continue
    const found = findContent(buffer, part, minIdentitySize)
    if (!found || found.end - found.start < minEncodedSize) continue
    const { start, end, content, recipe } = found
    if (start > done) segments.push({ kind: 'literal', start: done, end: start, length: start - done })
    const [length, contentLength] = [end - start, content.length]
    segments.push({ kind: 'encoded', start, end, length, partPath: numbers, content, contentLength, recipe })
    done = end
  }
  if (buffer.length > done) {
    segments.push({ kind: 'literal', start: done, end: buffer.length, length: buffer.length - done })
  }
  return segments
}

/** The literal segments, one behind the other: what is stored beside the packed skeleton. */
export function literalBytes(bytes: Uint8Array, segments: readonly Segment[]): Uint8Array {
  return Buffer.concat(
    segments.filter(({ kind }) => kind === 'literal').map(({ start, end }) => bytes.subarray(start, end)),
  )
}

type Found = { start: number; end: number; content: Uint8Array; recipe: Recipe }

function findContent(buffer: Buffer, part: Part, minIdentitySize: number): Found | undefined {
  const encoding = findEncoding(part.encoding)
  if (encoding === 'base64') return findBase64(buffer, part)
  const { bodyStart: start, end } = part
  const identity = encoding === '7bit' || encoding === '8bit' || encoding === 'binary'
  if (!identity || end - start < minIdentitySize) return undefined
  return { start, end, content: buffer.subarray(start, end), recipe: { encoding: 'identity' } }
}

const LINE_LENGTH_MAX = 1 << 16

function findBase64(buffer: Buffer, part: Part): Found | undefined {
  let start = part.bodyStart
  let end = part.end
  while (start < end && isLineEnd(buffer[start]!)) start++
  while (end > start && (isLineEnd(buffer[end - 1]!) || buffer[end - 1] === SPACE)) end--
  const lineFeed = buffer.indexOf(LF, start)
  const oneLine = lineFeed < 0 || lineFeed >= end
  const eol = oneLine || buffer[lineFeed - 1] === CR ? 'crlf' : 'lf'
  const lineLength = oneLine ? end - start : lineFeed - start - (eol === 'crlf' ? 1 : 0)
  // A string must not exceed what the runtime allows; one huge line is not worth another way.
  if (lineLength < 1 || lineLength > LINE_LENGTH_MAX) return undefined
  const recipe: Recipe = { encoding: 'base64', lineLength, eol }
  const content = decodeLines(buffer, start, end)
  if (!content || encodedLength(content.length, recipe) !== end - start) return undefined
  for (let at = 0; at < end - start; ) {
    const { chunk, next } = encodeChunk(recipe, content.length, at, end - start, (from, to) =>
      content.subarray(from, to),
    )
    if (buffer.compare(chunk, 0, chunk.length, start + at, start + next) !== 0) return undefined
    at = next
  }
  return { start, end, content, recipe }
}

function decodeLines(buffer: Buffer, start: number, end: number): Buffer | undefined {
  // Larger ones could be decoded in pieces, but what receives such mail has long refused it.
  if (end - start > 1 << 28) return undefined
  return Buffer.from(buffer.toString('latin1', start, end), 'base64')
}

function isLineEnd(byte: number): boolean {
  return byte === CR || byte === LF
}

function encodedLength(contentLength: number, recipe: Recipe): number {
  if (recipe.encoding === 'identity') return contentLength
  const characters = Math.ceil(contentLength / 3) * 4
  const breaks = Math.max(0, Math.ceil(characters / recipe.lineLength) - 1)
  return characters + breaks * (recipe.eol === 'crlf' ? 2 : 1)
}

/** What a chunk of a join needs: a range of the literal bytes or of the content of one encoded segment. */
type Step = {
  /** Which encoded segment, counted from 0; undefined for literal bytes. */
  content: number | undefined
  from: number
  to: number
  finish: (bytes: Uint8Array) => Uint8Array
}

const CHUNK_BYTES = 64 * 1024

/** Where the bytes come from: `literal` by offset into `literalBytes`, `content` by number of the encoded segment. */
export type SkeletonSource<T = Uint8Array> = {
  literal(from: number, to: number): T
  content(index: number, from: number, to: number): T
}

/** The bytes of the mail from `start` to `end`, in chunks. */
export function* join(
  segments: readonly StoredSegment[],
  source: SkeletonSource,
  start = 0,
  end = joinedLength(segments),
): Generator<Uint8Array> {
  for (const { content, from, to, finish } of steps(segments, start, end)) {
    yield finish(content === undefined ? source.literal(from, to) : source.content(content, from, to))
  }
}

/** The same for a source that answers later. */
export async function* joinLater(
  segments: readonly StoredSegment[],
  source: SkeletonSource<Uint8Array | Promise<Uint8Array>>,
  start = 0,
  end = joinedLength(segments),
): AsyncGenerator<Uint8Array> {
  for (const { content, from, to, finish } of steps(segments, start, end)) {
    yield finish(await (content === undefined ? source.literal(from, to) : source.content(content, from, to)))
  }
}

export function joinedLength(segments: readonly StoredSegment[]): number {
  let length = 0
  for (const segment of segments) length += segment.length
  return length
}

function* steps(segments: readonly StoredSegment[], start: number, end: number): Generator<Step> {
  let at = 0
  let literal = 0
  let content = 0
  for (const segment of segments) {
    if (at >= end) return
    const from = Math.max(0, start - at)
    const to = Math.min(segment.length, end - at)
    if (from < to) {
      if (segment.kind === 'literal') yield* plainSteps(undefined, literal + from, literal + to)
      else if (segment.recipe.encoding === 'identity') yield* plainSteps(content, from, to)
      else yield* encodedSteps(content, segment.recipe, segment.contentLength, from, to)
    }
    at += segment.length
    if (segment.kind === 'literal') literal += segment.length
    else content++
  }
}

function* plainSteps(content: number | undefined, start: number, end: number): Generator<Step> {
  for (let from = start; from < end; from += CHUNK_BYTES) {
    yield { content, from, to: Math.min(end, from + CHUNK_BYTES), finish: (bytes) => bytes }
  }
}

function* encodedSteps(
  content: number,
  recipe: Base64Recipe,
  contentLength: number,
  start: number,
  end: number,
): Generator<Step> {
  for (let at = start; at < end; ) {
    const lines = linesFrom(recipe, contentLength, at, end)
    yield { content, from: lines.from, to: lines.to, finish: (bytes) => writeLines(recipe, lines, bytes) }
    at = lines.next
  }
}

type Base64Recipe = Extract<Recipe, { encoding: 'base64' }>
type Lines = { from: number; to: number; skip: number; characters: number; cut: number; start: number; next: number }

function encodeChunk(
  recipe: Base64Recipe,
  contentLength: number,
  start: number,
  end: number,
  read: (from: number, to: number) => Uint8Array,
): { chunk: Uint8Array; next: number } {
  const lines = linesFrom(recipe, contentLength, start, end)
  return { chunk: writeLines(recipe, lines, read(lines.from, lines.to)), next: lines.next }
}

/** The whole lines that cover a chunk of the encoded bytes from `start` on, and the content bytes that they need. */
function linesFrom(recipe: Base64Recipe, contentLength: number, start: number, end: number): Lines {
  const { lineLength } = recipe
  const step = lineLength + (recipe.eol === 'crlf' ? 2 : 1)
  const firstLine = Math.floor(start / step)
  const lineCount = Math.max(1, Math.floor(CHUNK_BYTES / step))
  const characters = Math.ceil(contentLength / 3) * 4
  const firstCharacter = firstLine * lineLength
  const lastCharacter = Math.min(characters, (firstLine + lineCount) * lineLength)
  // Four characters hold three bytes; a line need not begin at such a group.
  const from = Math.floor(firstCharacter / 4) * 3
  const to = Math.min(contentLength, Math.ceil(lastCharacter / 4) * 3)
  const next = Math.min(end, (firstLine + lineCount) * step)
  return {
    from,
    to,
    skip: firstCharacter - (from / 3) * 4,
    characters: lastCharacter - firstCharacter,
    cut: start - firstLine * step,
    start,
    next,
  }
}

function writeLines({ lineLength, eol }: Base64Recipe, lines: Lines, content: Uint8Array): Uint8Array {
  const { skip, characters, cut, start, next } = lines
  const eolLength = eol === 'crlf' ? 2 : 1
  const count = Math.ceil(characters / lineLength)
  const out = Buffer.allocUnsafe(characters + count * eolLength)
  const encoded = asBuffer(content).toString('base64')
  // The characters are written to the end of the buffer and moved to the front, line by line.
  const base = out.length - characters
  out.write(skip === 0 ? encoded : encoded.slice(skip), base, characters, 'latin1')
  for (let line = 0, at = 0; line < count; line++) {
    const from = base + line * lineLength
    const to = Math.min(from + lineLength, out.length)
    out.copyWithin(at, from, to)
    at += to - from
    if (eolLength === 2) out[at++] = CR
    out[at++] = LF
  }
  return out.subarray(cut, cut + next - start)
}

const VERSION = 1
const Code = { literal: 0, identity: 1, base64Crlf: 2, base64Lf: 3 } as const

/** The skeleton without literal bytes and contents: a few bytes for each segment. */
export function packSkeleton(segments: readonly StoredSegment[]): Uint8Array {
  const out = new PackWriter()
  out.number(VERSION)
  out.number(segments.length)
  for (const segment of segments) {
    if (segment.kind === 'literal') {
      out.number(Code.literal)
      out.number(segment.length)
      continue
    }
    const { recipe, partPath, contentLength } = segment
    if (recipe.encoding === 'identity') out.number(Code.identity)
    else {
      out.number(recipe.eol === 'crlf' ? Code.base64Crlf : Code.base64Lf)
      out.number(recipe.lineLength)
    }
    out.number(contentLength)
    out.number(partPath.length)
    for (const number of partPath) out.number(number)
  }
  return out.bytes
}

/** Throws LayoutError for bytes that `packSkeleton` did not write. */
export function unpackSkeleton(bytes: Uint8Array): StoredSegment[] {
  const reader = new PackReader(bytes)
  if (reader.number() !== VERSION) reader.fail('skeleton of an unknown version')
  const segments: StoredSegment[] = []
  for (let left = reader.count(); left > 0; left--) {
    const code = reader.number()
    if (code === Code.literal) {
      segments.push({ kind: 'literal', length: reader.number() })
      continue
    }
    const recipe = readRecipe(reader, code)
    const contentLength = reader.number()
    const partPath: number[] = []
    for (let numbers = reader.count(); numbers > 0; numbers--) partPath.push(reader.number())
    const length = encodedLength(contentLength, recipe)
    segments.push({ kind: 'encoded', length, contentLength, partPath, recipe })
  }
  reader.end()
  return segments
}

function readRecipe(reader: PackReader, code: number): Recipe {
  if (code === Code.identity) return { encoding: 'identity' }
  if (code !== Code.base64Crlf && code !== Code.base64Lf) reader.fail(`there is no recipe ${code}`)
  const lineLength = reader.number()
  if (lineLength < 1 || lineLength > LINE_LENGTH_MAX) reader.fail(`lines of ${lineLength} characters`)
  return { encoding: 'base64', lineLength, eol: code === Code.base64Crlf ? 'crlf' : 'lf' }
}
