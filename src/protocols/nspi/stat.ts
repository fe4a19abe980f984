/**
 * STAT: where a client is in a table of the address book. The server keeps nothing of it; client and server pass it to
 * and fro. [MS-OXNSPI] 2.2.8, 3.1.4.4.1, 3.1.4.5
 */
import { i32, struct, type TypeOf, u32 } from '#codec/binary/index.ts'

export const stat = struct({
  sortType: u32,
  containerId: u32,
  currentRec: u32,
  delta: i32,
  numPos: u32,
  totalRecs: u32,
  codePage: u32,
  templateLocale: u32,
  sortLocale: u32,
})
export type Stat = TypeOf<typeof stat>

/** [MS-OXNSPI] 2.2.1.10 */
export const SortType = {
  displayName: 0,
  phoneticDisplayName: 3,
  /** A table of what a property of an object names, to be read or to be written. */
  displayNameReadOnly: 0x3e8,
  displayNameWritable: 0x3e9,
} as const

/** Minimal entry ids that are places in a table ([MS-OXNSPI] 2.2.1.8) … */
export const Place = { beginning: 0, current: 1, end: 2 } as const
/** … and answers to a name ([MS-OXNSPI] 2.2.1.9). */
export const Resolution = { unresolved: 0, ambiguous: 1, resolved: 2 } as const

/** [MS-OXNSPI] 2.2.1.11 */
export const RetrieveFlag = { skipObjects: 1, ephemeralIds: 2 } as const
