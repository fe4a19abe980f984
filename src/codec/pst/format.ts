/**
 * In what the three formats differ: the width of ids, the sizes of pages, blocks and their trailers, and how a heap id is
 * divided. [MS-PST] 2.2.2.7, 2.2.2.8, 2.3.1.1
 *
 * The numbers of the format with large pages are not in the specification; they are what the files show: trailers of 24
 * bytes (the last eight: the inflated size of a block), blocks aligned to 512 bytes and up to 64 KiB long.
 */
import { struct, u16, u32, u53, u8 } from '#codec/binary/index.ts'

export const PageType = {
  blockBTree: 0x80,
  nodeBTree: 0x81,
  freeMap: 0x82,
  pageMap: 0x83,
  allocationMap: 0x84,
  freePageMap: 0x85,
  densityList: 0x86,
} as const

/** [MS-PST] 2.2.2.7.1 PAGETRAILER */
export const widePageTrailer = struct({ ptype: u8, ptypeRepeat: u8, wSig: u16, dwCRC: u32, bid: u53 })
const narrowPageTrailer = struct({ ptype: u8, ptypeRepeat: u8, wSig: u16, bid: u32, dwCRC: u32 })

/** [MS-PST] 2.2.2.8.1 BLOCKTRAILER */
export const wideBlockTrailer = struct({ cb: u16, wSig: u16, dwCRC: u32, bid: u53 })
const narrowBlockTrailer = struct({ cb: u16, wSig: u16, bid: u32, dwCRC: u32 })

/** The end of a B-tree page. [MS-PST] 2.2.2.7.7.1 BTPAGE */
const smallCounts = struct({ cEnt: u8, cEntMax: u8, cbEnt: u8, cLevel: u8 })
const largeCounts = struct({ cEnt: u16, cEntMax: u16, cbEnt: u8, cLevel: u8 })

/** [MS-PST] 2.2.2.7.7.4 NBTENTRY: the key of a wide entry is a node id in eight bytes. */
const wideNode = struct({ nid: u32, nidHigh: u32, bidData: u53, bidSub: u53, nidParent: u32 })
const narrowNode = struct({ nid: u32, bidData: u32, bidSub: u32, nidParent: u32 })

/** [MS-PST] 2.2.2.7.7.3 BBTENTRY */
const wideBlock = struct({ bid: u53, ib: u53, cb: u16, cRef: u16 })
const narrowBlock = struct({ bid: u32, ib: u32, cb: u16, cRef: u16 })
/** `cb` is the size in the file, `cbInflated` that of the data. */
const largeBlock = struct({ bid: u53, ib: u53, cb: u16, cbInflated: u16, cRef: u16 })

export type NodeEntry = { nid: number; bidData: number; bidSub: number; nidParent: number }
export type BlockEntry = { bid: number; ib: number; cb: number; cRef: number; cbInflated?: number }

const narrow = {
  wide: false,
  id: u32,
  pageSize: 512,
  pageTrailer: narrowPageTrailer,
  pageTrailerSize: 12,
  blockTrailer: narrowBlockTrailer,
  blockTrailerSize: 12,
  blockAlignment: 64,
  blockSizeMax: 8192,
  btree: { entriesSize: 496, counts: smallCounts },
  node: narrowNode,
  block: narrowBlock,
  heapIndexBits: 11,
  compressed: false,
} as const

const wide = {
  ...narrow,
  wide: true,
  id: u53,
  pageTrailer: widePageTrailer,
  pageTrailerSize: 16,
  blockTrailer: wideBlockTrailer,
  blockTrailerSize: 16,
  btree: { entriesSize: 488, counts: smallCounts },
  node: wideNode,
  block: wideBlock,
} as const

const large = {
  ...wide,
  pageSize: 4096,
  pageTrailerSize: 24,
  blockTrailerSize: 24,
  blockAlignment: 512,
  blockSizeMax: 65536,
  btree: { entriesSize: 4056, counts: largeCounts },
  block: largeBlock,
  heapIndexBits: 14,
  compressed: true,
} as const

export const ansi = { ...narrow, name: 'ansi' } as const
export const unicode = { ...wide, name: 'unicode' } as const
export const unicode4k = { ...large, name: 'unicode4k' } as const

export type Format = typeof ansi | typeof unicode | typeof unicode4k
