/** The words of tables: bookmarks, flags and states. [MS-OXCTABL] 2.2.2 */
import { bytes, i64, struct, u32 } from '#codec/binary/index.ts'

/** [MS-OXCTABL] 2.2.2.1.1 */
export const Bookmark = { beginning: 0x00, current: 0x01, end: 0x02, custom: 0x03 } as const
export type Bookmark = keyof typeof Bookmark

/** [MS-OXCTABL] 2.2.2.5.1 */
export const QueryRowsFlag = { noAdvance: 0x01, enablePackedBuffers: 0x02 } as const

/** [MS-OXCTABL] 2.2.2.1.3. Kontor does everything at once, so a table is always complete. */
export const TableStatus = {
  complete: 0x00,
  sorting: 0x09,
  sortError: 0x0a,
  settingColumns: 0x0b,
  setColumnsError: 0x0d,
  restricting: 0x0e,
  restrictError: 0x0f,
} as const

export function bookmarkOf(origin: number): Bookmark | undefined {
  return (Object.keys(Bookmark) as Bookmark[]).find((name) => Bookmark[name] === origin)
}

/** What RopGetCollapseState gives; nobody but this server reads it. [MS-OXCTABL] 2.2.2.19.2 */
export const collapseStateLayout = struct({ rowId: i64, instance: u32, open: bytes('rest') })

/** TableFlags of RopGetHierarchyTable. [MS-OXCFOLD] 2.2.1.13.1 */
export const HierarchyFlag = {
  depth: 0x04,
  deferredErrors: 0x08,
  noNotifications: 0x10,
  softDeletes: 0x20,
  useUnicode: 0x40,
  suppressesNotifications: 0x80,
} as const

/** TableFlags of RopGetContentsTable. [MS-OXCFOLD] 2.2.1.14.1 */
export const ContentsFlag = {
  associated: 0x02,
  deferredErrors: 0x08,
  noNotifications: 0x10,
  softDeletes: 0x20,
  useUnicode: 0x40,
  conversationMembers: 0x80,
} as const
