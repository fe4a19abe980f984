/**
 * QueryColumns: every property that the address book knows.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.13
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.5
 */
import { allTags } from '../cells.ts'
import { operation } from '../operation.ts'
import { bodies } from '../bodies.ts'

/** [MS-OXNSPI] 2.2.1.13 */
const unicodePropertyTypes = 0x80000000

export const queryColumns = operation({
  ...bodies.QueryColumns,
  failed: () => ({ columns: undefined }),
  handle: async (_book, { flags }) => ({ columns: allTags((flags & unicodePropertyTypes) !== 0) }),
})
