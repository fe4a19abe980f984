/**
 * The file of a backup: frames, one after the other, each checked by itself; the same from both engines.
 *
 *   file  = "KONTOR\n1" frame…
 *   frame = u8 kind · u32 length · u32 CRC-32 of the content · content
 *
 *   H  JSON: what it is                                          the first frame
 *   R  zstd of  u16 length · table name · u16 n · n × (u16 length · column) · rows
 *   B  32 bytes of address · a piece of the blob (zstd); the last piece of a blob is empty
 *   E  JSON: how many rows and blobs there must be                the last frame: without it the file is not whole
 *
 *   value = 0 | 1 f64 | 2 u32 UTF-8 | 3 u32 bytes
 */
import { Buffer } from 'node:buffer'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { Failure } from '#model'

const magic = Buffer.from('KONTOR\n1', 'latin1')
const frameHead = 9
const maxFrame = 64 << 20
const maxContent = 64 << 20
/** Rows are gathered until they are so many bytes. */
const rowsPerFrame = 1 << 20

export interface ArchiveHead {
  mailbox: string
  kind: string
  owner: string
  displayName: string
  made: string
  seq: number
  /** Whether the blobs are in the file; otherwise they lie beside it, in `blobs`. */
  blobs: boolean
}

export interface ArchiveEnd {
  rows: number
  blobs: number
}

export interface TableRows {
  table: string
  columns: string[]
  rows: Value[][]
}

export type Value = number | string | Uint8Array | null

export type Frame =
  | { kind: 'head'; head: ArchiveHead }
  | { kind: 'rows'; rows: TableRows }
  | { kind: 'blob'; blob: string; piece: Uint8Array }
  | { kind: 'end'; end: ArchiveEnd }

export class ArchiveWriter {
  readonly #file: FileHandle
  #rows = 0
  #blobs = 0

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async create(path: string, head: ArchiveHead): Promise<ArchiveWriter> {
    const file = await open(path, 'w', 0o600)
    const writer = new ArchiveWriter(file)
    await file.write(magic)
    await writer.#frame('H', Buffer.from(JSON.stringify(head)))
    return writer
  }

  async rows({ table, columns, rows }: TableRows): Promise<void> {
    const head = Buffer.concat([text16(table), u16(columns.length), ...columns.map(text16)])
    let parts: Uint8Array[] = [head]
    let size = head.length
    for (const row of rows) {
      for (const value of row) {
        const bytes = packValue(value)
        parts.push(bytes)
        size += bytes.length
      }
      this.#rows++
      if (size > rowsPerFrame) {
        await this.#frame('R', zstdCompressSync(Buffer.concat(parts)))
        parts = [head]
        size = head.length
      }
    }
    if (parts.length > 1) await this.#frame('R', zstdCompressSync(Buffer.concat(parts)))
  }

  async blob(blob: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const address = Buffer.from(blob, 'hex')
    for await (const piece of content) {
      if (piece.length > 0) await this.#frame('B', Buffer.concat([address, zstdCompressSync(piece)]))
    }
    await this.#frame('B', address)
    this.#blobs++
  }

  /** The file is whole and on the disk when this resolves. */
  async end(): Promise<ArchiveEnd> {
    const end = { rows: this.#rows, blobs: this.#blobs }
    await this.#frame('E', Buffer.from(JSON.stringify(end)))
    await this.#file.sync()
    await this.#file.close()
    return end
  }

  async abandon(): Promise<void> {
    await this.#file.close()
  }

  async #frame(kind: string, content: Uint8Array): Promise<void> {
    const head = Buffer.alloc(frameHead)
    head[0] = kind.charCodeAt(0)
    head.writeUInt32LE(content.length, 1)
    head.writeUInt32LE(crc32(content), 5)
    await this.#file.writev([head, content])
  }
}

/** Throws invalid for a file that is damaged, cut off, or no backup. `want` leaves out what is not needed. */
export async function* readArchive(path: string, want: { rows?: boolean; blobs?: boolean }): AsyncGenerator<Frame> {
  const file = await open(path, 'r')
  try {
    const start = await readExactly(file, 0, magic.length)
    if (!start?.equals(magic)) throw damaged(path, 'it is not a backup of Kontor')
    let at = magic.length
    for (;;) {
      const head = await readExactly(file, at, frameHead)
      if (!head) throw damaged(path, 'it is not whole')
      const kind = String.fromCharCode(head[0] as number)
      const length = head.readUInt32LE(1)
      if (length > maxFrame) throw damaged(path, 'a frame is too long')
      const start = at + frameHead
      at = start + length
      if ((kind === 'R' && !want.rows) || (kind === 'B' && !want.blobs)) continue
      const content = await readExactly(file, start, length)
      if (!content) throw damaged(path, 'it is not whole')
      if (crc32(content) !== head.readUInt32LE(5)) throw damaged(path, `the frame at ${start} is damaged`)
      const frame = decodedOr(kind, content, (why) => damaged(path, `the frame at ${start}: ${why}`))
      if (!frame) throw damaged(path, `the frame at ${start} is of an unknown kind`)
      yield frame
      if (frame.kind === 'end') return
    }
  } finally {
    await file.close()
  }
}

export async function readArchiveHead(path: string): Promise<ArchiveHead> {
  for await (const frame of readArchive(path, {})) {
    if (frame.kind === 'head') return frame.head
    break
  }
  throw damaged(path, 'it does not say what it is')
}

/** A file that was made to deceive has the right checksums: whatever does not fit is damage. */
function decodedOr(kind: string, content: Buffer, failure: (why: string) => Failure): Frame | undefined {
  try {
    return decoded(kind, content)
  } catch (error) {
    throw failure((error as Error).message)
  }
}

function decoded(kind: string, content: Buffer): Frame | undefined {
  switch (kind) {
    case 'H':
      return { kind: 'head', head: JSON.parse(content.toString('utf8')) as ArchiveHead }
    case 'E':
      return { kind: 'end', end: JSON.parse(content.toString('utf8')) as ArchiveEnd }
    case 'R':
      return {
        kind: 'rows',
        rows: decodeRows(Buffer.from(zstdDecompressSync(content, { maxOutputLength: maxContent }))),
      }
    case 'B': {
      const packed = content.subarray(32)
      const piece = packed.length === 0 ? packed : zstdDecompressSync(packed, { maxOutputLength: maxContent })
      return { kind: 'blob', blob: content.toString('hex', 0, 32), piece }
    }
    default:
      return undefined
  }
}

function decodeRows(bytes: Buffer): TableRows {
  let at = 0
  const text = () => {
    const length = bytes.readUInt16LE(at)
    at += 2 + length
    return bytes.toString('utf8', at - length, at)
  }
  const table = text()
  const count = bytes.readUInt16LE(at)
  at += 2
  const columns = Array.from({ length: count }, text)
  const rows: Value[][] = []
  if (count === 0) throw new RangeError('rows without columns')
  while (at < bytes.length) {
    const row: Value[] = []
    for (let column = 0; column < count; column++) {
      const kind = bytes[at++]
      if (kind === 0) row.push(null)
      else if (kind === 1) {
        row.push(bytes.readDoubleLE(at))
        at += 8
      } else {
        const length = bytes.readUInt32LE(at)
        at += 4 + length
        if (at > bytes.length || (kind !== 2 && kind !== 3)) throw new RangeError('a value does not fit')
        row.push(kind === 2 ? bytes.toString('utf8', at - length, at) : bytes.subarray(at - length, at))
      }
    }
    rows.push(row)
  }
  return { table, columns, rows }
}

function packValue(value: Value): Uint8Array {
  if (value === null) return Buffer.from([0])
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9)
    bytes[0] = 1
    bytes.writeDoubleLE(value, 1)
    return bytes
  }
  const content = typeof value === 'string' ? Buffer.from(value, 'utf8') : value
  const head = Buffer.alloc(5)
  head[0] = typeof value === 'string' ? 2 : 3
  head.writeUInt32LE(content.length, 1)
  return Buffer.concat([head, content])
}

function text16(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  return Buffer.concat([u16(bytes.length), bytes])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

/** undefined when the file ends before. */
async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const bytes = Buffer.alloc(length)
  for (let read = 0; read < length; ) {
    const { bytesRead } = await file.read(bytes, read, length - read, at + read)
    if (bytesRead === 0) return undefined
    read += bytesRead
  }
  return bytes
}

function damaged(path: string, why: string): Failure {
  return new Failure('invalid', `${path}: ${why}`)
}
