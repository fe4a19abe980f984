/**
 * Compound files: a file system in a file. [MS-CFB] 2
 *
 *   header 512 | sector 0 | sector 1 | …         sectors of 512 bytes (version 3) or 4096 (version 4)
 *
 * The FAT says of each sector which one follows it. The DIFAT says where the FAT is: 109 entries in the header, more in
 * sectors of its own. Streams below 4096 bytes lie in a stream of their own, the mini stream, in pieces of 64 bytes with
 * a FAT of their own. Storages and streams are entries of the directory; those of a storage form a binary tree.
 */
import { bytes, filetime, guid, reserved, struct, type TypeOf, u16, u32 } from '../binary/index.ts'

export const SIGNATURE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

/** Sector numbers that are none. [MS-CFB] 2.1 */
export const Sector = {
  max: 0xfffffffa,
  difat: 0xfffffffc,
  fat: 0xfffffffd,
  endOfChain: 0xfffffffe,
  free: 0xffffffff,
} as const

/** No entry of the directory. [MS-CFB] 2.6.1 */
export const NO_ENTRY = 0xffffffff

export const HEADER_SIZE = 512
export const ENTRY_SIZE = 128
export const MINI_SECTOR_SIZE = 64
/** Streams from this size on lie in sectors of their own. */
export const MINI_STREAM_CUTOFF = 4096
export const HEADER_DIFAT_ENTRIES = 109
/** A name has 31 characters and a zero. [MS-CFB] 2.6.1 */
export const NAME_CHARACTERS_MAX = 31

/** [MS-CFB] 2.2 up to the DIFAT. Values that are always the same are looked at by the reader, which can do without some. */
export const headerLayout = struct({
  signature: bytes(8),
  clsid: reserved(16),
  minorVersion: u16,
  majorVersion: u16,
  byteOrder: u16,
  sectorShift: u16,
  miniSectorShift: u16,
  reserved: reserved(6),
  directorySectors: u32,
  fatSectors: u32,
  firstDirectorySector: u32,
  transaction: u32,
  miniStreamCutoff: u32,
  firstMiniFatSector: u32,
  miniFatSectors: u32,
  firstDifatSector: u32,
  difatSectors: u32,
})

export const EntryType = { unused: 0, storage: 1, stream: 2, root: 5 } as const

/** [MS-CFB] 2.6.1 */
export const entryLayout = struct({
  name: bytes(64),
  /** In bytes, with the zero at the end. */
  nameSize: u16,
  /** The type in the low byte, the colour in the high one: 0 red, 1 black. */
  typeAndColour: u16,
  left: u32,
  right: u32,
  child: u32,
  clsid: guid,
  state: u32,
  created: filetime,
  modified: filetime,
  start: u32,
  sizeLow: u32,
  sizeHigh: u32,
})

export type Header = TypeOf<typeof headerLayout>
export type DirectoryEntry = TypeOf<typeof entryLayout>
