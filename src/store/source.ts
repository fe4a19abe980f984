/**
 * The MIME source of a message as it is stored: to the byte, but with nothing twice. codec/mime/skeleton.ts splits it into
 * literal bytes and the decoded contents of its larger parts; large contents are blobs, small ones stand here.
 *
 *   u8 1 · u8 literal in a blob · u16 n · u32 skeleton size · skeleton
 *   n × { u8 in a blob · u32 length · 32 bytes of address, or nothing }
 *   the address of the literal bytes, or the literal bytes · the contents that are not in blobs
 *
 * All of that goes through compress.ts.
 */
import { LayoutError } from '#codec/binary/layout-error.ts'
import {
  joinedLength,
  joinLater,
  literalBytes,
  packSkeleton,
  split,
  type StoredSegment,
  unpackSkeleton,
} from '#codec/mime/skeleton.ts'
import type { Envelope, Part } from '#codec/mime/index.ts'
import { packStructure, unpackStructure } from '#codec/mime/structure-pack.ts'
import { collect, memorySource } from './blob-file.ts'
import type { Blobs } from './blobs.ts'
import { compress, decompress, decompressBriefly } from './compress.ts'
import type { ByteSource, MessageSource } from './types.ts'

/** Contents below it stay in the row: a file of its own would take more room. */
const minBlobSize = 16 * 1024
/** More literal bytes than this go into a blob, from which ranges can be read. */
const maxLiteralSize = 256 * 1024
const version = 1

export interface StoredSource {
  size: number
  /** The column `content.source`. */
  bytes: Uint8Array
  structure: Uint8Array
  envelope: string
  blobs: string[]
  /** Contents that are blobs, by section numbers joined with dots. */
  parts: ReadonlyMap<string, { blob: string; size: number }>
}

export async function storeSource(
  source: { bytes: Uint8Array; structure: Part; envelope: Envelope },
  blobs: Blobs,
): Promise<StoredSource> {
  const segments = split(source.bytes, source.structure, { minEncodedSize: 2048, minIdentitySize: 64 * 1024 })
  const literal = literalBytes(source.bytes, segments)
  const skeleton = packSkeleton(segments)
  const parts = new Map<string, { blob: string; size: number }>()
  const used: string[] = []
  const entries: Uint8Array[] = []
  const inline: Uint8Array[] = []
  for (const segment of segments) {
    if (segment.kind === 'literal') continue
    if (segment.content.length < minBlobSize) {
      entries.push(entry(false, segment.content.length))
      inline.push(segment.content)
      continue
    }
    const { blob, size } = await blobs.put(segment.content)
    used.push(blob)
    parts.set(segment.partPath.join('.'), { blob, size })
    entries.push(entry(true, size), Buffer.from(blob, 'hex'))
  }
  const literalBlob = literal.length > maxLiteralSize ? (await blobs.put(literal)).blob : undefined
  if (literalBlob) used.push(literalBlob)
  const head = Buffer.alloc(8)
  head[0] = version
  head[1] = literalBlob ? 1 : 0
  head.writeUInt16LE(segments.filter(({ kind }) => kind === 'encoded').length, 2)
  head.writeUInt32LE(skeleton.length, 4)
  const last = literalBlob ? Buffer.from(literalBlob, 'hex') : literal
  return {
    size: source.bytes.length,
    bytes: compress(Buffer.concat([head, skeleton, ...entries, last, ...inline])),
    structure: packStructure(source.structure),
    envelope: packEnvelope(source.envelope),
    blobs: [...new Set(used)],
    parts,
  }
}

function entry(inBlob: boolean, length: number): Uint8Array {
  const bytes = Buffer.alloc(5)
  bytes[0] = inBlob ? 1 : 0
  bytes.writeUInt32LE(length, 1)
  return bytes
}

type Opened = {
  segments: StoredSegment[]
  literal: Uint8Array | string
  contents: (Uint8Array | string)[]
}

function unpackStored(whole: Uint8Array): Opened {
  const bytes = Buffer.from(whole.buffer, whole.byteOffset, whole.length)
  if (bytes.length < 8 || bytes[0] !== version) throw new LayoutError('not a stored source', 0)
  const count = bytes.readUInt16LE(2)
  let at = 8 + bytes.readUInt32LE(4)
  const segments = unpackSkeleton(bytes.subarray(8, at))
  const contents: (number | string)[] = []
  for (let i = 0; i < count; i++) {
    const inBlob = bytes[at] === 1
    const length = bytes.readUInt32LE(at + 1)
    at += 5
    contents.push(inBlob ? bytes.toString('hex', at, at + 32) : length)
    if (inBlob) at += 32
  }
  const inlineSize = contents.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0)
  let inlineAt = bytes.length - inlineSize
  if (inlineAt < at) throw new LayoutError('contents of a stored source', at)
  return {
    segments,
    literal: bytes[1] === 1 ? bytes.toString('hex', at, at + 32) : bytes.subarray(at, inlineAt),
    contents: contents.map((one) => {
      if (typeof one === 'string') return one
      inlineAt += one
      return bytes.subarray(inlineAt - one, inlineAt)
    }),
  }
}

export function openSource(stored: Uint8Array, blobs: Blobs): ByteSource {
  const unpacked = unpackStored(decompress(stored))
  const bytes = ownBytes(unpacked)
  return bytes ? memorySource(bytes) : composed(unpacked, blobs)
}

/** Most mails are this: nothing but their own bytes. */
function ownBytes({ literal, contents }: Opened): Uint8Array | undefined {
  return contents.length === 0 && typeof literal !== 'string' ? literal : undefined
}

function composed({ segments, literal, contents }: Opened, blobs: Blobs): ByteSource {
  const opened = new Map<string, Promise<ByteSource>>()
  const take = (
    from: Uint8Array | string | undefined,
    start: number,
    end: number,
  ): Uint8Array | Promise<Uint8Array> => {
    if (from === undefined) throw new LayoutError('a content of a stored source is missing', 0)
    if (typeof from !== 'string') return from.subarray(start, end)
    let source = opened.get(from)
    if (!source) opened.set(from, (source = blobs.get(from)))
    return source.then((found) => found.bytes(start, end))
  }
  const size = joinedLength(segments)
  const read = (start = 0, end = size) =>
    joinLater(
      segments,
      {
        literal: (from, to) => take(literal, from, to),
        content: (index, from, to) => take(contents[index], from, to),
      },
      start,
      Math.min(end, size),
    )
  return { size, read, bytes: (start, end) => collect(read(start, end)) }
}

/** The columns of `content` that are the MIME form. */
export interface StoredParts {
  source: Uint8Array | null
  structure: Uint8Array | null
  envelope: string | null
}

/** undefined: there is none. */
export function messageSource({ source, structure, envelope }: StoredParts, blobs: Blobs): MessageSource | undefined {
  return source && structure && envelope ? new StoredSourceParts(source, structure, envelope, blobs) : undefined
}

/**
 * The bytes alone, for who writes a mail and then asks for the next: what is `inMemory` is there only until then
 * (compress.ts), what is not can be read as always.
 */
export class BriefBytes {
  readonly #source: Uint8Array
  readonly #blobs: Blobs

  constructor(source: Uint8Array, blobs: Blobs) {
    this.#source = source
    this.#blobs = blobs
  }

  get bytes(): ByteSource {
    const bytes = ownBytes(unpackStored(decompressBriefly(this.#source)))
    return bytes ? memorySource(bytes) : openSource(this.#source, this.#blobs)
  }
}

class StoredBytes {
  readonly #source: Uint8Array
  readonly #blobs: Blobs
  #openBytes: ByteSource | undefined

  constructor(source: Uint8Array, blobs: Blobs) {
    this.#source = source
    this.#blobs = blobs
  }

  get bytes(): ByteSource {
    return (this.#openBytes ??= openSource(this.#source, this.#blobs))
  }
}

/** Each part is opened when it is asked for: who only reads the bytes does not pay for the rest. */
class StoredSourceParts extends StoredBytes implements MessageSource {
  readonly #structure: Uint8Array
  readonly #envelope: string
  #openStructure: Part | undefined
  #openEnvelope: Envelope | undefined

  constructor(source: Uint8Array, structure: Uint8Array, envelope: string, blobs: Blobs) {
    super(source, blobs)
    this.#structure = structure
    this.#envelope = envelope
  }

  get structure(): Part {
    return (this.#openStructure ??= unpackStructure(this.#structure))
  }

  get envelope(): Envelope {
    return (this.#openEnvelope ??= unpackEnvelope(this.#envelope))
  }
}

/** As JSON without names; what is the same as From is said once. */
export function packEnvelope(envelope: Envelope): string {
  const { date, subject, from, sender, replyTo, to, cc, bcc, inReplyTo, messageId } = envelope
  const list = (addresses: Envelope['from']) =>
    addresses.map(({ name, adl, mailbox, host }) => [name, mailbox, host, adl])
  const orSame = (addresses: Envelope['from']) => (sameAddresses(addresses, from) ? 0 : list(addresses))
  return JSON.stringify([
    [date, subject, messageId, inReplyTo],
    list(from),
    orSame(sender),
    orSame(replyTo),
    ...[to, cc, bcc].map(list),
  ])
}

type PackedAddresses = [name?: string | null, mailbox?: string | null, host?: string | null, adl?: string | null][]

export function unpackEnvelope(text: string): Envelope {
  const [strings, from, sender, replyTo, to, cc, bcc] = JSON.parse(text) as [
    (string | null)[],
    PackedAddresses,
    PackedAddresses | 0,
    PackedAddresses | 0,
    PackedAddresses,
    PackedAddresses,
    PackedAddresses,
  ]
  const author = unpackAddresses(from)
  return {
    date: strings[0] ?? undefined,
    subject: strings[1] ?? undefined,
    from: author,
    sender: sender === 0 ? author : unpackAddresses(sender),
    replyTo: replyTo === 0 ? author : unpackAddresses(replyTo),
    to: unpackAddresses(to),
    cc: unpackAddresses(cc),
    bcc: unpackAddresses(bcc),
    inReplyTo: strings[3] ?? undefined,
    messageId: strings[2] ?? undefined,
  }
}

const nobody = Object.freeze([]) as unknown as Envelope['from']

/** A folder of 50,000 is 300,000 lists, most of them empty. */
function unpackAddresses(packed: PackedAddresses): Envelope['from'] {
  if (packed.length === 0) return nobody
  const list: Envelope['from'] = []
  for (const one of packed) {
    list.push({
      name: one[0] ?? undefined,
      adl: one[3] ?? undefined,
      mailbox: one[1] ?? undefined,
      host: one[2] ?? undefined,
    })
  }
  return list
}

function sameAddresses(a: Envelope['from'], b: Envelope['from']): boolean {
  if (a === b) return true
  return (
    a.length === b.length &&
    a.every(({ name, adl, mailbox, host }, i) => {
      const other = b[i]
      return name === other?.name && adl === other?.adl && mailbox === other?.mailbox && host === other?.host
    })
  )
}

export function blobsOfSource(stored: Uint8Array): string[] {
  const { literal, contents } = unpackStored(decompress(stored))
  return [literal, ...contents].filter((one) => typeof one === 'string')
}
