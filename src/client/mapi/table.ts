/** A table. [MS-OXCTABL] 2.2.2 */
import type { Cell, Restriction, SortOrder } from '#model'
import { decodeRows } from '#protocols/mapi/rop/fields.ts'
import { queryRows } from '#protocols/mapi/rop/layouts/query-rows.ts'
import { QueryRowsFlag } from '#protocols/mapi/rop/table-words.ts'
import { decode } from '#codec/binary/index.ts'
import { propertyRow } from '#model'
import { MapiObject } from './mapi-object.ts'
import { type Tag, tagOf } from './property-holder.ts'

const { enablePackedBuffers } = QueryRowsFlag
/** More than a client shows at once, less than it minds to hold. */
const pageRows = 1000

export class Table extends MapiObject {
  columns: readonly number[] | undefined

  async setColumns(...columns: readonly Tag[]): Promise<this> {
    const propertyTags = columns.map(tagOf)
    await this.call('RopSetColumns', { setColumnsFlags: 0, propertyTags })
    this.columns = propertyTags
    return this
  }

  async sort(order: SortOrder): Promise<this> {
    await this.call('RopSortTable', { sortTableFlags: 0, order })
    return this
  }

  async restrict(restriction: Restriction | undefined): Promise<this> {
    await this.call('RopRestrict', { restrictFlags: 0, restriction })
    return this
  }

  async query(
    rowCount: number,
    { forward = true, advance = true }: { forward?: boolean; advance?: boolean } = {},
  ): Promise<{ origin: string; rows: Cell[][] }> {
    const { columns } = this
    const { value } = await this.call(
      'RopQueryRows',
      { flags: advance ? 0 : 1, forwardRead: forward, rowCount },
      { columns },
    )
    return { origin: value.origin, rows: decodeRows(value.rows, columns ?? []) }
  }

  /** Rows from the cursor on, as many as one answer of several buffers holds. */
  async queryMany(rowCount: number): Promise<Cell[][]> {
    const { columns } = this
    const answers = await this.place.client.callMany(
      queryRows,
      { flags: enablePackedBuffers, forwardRead: true, rowCount },
      { ...this.options(), columns },
    )
    return answers.flatMap(({ value }) => decodeRows(value.rows, columns ?? []))
  }

  /** All rows from the cursor on. */
  async *all(): AsyncGenerator<Cell[]> {
    for (let rows = await this.queryMany(pageRows); rows.length > 0; rows = await this.queryMany(pageRows)) yield* rows
  }

  /** All rows from the cursor on; undefined in the place of what a row does not have. */
  async values(): Promise<unknown[][]> {
    const all: unknown[][] = []
    while (true) {
      const { rows } = await this.query(500)
      if (rows.length === 0) return all
      all.push(...rows.map((row) => row.map((cell) => (cell && 'value' in cell ? cell.value : undefined))))
    }
  }

  async position(): Promise<{ numerator: number; denominator: number }> {
    return (await this.call('RopQueryPosition')).value
  }

  async seek(origin: 'beginning' | 'current' | 'end', rowCount: number): Promise<{ moved: number; less: boolean }> {
    const number = { beginning: 0, current: 1, end: 2 }[origin]
    const { value } = await this.call('RopSeekRow', { origin: number, rowCount, wantRowMovedCount: true })
    return { moved: value.rowsSought, less: value.hasSoughtLess }
  }

  async find(restriction: Restriction, { backward = false, origin = 0 } = {}): Promise<Cell[]> {
    const { columns } = this
    const value = { findRowFlags: backward ? 1 : 0, restriction, origin, bookmark: new Uint8Array() }
    const answer = await this.call('RopFindRow', value, { columns })
    return decode(propertyRow(columns ?? []), answer.value.row)
  }

  async createBookmark(): Promise<Uint8Array> {
    return (await this.call('RopCreateBookmark')).value.bookmark
  }

  /** How many rows came to be seen. */
  async expand(categoryId: bigint, maxRowCount = 0): Promise<number> {
    const { columns } = this
    return (await this.call('RopExpandRow', { maxRowCount, categoryId }, { columns })).value.expandedRowCount
  }

  async collapse(categoryId: bigint): Promise<number> {
    return (await this.call('RopCollapseRow', { categoryId })).value.collapsedRowCount
  }
}
