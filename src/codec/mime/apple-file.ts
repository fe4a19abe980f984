/**
 * AppleSingle and AppleDouble: what a Macintosh knows of a file beside its content. RFC 1740 Appendix A and B
 *
 *   magic 00051600 (single: content and all) or 00051607 (double: all but the content) | version | 16 zeros | count u16
 *   count × ( id u32 | offset u32 | length u32 )                                                       big endian
 *
 * Ids that matter in mail: 1 the content, 3 the name, 9 the Finder's type and creator.
 */
import { Buffer } from 'node:buffer'
import { encodeText } from '../charset/index.ts'
import { asBuffer } from './bytes.ts'
import type { MacBinary } from './mac-binary.ts'

export interface AppleFile {
  name: string | undefined
  /** Four characters each, as `TEXT` and `ttxt`. */
  type: string | undefined
  creator: string | undefined
  /** Of AppleSingle only. */
  content: Uint8Array | undefined
}

const HEADER_BYTES = 26
const ENTRY_BYTES = 12
const SINGLE = 0x00051600
const DOUBLE = 0x00051607
const VERSION = 0x00020000
const NAME_MAX = 255

/** undefined for bytes that are neither. Entries that do not lie inside are left out. */
export function findAppleFile(bytes: Uint8Array): AppleFile | undefined {
  const buffer = asBuffer(bytes)
  if (buffer.length < HEADER_BYTES) return undefined
  const magic = buffer.readUInt32BE(0)
  if (magic !== SINGLE && magic !== DOUBLE) return undefined
  const count = Math.min(buffer.readUInt16BE(24), Math.floor((buffer.length - HEADER_BYTES) / ENTRY_BYTES))
  const file: AppleFile = { name: undefined, type: undefined, creator: undefined, content: undefined }
  for (let index = 0; index < count; index++) {
    const at = HEADER_BYTES + index * ENTRY_BYTES
    const offset = buffer.readUInt32BE(at + 4)
    const length = buffer.readUInt32BE(at + 8)
    if (offset + length > buffer.length) continue
    readEntry(file, buffer.readUInt32BE(at), buffer.subarray(offset, offset + length))
  }
  return file
}

function readEntry(file: AppleFile, id: number, value: Buffer): void {
  if (id === 1) file.content = value
  if (id === 3) file.name = new TextDecoder('macintosh').decode(value.subarray(0, NAME_MAX))
  if (id === 9 && value.length >= 8) {
    file.type = code(value.subarray(0, 4))
    file.creator = code(value.subarray(4, 8))
  }
}

/** undefined where there is none. */
function code(value: Buffer): string | undefined {
  const text = value.toString('latin1')
  return /^[\x20-\x7e]{4}$/.test(text) ? text : undefined
}

/** The header of AppleDouble for a file: its name, what the Finder knows of it, its resources. RFC 1740 4 */
export function writeAppleDouble({ name, type, creator, flags, resources }: Omit<MacBinary, 'content'>): Uint8Array {
  const finder = Buffer.alloc(32)
  finder.write(type.padEnd(4, '\0').slice(0, 4), 0, 'latin1')
  finder.write(creator.padEnd(4, '\0').slice(0, 4), 4, 'latin1')
  finder.writeUInt16BE(flags & 0xffff, 8)
  const shown = encodeText(name, 'macintosh').subarray(0, NAME_MAX)
  const entries: [id: number, value: Uint8Array][] = [
    [3, shown],
    [9, finder],
    [2, resources],
  ]
  const present = entries.filter(([, value]) => value.length > 0)
  const head = Buffer.alloc(HEADER_BYTES + present.length * ENTRY_BYTES)
  head.writeUInt32BE(DOUBLE, 0)
  head.writeUInt32BE(VERSION, 4)
  head.writeUInt16BE(present.length, 24)
  let offset = head.length
  for (const [index, [id, value]] of present.entries()) {
    const at = HEADER_BYTES + index * ENTRY_BYTES
    head.writeUInt32BE(id, at)
    head.writeUInt32BE(offset, at + 4)
    head.writeUInt32BE(value.length, at + 8)
    offset += value.length
  }
  return Buffer.concat([head, ...present.map(([, value]) => value)])
}
