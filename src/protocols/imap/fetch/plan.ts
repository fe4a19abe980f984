/**
 * How the attributes of one FETCH are answered: what the rows have to carry, and one writer for each attribute.
 *
 * RFC 9051 7.5.2. A writer that has all it needs in the row writes at once and returns nothing; only one that reads the
 * source returns a promise. So FLAGS and ENVELOPE of 50,000 messages are written without a single wait in between.
 */
import { Failure } from '#model'
import type { MessageRow, RowPart } from '#store'
import { formatFlags } from '../flags.ts'
import { formatDateTime } from '../grammar/date.ts'
import type { FetchAttribute } from '../grammar/fetch-attributes.ts'
import { BrokenAnswer } from '../input.ts'
import type { Output } from '../output.ts'
import { formatBody } from '../response/body-structure.ts'
import { formatEnvelope } from '../response/envelope.ts'
import { NIL, string } from '../response/strings.ts'
import { decoded, findBinary, measure } from './binary.ts'
import { cut, findRange, headerFields } from './section.ts'
import { type FetchedMessage, innerMessages } from './source.ts'

type Writer = (message: FetchedMessage, output: Output) => Promise<void> | undefined

export interface FetchPlan {
  columns: RowPart[]
  /** BODY[] and its like without PEEK: \Seen is set. */
  marksSeen: boolean
  /** FLAGS is among what is asked for. */
  hasFlags: boolean
  hasModseq: boolean
  writers: Writer[]
  /** The source must be there before the first word of the answer is written. */
  needsSource(row: MessageRow): boolean
}

export function planFetch(attributes: readonly FetchAttribute[], options: { utf8: boolean }): FetchPlan {
  const columns = new Set<RowPart>()
  for (const { kind } of attributes) {
    if (kind === 'envelope' || kind === 'preview') columns.add(kind)
    if (kind === 'body' || kind === 'bodyStructure') columns.add('structure')
  }
  return {
    columns: [...columns],
    marksSeen: attributes.some((attribute) => 'peek' in attribute && !attribute.peek),
    hasFlags: attributes.some(({ kind }) => kind === 'flags'),
    hasModseq: attributes.some(({ kind }) => kind === 'modseq'),
    // UID is written by the command, which has to send it in many cases unasked.
    needsSource: sourceNeed(new Set(attributes.map(({ kind }) => kind))),
    writers: attributes.filter(({ kind }) => kind !== 'uid').map((attribute) => writerOf(attribute, options.utf8)),
  }
}

function sourceNeed(kinds: ReadonlySet<FetchAttribute['kind']>): (row: MessageRow) => boolean {
  if (kinds.has('section') || kinds.has('binary') || kinds.has('binarySize')) return () => true
  const envelope = kinds.has('envelope')
  const structure = kinds.has('body') || kinds.has('bodyStructure')
  const size = kinds.has('size')
  return (row) =>
    (envelope && row.envelope === undefined) ||
    (size && row.sourceSize === undefined) ||
    (structure && (row.structure === undefined || innerMessages(row.structure).length > 0))
}

function writerOf(attribute: FetchAttribute, utf8: boolean): Writer {
  switch (attribute.kind) {
    case 'uid':
      return fromRow(({ uid }) => `UID ${uid}`)
    case 'flags':
      return fromRow((row) => `FLAGS (${formatFlags(row)})`)
    case 'internalDate':
      return fromRow(({ received }) => `INTERNALDATE ${formatDateTime(received)}`)
    case 'modseq':
      return fromRow(({ seq }) => `MODSEQ (${seq})`)
    case 'emailId':
      return fromRow(({ emailId }) => `EMAILID (${emailId})`)
    case 'threadId':
      return fromRow(({ conversationId }) => `THREADID ${conversationId === '' ? NIL : `(${conversationId})`}`)
    case 'saveDate':
      return fromRow(({ saved }) => `SAVEDATE ${formatDateTime(saved)}`)
    case 'preview':
      return fromRow(
        ({ preview }) => `PREVIEW ${preview === undefined ? (attribute.lazy ? NIL : '""') : string(preview, utf8)}`,
      )
    case 'size':
      return (message, output) => {
        const size = message.row.sourceSize
        if (size === undefined) return message.size().then((bytes) => output.text(`RFC822.SIZE ${bytes}`))
        output.text(`RFC822.SIZE ${size}`)
        return undefined
      }
    case 'envelope':
      return (message, output) => {
        const { envelope } = message.row
        if (envelope === undefined) {
          return message.envelope().then((made) => output.text(`ENVELOPE ${formatEnvelope(made, utf8)}`))
        }
        output.text(`ENVELOPE ${formatEnvelope(envelope, utf8)}`)
        return undefined
      }
    case 'body':
    case 'bodyStructure':
      return (message, output) => writeStructure(message, output, attribute.kind === 'bodyStructure', utf8)
    case 'section':
      return (message, output) => writeSection(message, output, attribute)
    case 'binary':
      return (message, output) => writeBinary(message, output, attribute)
    case 'binarySize':
      return (message, output) => writeBinarySize(message, output, attribute)
  }
}

function fromRow(format: (row: MessageRow) => string): Writer {
  return ({ row }, output) => {
    output.text(format(row))
    return undefined
  }
}

async function writeStructure(
  message: FetchedMessage,
  output: Output,
  extended: boolean,
  utf8: boolean,
): Promise<void> {
  const structure = await message.structure()
  const envelopes = await message.innerEnvelopes(structure)
  const body = formatBody(structure, { extended, utf8, envelopeOf: (inner) => envelopes.get(inner)! })
  output.text(`${extended ? 'BODYSTRUCTURE' : 'BODY'} ${body}`)
}

type Section = Extract<FetchAttribute, { kind: 'section' }>

async function writeSection(
  message: FetchedMessage,
  output: Output,
  { section, partial, label }: Section,
): Promise<void> {
  const source = await message.source()
  const { bytes } = source
  // The whole mail needs no structure, which is unpacked when it is asked for.
  const isWhole = section.part.length === 0 && section.text === undefined
  const range = isWhole ? { start: 0, end: bytes.size } : findRange(source.structure, section, bytes.size)
  if (range === undefined) return output.text(`${label} ${NIL}`)
  if (section.text === 'fields' || section.text === 'fieldsNot') {
    const fields = await headerFields(bytes, range, section)
    const { start, end } = cut({ start: 0, end: fields.length }, partial)
    output.text(`${label} {${end - start}}\r\n`)
    return output.bytes(fields.subarray(start, end))
  }
  const { start, end } = cut(range, partial)
  output.text(`${label} {${end - start}}\r\n`)
  await writeAll(end - start, bytes.read(start, end), output)
}

/** Exactly `size` bytes, which have been announced: if they do not come, nothing that follows could be understood. */
async function writeAll(size: number, chunks: AsyncIterable<Uint8Array>, output: Output): Promise<void> {
  let left = size
  if (size > 0) {
    try {
      for await (const chunk of chunks) {
        left -= chunk.length
        output.bytes(left < 0 ? chunk.subarray(0, left) : chunk)
        if (left <= 0) break
        await output.drained()
      }
    } catch (error) {
      throw new BrokenAnswer(error)
    }
  }
  if (left > 0) throw new BrokenAnswer(new Failure('unavailable', 'a message is shorter than it says'))
}

type Binary = Extract<FetchAttribute, { kind: 'binary' }>

async function writeBinary(
  message: FetchedMessage,
  output: Output,
  { part: numbers, partial, label }: Binary,
): Promise<void> {
  const { bytes, structure } = await message.source()
  const part = findBinary(bytes, structure, numbers)
  if (part === 'unknown-cte') message.hasUnknownEncoding = true
  if (part === undefined || part === 'unknown-cte') return output.text(`${label} ${NIL}`)
  const { size, hasNul } = await measure(part)
  const { start, end } = cut({ start: 0, end: size }, partial)
  output.text(`${label} ${hasNul ? '~' : ''}{${end - start}}\r\n`)
  await writeAll(end - start, skipped(decoded(part), start), output)
}

type BinarySize = Extract<FetchAttribute, { kind: 'binarySize' }>

async function writeBinarySize(
  message: FetchedMessage,
  output: Output,
  { part: numbers, label }: BinarySize,
): Promise<void> {
  const { bytes, structure } = await message.source()
  const part = findBinary(bytes, structure, numbers)
  if (part === 'unknown-cte') message.hasUnknownEncoding = true
  const size = part === undefined || part === 'unknown-cte' ? 0 : (await measure(part)).size
  output.text(`${label} ${size}`)
}

async function* skipped(chunks: AsyncIterable<Uint8Array>, start: number): AsyncGenerator<Uint8Array> {
  let left = start
  for await (const chunk of chunks) {
    if (left >= chunk.length) left -= chunk.length
    else {
      yield left === 0 ? chunk : chunk.subarray(left)
      left = 0
    }
  }
}
