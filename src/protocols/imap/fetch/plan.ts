/**
 * How the attributes of one FETCH are answered: what the rows have to carry, and one writer for each attribute.
 *
 * RFC 9051 7.5.2. A writer that has all it needs in the row writes at once and returns nothing; only one that reads the
 * source returns a promise. So FLAGS and ENVELOPE of 50,000 messages are written without a single wait in between.
 */
import { Failure } from '#model'
import type { ByteSource, MessageRow, MessageSource, RowField } from '#store'
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

type Writer = (message: FetchedMessage<FetchRow>, output: Output) => Promise<void> | undefined

export interface FetchPlan {
  /** What the rows have to carry. */
  fields: RowField[]
  /** BODY[] and its like without PEEK: \Seen is set. */
  marksSeen: boolean
  /** FLAGS is among what is asked for. */
  hasFlags: boolean
  hasModseq: boolean
  writers: Writer[]
  /** Every message's source is read, many at once: with its structure, or nothing but the whole bytes. */
  sources: 'parts' | 'whole' | undefined
  /** The source must be there before the first word of the answer is written. */
  needsSource(row: FetchRow): boolean
}

/** Read of every row, whatever is asked for. */
const usualFields = ['id', 'uid', 'seq', 'flags', 'categories'] as const
/** A row with what the plan has named; the writers know what they have asked for. */
export type FetchRow = Pick<MessageRow, (typeof usualFields)[number]> & Partial<MessageRow>

export interface FetchOptions {
  utf8: boolean
  formatFlags: (row: FetchRow) => string
}

export function planFetch(attributes: readonly FetchAttribute[], options: FetchOptions): FetchPlan {
  const kinds = new Set(attributes.map(({ kind }) => kind))
  const needsParts =
    kinds.has('binary') || kinds.has('binarySize') || attributes.some((one) => one.kind === 'section' && !isWhole(one))
  const needsSources = needsParts || kinds.has('section')
  const fields = new Set<RowField>(usualFields)
  for (const kind of kinds) for (const field of fieldsOf[kind]) fields.add(field)
  return {
    fields: [...fields],
    marksSeen: attributes.some((attribute) => 'peek' in attribute && !attribute.peek),
    hasFlags: kinds.has('flags'),
    hasModseq: kinds.has('modseq'),
    sources: needsParts ? 'parts' : needsSources ? 'whole' : undefined,
    needsSource: needsSources ? () => true : sourceNeed(kinds),
    // UID is written by the command, which has to send it in many cases unasked.
    writers: attributes.filter(({ kind }) => kind !== 'uid').map((attribute) => writerOf(attribute, options)),
  }
}

const fieldsOf = {
  uid: ['uid'],
  flags: ['flags', 'categories'],
  internalDate: ['received'],
  modseq: ['seq'],
  emailId: ['emailId'],
  threadId: ['conversationId'],
  saveDate: ['saved'],
  preview: ['preview'],
  size: ['sourceSize'],
  envelope: ['envelope'],
  body: ['structure'],
  bodyStructure: ['structure'],
  // How much is got at once goes by the sizes.
  section: ['sourceSize'],
  binary: ['sourceSize'],
  binarySize: ['sourceSize'],
} as const satisfies Readonly<Record<FetchAttribute['kind'], readonly RowField[]>>

function sourceNeed(kinds: ReadonlySet<FetchAttribute['kind']>): (row: FetchRow) => boolean {
  const envelope = kinds.has('envelope')
  const structure = kinds.has('body') || kinds.has('bodyStructure')
  const size = kinds.has('size')
  return (row) =>
    (envelope && row.envelope === undefined) ||
    (size && row.sourceSize === undefined) ||
    (structure && (row.structure === undefined || innerMessages(row.structure).length > 0))
}

function writerOf(attribute: FetchAttribute, { utf8, formatFlags }: FetchOptions): Writer {
  switch (attribute.kind) {
    case 'uid':
      return fromRow('uid', ({ uid }) => `UID ${uid}`)
    case 'flags':
      return ({ row }, output) => {
        output.text(`FLAGS (${formatFlags(row)})`)
        return undefined
      }
    case 'internalDate':
      return fromRow('internalDate', ({ received }) => `INTERNALDATE ${formatDateTime(received)}`)
    case 'modseq':
      return fromRow('modseq', ({ seq }) => `MODSEQ (${seq})`)
    case 'emailId':
      return fromRow('emailId', ({ emailId }) => `EMAILID (${emailId})`)
    case 'threadId':
      return fromRow(
        'threadId',
        ({ conversationId }) => `THREADID ${conversationId === '' ? NIL : `(${conversationId})`}`,
      )
    case 'saveDate':
      return fromRow('saveDate', ({ saved }) => `SAVEDATE ${formatDateTime(saved)}`)
    case 'preview':
      return fromRow(
        'preview',
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

type Kind = FetchAttribute['kind']

/** A writer that needs nothing but the fields of its attribute. */
function fromRow<K extends Kind>(
  _: K,
  format: (row: Pick<MessageRow, (typeof fieldsOf)[K][number]>) => string,
): Writer {
  return ({ row }, output) => {
    output.text(format(row as MessageRow))
    return undefined
  }
}

async function writeStructure(
  message: FetchedMessage<FetchRow>,
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

/** BODY[] and its like, which need no structure. */
function isWhole({ section }: Section): boolean {
  return section.part.length === 0 && section.text === undefined
}

function writeSection(
  message: FetchedMessage<FetchRow>,
  output: Output,
  attribute: Section,
): Promise<void> | undefined {
  if (isWhole(attribute)) {
    const { loadedBytes } = message
    return loadedBytes === undefined
      ? message.source().then(({ bytes }) => wholeOf(bytes, output, attribute))
      : wholeOf(loadedBytes, output, attribute)
  }
  const { loaded } = message
  return loaded === undefined
    ? message.source().then((source) => sectionOf(source, output, attribute))
    : sectionOf(loaded, output, attribute)
}

function wholeOf(bytes: ByteSource, output: Output, attribute: Section): Promise<void> | undefined {
  return writeRange(bytes, { start: 0, end: bytes.size }, output, attribute)
}

function sectionOf(source: MessageSource, output: Output, attribute: Section): Promise<void> | undefined {
  const { section, label } = attribute
  const { bytes } = source
  const range = findRange(source.structure, section, bytes.size)
  if (range === undefined) {
    output.text(`${label} ${NIL}`)
    return undefined
  }
  if (section.text === 'fields' || section.text === 'fieldsNot') {
    const { inMemory } = bytes
    if (inMemory) return writeFields(inMemory.subarray(range.start, range.end), output, attribute)
    return bytes.bytes(range.start, range.end).then((header) => writeFields(header, output, attribute))
  }
  return writeRange(bytes, range, output, attribute)
}

/** What is in memory is written at once. */
function writeRange(
  bytes: ByteSource,
  range: { start: number; end: number },
  output: Output,
  { partial, label }: Section,
): Promise<void> | undefined {
  const { inMemory } = bytes
  const { start, end } = cut(range, partial)
  output.text(`${label} {${end - start}}\r\n`)
  if (!inMemory) return writeAll(end - start, bytes.read(start, end), output)
  output.bytes(inMemory.subarray(start, end))
  return undefined
}

function writeFields(header: Uint8Array, output: Output, { section, partial, label }: Section): undefined {
  const fields = headerFields(header, section)
  const { start, end } = cut({ start: 0, end: fields.length }, partial)
  output.text(`${label} {${end - start}}\r\n`)
  output.bytes(fields.subarray(start, end))
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
  message: FetchedMessage<FetchRow>,
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
  message: FetchedMessage<FetchRow>,
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
