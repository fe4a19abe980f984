/**
 * QueryRows: rows of a container from a place on, or of a list of ids that the client brings.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.12
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.8
 */
import { type AddressBook, explicitTable, type Table } from '../address-book.ts'
import { type Rows } from '../fields.ts'
import { defaultColumns, mostColumns, rowsOf } from '../cells.ts'
import { textForm } from '../code-page.ts'
import { NspiError, operation } from '../operation.ts'
import { moved, startOf, statAt } from '../position.ts'
import { bodies } from '../bodies.ts'

/** One answer; a client asks again for more. */
const mostRows = 5000

export const queryRows = operation({
  ...bodies.QueryRows,
  failed: ({ state }) => ({ state, rows: undefined }),
  async handle(book, { flags, state, explicitTable: mids, rowCount, columns }) {
    if (!state) throw new NspiError('invalidParameter')
    textForm(state.codePage)
    const wanted = { flags, codePage: state.codePage, columns }
    if (mids.length > 0) {
      const rows = await readRows(book, explicitTable(mids), 0, { ...wanted, count: Math.min(rowCount, mids.length) })
      return { state, rows }
    }
    if (rowCount === 0) throw new NspiError('invalidParameter')
    const table = await book.table(state.containerId)
    const start = moved(table, startOf(table, state), state.delta)
    const rows = await readRows(book, table, start, { ...wanted, count: rowCount })
    return { state: statAt(state, table, start + rows.rows.length), rows }
  },
})

export interface RowsWanted {
  flags: number
  codePage: number
  columns: readonly number[] | undefined
  count: number
}

/** The rows of a table from a position on: what SeekEntries and GetMatches answer, too. */
export async function readRows(book: AddressBook, table: Table, from: number, wanted: RowsWanted): Promise<Rows> {
  const columns = wanted.columns ?? defaultColumns
  if (columns.length > mostColumns) throw new NspiError('tableTooBig')
  const length = Math.max(0, Math.min(wanted.count, mostRows, table.length - from))
  const mids = Array.from({ length }, (_, index) => table.midAt(from + index))
  const objects = await book.objects(mids)
  return { columns, rows: await rowsOf(book, objects, { columns, flags: wanted.flags, codePage: wanted.codePage }) }
}
