/** The words of tables: bookmarks, flags and states. [MS-OXCTABL] 2.2.2 */

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
