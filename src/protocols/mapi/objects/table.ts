/**
 * An open table: what it shows, in which columns, order and selection, and where its cursor stands. [MS-OXCTABL] 3.2.1
 *
 * It holds no rows: each ROP asks for the rows of the present (a view of the store, or a list that is read anew when
 * something has changed), so the cursor is a position beside a row, and a bookmark is a row: both are looked for again. Everything is done
 * at once; an asynchronous ROP is answered as one that has ended.
 */
import { Writer } from '#codec/binary/index.ts'
import type { Restriction, SortOrder } from '#model'
import type { FolderId, Seq } from '#store'
import { OutOfRoom, RopFailure } from '../failures.ts'
import type { PackedRows } from '../rop/fields.ts'
import type { Bookmark } from '../rop/table-words.ts'
import type { Logon } from './logon.ts'
import { ServerObject } from './server-object.ts'
import { writeRow } from './table-row.ts'

export type TableKind = 'contents' | 'hierarchy' | 'attachments' | 'permissions' | 'rules'

/** A row as a table sees it: it answers for any column. */
export interface TableRow {
  get(tag: number): unknown
  /** Puts the wire bytes of the value into the writer where the row has them ready; false where it has not. */
  put?(writer: Writer, tag: number): boolean
  /** The same row later. */
  readonly key: string
}

export interface TableRows {
  length(): Promise<number>
  rows(from: number, count: number): Promise<readonly TableRow[]>
  find(where: Restriction, from: number, backward: boolean): Promise<number | undefined>
  /** Where the row with this key stands now. */
  indexOf(key: string): Promise<number | undefined>
  /** Of a contents table: its categories. */
  readonly categories?: TableCategories
}

export interface TableCategories {
  expand(id: bigint): Promise<{ count: number; at: number | undefined }>
  collapse(id: bigint): Promise<{ count: number; at: number | undefined }>
  state(): Uint8Array
  restore(state: Uint8Array): void
}

export interface TableSelection {
  where?: Restriction
  order?: SortOrder
  columns: readonly number[]
}

export interface TableSource {
  kind: TableKind
  open(selection: TableSelection): TableRows
  /** What RopQueryColumnsAll names. */
  allColumns: readonly number[]
}

/** The rows at and before a cursor, and the mailbox's number when they stood there. */
interface Anchor {
  at: string | undefined
  before: string | undefined
  seq: Seq
}

/** [MS-OXCTABL] 2.2.2.5.2 */
const longestValue = 510
const mostBookmarks = 512
const rowsPerRead = 128

export class TableObject extends ServerObject {
  readonly kind = 'table'
  readonly logon: Logon
  readonly source: TableSource
  readonly codePage: number
  #columns: readonly number[] | undefined
  #where: Restriction | undefined
  #order: SortOrder | undefined
  #rows: TableRows | undefined
  #position = 0
  #anchor: Anchor | undefined
  #watched: FolderId | undefined
  readonly #bookmarks = new Map<number, { key: string | undefined; position: number }>()
  #nextBookmark = 1

  constructor(logon: Logon, source: TableSource, codePage: number) {
    super()
    this.logon = logon
    this.source = source
    this.codePage = codePage
  }

  demand(...kinds: readonly TableKind[]): void {
    if (!kinds.includes(this.source.kind)) throw new RopFailure('noSupport', `not with a table of ${this.source.kind}`)
  }

  get columns(): readonly number[] {
    // A client that reads before it has chosen columns. Exchange says ecNullObject.
    if (!this.#columns) throw new RopFailure('nullObject', 'no columns')
    return this.#columns
  }

  /** For ROPs that are refused before columns are chosen, though they need none. [MS-OXCTABL] 3.2.5.2, note 21 */
  demandColumns(): void {
    if (!this.#columns) throw new RopFailure('nullObject', 'no columns')
  }

  get hasColumns(): boolean {
    return this.#columns !== undefined
  }

  /** undefined: what was asked for is refused, and what was before does not hold any more. [MS-OXCTABL] 3.2.5.2 */
  setColumns(columns: readonly number[] | undefined): void {
    this.#columns = columns
    this.#rows = undefined
  }

  /** undefined: none. An order that is refused leaves none behind. [MS-OXCTABL] 3.2.5.3 */
  sort(order: SortOrder | undefined): void {
    this.#order = order
    this.#startOver()
    if (!order) return
    try {
      // What contradicts itself is said now, not when rows are read.
      this.rows()
    } catch (error) {
      this.sort(undefined)
      throw error
    }
  }

  /** undefined: all rows. A restriction that is refused leaves none behind. [MS-OXCTABL] 3.2.5.4 */
  restrict(where: Restriction | undefined): void {
    this.#where = where
    this.#startOver()
    try {
      this.rows()
    } catch (error) {
      if (where) this.restrict(undefined)
      throw error
    }
  }

  /** The folder whose changes the client is told of; undefined: it does not want to know. */
  watch(folder: FolderId | undefined): void {
    this.#watched = folder
  }

  /** Rows of other folders are in it, too. */
  isSearch = false

  get isCategorised(): boolean {
    return (this.#order?.categories ?? 0) > 0
  }

  override release(): void {
    this.logon.watcher.remove(this)
  }

  get watched(): FolderId | undefined {
    return this.#watched
  }

  /** As RopGetContentsTable gave it. [MS-OXCTABL] 3.2.5.16 */
  reset(): void {
    this.#columns = undefined
    this.#where = undefined
    this.#order = undefined
    this.#startOver()
    // Nothing is told until somebody looks again.
    this.logon.watcher.remove(this)
  }

  rows(): TableRows {
    this.#rows ??= this.source.open({
      ...(this.#where && { where: this.#where }),
      ...(this.#order && { order: this.#order }),
      columns: this.#columns ?? [],
    })
    return this.#rows
  }

  /** Whoever has looked at the rows is told from then on when they change. [MS-OXCNOTIF] 3.1.4.3 */
  async beginView(): Promise<void> {
    if (this.#watched !== undefined) await this.logon.watcher.watch(this)
  }

  /** The cursor, on the row on which it was left. */
  async position(): Promise<{ at: number; length: number }> {
    await this.beginView()
    await this.#followRows()
    const length = await this.rows().length()
    return { at: Math.min(this.#position, length), length }
  }

  moveTo(position: number): void {
    this.#position = Math.max(0, position)
    this.#anchor = undefined
  }

  /** Rows that came or went before the cursor since rows were read move it along. [MS-OXCTABL] 3.1.1 */
  async #followRows(): Promise<void> {
    const anchor = this.#anchor
    if (!anchor) return
    const seq = await this.logon.mailbox.seq()
    if (seq === anchor.seq) return
    anchor.seq = seq
    const at = await this.#placeOf(anchor.at)
    const before = await this.#placeOf(anchor.before)
    const places = [at, before === undefined ? undefined : before + 1].filter((place) => place !== undefined)
    if (places.length === 0) return
    // A row that was changed may stand elsewhere now: the nearer one tells where the cursor is.
    const distance = (place: number) => Math.abs(place - this.#position)
    this.#position = places.reduce((best, place) => (distance(place) < distance(best) ? place : best))
  }

  async #placeOf(key: string | undefined): Promise<number | undefined> {
    return key === undefined ? undefined : await this.rows().indexOf(key)
  }

  /** Moves by rows from a place; how many it were in truth. */
  async seek(from: number, count: number): Promise<{ moved: number; less: boolean }> {
    const length = await this.rows().length()
    const to = Math.max(0, Math.min(length, from + count))
    this.moveTo(to)
    return { moved: to - from, less: to - from !== count }
  }

  async place(origin: Bookmark): Promise<number> {
    const { at, length } = await this.position()
    return origin === 'beginning' ? 0 : origin === 'end' ? length : at
  }

  /**
   * Rows forward from the cursor or backward before it, as many as fit; at least one, or there is no room. `end`: there are
   * no more in that direction.
   */
  async read(options: {
    forward: boolean
    count: number
    room: number
    advance: boolean
  }): Promise<{ rows: PackedRows; end: boolean; left: number }> {
    const { forward, count, room, advance } = options
    const { at, length } = await this.position()
    const first = forward ? at : Math.max(0, at - count)
    const last = forward ? Math.min(length, at + count) : at
    const seq = await this.logon.mailbox.seq()
    const { rows, at: next, before } = await this.#pack(first, last, room, forward)
    if (rows.count === 0 && last > first) throw new OutOfRoom()
    const to = forward ? first + rows.count : last - rows.count
    if (advance) {
      this.#position = to
      this.#anchor = { at: next, before, seq }
    }
    return { rows, end: forward ? to >= length : to <= 0, left: last - first - rows.count }
  }

  /** One row; undefined where it has no room. The cursor stands on it afterwards. */
  async readFound(position: number, room: number): Promise<Uint8Array | undefined> {
    const seq = await this.logon.mailbox.seq()
    const { rows, before } = await this.#pack(position, position + 1, room, true)
    if (rows.count === 0) return undefined
    this.#position = position
    this.#anchor = { at: before, before: undefined, seq }
    return rows.bytes
  }

  /**
   * Rows of a range; where not all fit, the first ones, or the last ones when reading backward. With them the keys of the rows
   * between which the cursor then stands, where they were seen.
   */
  async #pack(
    first: number,
    last: number,
    room: number,
    forward: boolean,
  ): Promise<{ rows: PackedRows; at: string | undefined; before: string | undefined }> {
    await this.beginView()
    const columns = this.columns
    const writer = new Writer(Math.min(room, 1 << 16))
    if (forward) return await this.#packForward(writer, columns, first, last, room)
    const pieces: Uint8Array[] = []
    let size = 0
    let at: string | undefined
    let before: string | undefined
    for (const row of [...(await this.rows().rows(first, last - first))].reverse()) {
      writer.pos = 0
      this.#write(writer, columns, row)
      if (size + writer.pos > room) {
        before = row.key
        break
      }
      at = row.key
      size += writer.pos
      pieces.unshift(writer.written().slice())
    }
    return { rows: { count: pieces.length, bytes: Buffer.concat(pieces) }, at, before }
  }

  async #packForward(
    writer: Writer,
    columns: readonly number[],
    first: number,
    last: number,
    room: number,
  ): Promise<{ rows: PackedRows; at: string | undefined; before: string | undefined }> {
    let before: string | undefined
    const packed = (count: number, at?: string) => ({ rows: { count, bytes: writer.take() }, at, before })
    for (let at = first; ; ) {
      // One more than asked for: the row on which the cursor will stand.
      const wanted = Math.min(rowsPerRead, last - at + 1)
      const rows = await this.rows().rows(at, wanted)
      for (const row of rows) {
        const mark = writer.pos
        if (at < last) this.#write(writer, columns, row)
        if (at === last || writer.pos > room) {
          writer.pos = mark
          return packed(at - first, row.key)
        }
        before = row.key
        at++
      }
      if (rows.length < wanted) return packed(at - first)
    }
  }

  #write(writer: Writer, columns: readonly number[], row: TableRow): void {
    writeRow(writer, columns, row, { codePage: this.codePage, longest: longestValue })
  }

  /** A bookmark of the row at the cursor. [MS-OXCTABL] 2.2.2.1.2 */
  async createBookmark(position?: number): Promise<Uint8Array> {
    if (this.#bookmarks.size >= mostBookmarks) throw new RopFailure('notEnoughResources', 'bookmarks')
    const at = position ?? (await this.position()).at
    const [row] = await this.rows().rows(at, 1)
    const number = this.#nextBookmark++
    this.#bookmarks.set(number, { key: row?.key, position: at })
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, number, true)
    return bytes
  }

  freeBookmark(bookmark: Uint8Array): void {
    if (!this.#bookmarks.delete(numberOf(bookmark))) throw new RopFailure('invalidBookmark')
  }

  /** Where the row of a bookmark stands now; `gone` when it is no longer shown: then where it stood. */
  async findBookmark(bookmark: Uint8Array): Promise<{ position: number; gone: boolean }> {
    const found = this.#bookmarks.get(numberOf(bookmark))
    if (!found) throw new RopFailure('invalidBookmark')
    await this.beginView()
    const length = await this.rows().length()
    if (found.key === undefined) return { position: length, gone: false }
    const position = await this.rows().indexOf(found.key)
    return position === undefined
      ? { position: Math.min(found.position, length), gone: true }
      : { position, gone: false }
  }

  #startOver(): void {
    this.#rows = undefined
    this.moveTo(0)
    this.#bookmarks.clear()
  }
}

function numberOf(bookmark: Uint8Array): number {
  if (bookmark.length !== 4) throw new RopFailure('invalidBookmark')
  return new DataView(bookmark.buffer, bookmark.byteOffset).getUint32(0, true)
}
