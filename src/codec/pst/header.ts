/**
 * The header of a PST or OST: which of the three formats it has, how blocks are encoded, where the two B-trees begin.
 * [MS-PST] 2.2.2.6 HEADER, 2.2.2.5 ROOT
 *
 * The format with 4096-byte pages (version 36, OST files of Outlook 2013 and later) is not part of the specification; its
 * header is that of the Unicode format.
 */
import {
  array,
  bytes,
  constant,
  decode,
  type Fixed,
  type Layout,
  LayoutError,
  reserved,
  struct,
  type TypeOf,
  u16,
  u32,
  u53,
  u8,
} from '#codec/binary/index.ts'
import { checksum } from './checksum.ts'
import { CryptMethod } from './crypt.ts'
import { ansi, type Format, unicode, unicode4k } from './format.ts'
import type { Problems } from './problems.ts'
import { type PstSource, readExactly } from './source.ts'

/** Where a page or block is: its id and its offset. [MS-PST] 2.2.2.4 BREF */
function bref(id: Fixed<number>) {
  return struct({ bid: id, ib: id })
}

/** [MS-PST] 2.2.2.5 */
function root(id: Fixed<number>) {
  return struct({
    dwReserved: u32,
    ibFileEof: id,
    ibAMapLast: id,
    cbAMapFree: id,
    cbPMapFree: id,
    nbt: bref(id),
    bbt: bref(id),
    fAMapValid: u8,
    bReserved: u8,
    wReserved: u16,
  })
}

const start = {
  /** "!BDN" */
  dwMagic: constant(u32, 0x4e444221),
  dwCRCPartial: u32,
  /** "SM", of offline stores "SO", of address books "AB". */
  wMagicClient: u16,
  wVer: u16,
  wVerClient: u16,
  bPlatformCreate: u8,
  bPlatformAccess: u8,
  dwReserved1: u32,
  dwReserved2: u32,
}

export const unicodeHeader = struct({
  ...start,
  bidUnused: reserved(8),
  bidNextP: u53,
  dwUnique: u32,
  rgnid: array(32, u32),
  qwUnused: reserved(8),
  root: root(u53),
  dwAlign: reserved(4),
  rgbFM: bytes(128),
  rgbFP: bytes(128),
  bSentinel: u8,
  bCryptMethod: u8,
  rgbReserved: reserved(2),
  bidNextB: u53,
  dwCRCFull: u32,
  rgbReserved2: reserved(36),
})

export const ansiHeader = struct({
  ...start,
  bidNextB: u32,
  bidNextP: u32,
  dwUnique: u32,
  rgnid: array(32, u32),
  root: root(u32),
  rgbFM: bytes(128),
  rgbFP: bytes(128),
  bSentinel: u8,
  bCryptMethod: u8,
  rgbReserved: reserved(2),
  ullReserved: reserved(12),
  rgbReserved2: reserved(36),
})

export type UnicodeHeader = TypeOf<typeof unicodeHeader>
export type Root = UnicodeHeader['root']

export interface PstHeader {
  format: Format
  version: number
  client: string
  cryptMethod: number
  root: Root
  bidNextB: number
  bidNextP: number
}

/** [MS-PST] 2.2.2.6: dwCRCPartial covers 471 bytes, dwCRCFull 516, both from wMagicClient on. */
const CRC_START = 8
const PARTIAL_SIZE = 471
const FULL_SIZE = 516

export const UNICODE_HEADER_SIZE = 564
const ANSI_HEADER_SIZE = 512

export function readHeader(source: PstSource, problems: Problems): PstHeader {
  const first = readExactly(source, 0, Math.min(source.size, UNICODE_HEADER_SIZE))
  if (first.length < ANSI_HEADER_SIZE) throw new LayoutError('too short for a PST header', 0)
  const version = (first[10] as number) | ((first[11] as number) << 8)
  const format = formatOf(version)
  const size = format.wide ? UNICODE_HEADER_SIZE : ANSI_HEADER_SIZE
  const layout = (format.wide ? unicodeHeader : ansiHeader) as Layout<UnicodeHeader>
  const header = decode(layout, first.subarray(0, size))
  if (checksum(first.subarray(CRC_START, CRC_START + PARTIAL_SIZE)) !== header.dwCRCPartial) {
    problems.add('header', 'its checksum does not fit', 4)
  } else if (format.wide && checksum(first.subarray(CRC_START, CRC_START + FULL_SIZE)) !== header.dwCRCFull) {
    problems.add('header', 'its full checksum does not fit', 524)
  }
  if (header.root.ibFileEof > source.size) {
    problems.add('file', `${header.root.ibFileEof} bytes announced, ${source.size} there`)
  }
  if (header.bCryptMethod === CryptMethod.windowsInformationProtection) {
    throw new LayoutError('the file is encrypted by Windows Information Protection', 513, 'bCryptMethod')
  }
  if (header.bCryptMethod > CryptMethod.cyclic) problems.add('header', `unknown encoding ${header.bCryptMethod}`)
  return {
    format,
    version,
    client: String.fromCharCode(header.wMagicClient & 0xff, header.wMagicClient >>> 8),
    cryptMethod: header.bCryptMethod,
    root: header.root,
    bidNextB: header.bidNextB,
    bidNextP: header.bidNextP,
  }
}

/** [MS-PST] 2.2.2.6: 14 and 15 are ANSI, 23 is Unicode; from 36 on pages are large. */
function formatOf(version: number): Format {
  if (version === 14 || version === 15) return ansi
  if (version >= 20 && version < 36) return unicode
  if (version >= 36 && version < 64) return unicode4k
  throw new LayoutError(`${version} is not a version of PST`, 10, 'wVer')
}

/** Puts both checksums into the bytes of a Unicode header. */
export function sealHeader(header: Uint8Array): void {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  view.setUint32(4, checksum(header.subarray(CRC_START, CRC_START + PARTIAL_SIZE)), true)
  view.setUint32(524, checksum(header.subarray(CRC_START, CRC_START + FULL_SIZE)), true)
}
