/**
 * A view of one folder: what RopQueryRows, FindItem, IMAP SORT and Graph $filter all ask. It owns no rows; see indexed.ts
 * (nothing kept but anchors) and listed.ts (ids and sort keys of one open view).
 *
 * Every call reads one snapshot and first looks at the folder's stamp, so a view always tells the present. Calls of one view
 * run one after the other; calls of others run in between.
 */
import { Failure } from '#model/failure.ts'
import type { Restriction } from '#model/restriction.ts'
import { evaluate } from '#model/evaluate.ts'
import { N } from '#model/properties.ts'
import { makeTag } from '#model/tag.ts'
import { allows, demand, right, rightsAt } from '../access.ts'
import type { Blobs } from '../blobs.ts'
import type { Query, Shard } from '../engine/engine.ts'
import { sql } from '../engine/sql.ts'
import type { FolderId, MailboxId, MessageId, View, ViewDefinition, Viewer, ViewRow } from '../types.ts'
import type { Names } from '../names.ts'
import { perUserReader } from '../read/read-state.ts'
import { breathing } from './breath.ts'
import { type Candidate, candidates } from './candidate.ts'
import { CategoryTree, Expansion, type Header } from './categories.ts'
import { compile } from './compile.ts'
import { findIndexOrder, isRead, standingColumns } from './columns.ts'
import { IndexedOrder } from './indexed.ts'
import { type Kept, ListedOrder, type Scan } from './listed.ts'
import { isSearchFolder, type ResolvedSearch, resolveSearch } from './search-scope.ts'
import { propertyOfInstance, type ViewOrder, viewOrder } from './order.ts'
import { readRows, type RowReader } from './rows.ts'
import { inScope, readerOf, readStamp, type Scope, type Stamp } from './scope.ts'
import type { SortedCache } from './sorted-cache.ts'
import type { SortedRows } from './sorted-rows.ts'
import type { Details } from './whole.ts'

/** Rows that are looked at together by `find`. */
const findChunk = 200
const attempts = 5

export interface ViewContext {
  shard: Shard
  viewer: Viewer
  mailbox: MailboxId
  /** A public store: read state is each viewer's own. */
  public: boolean
  blobs: Blobs
  names: Names
  /** Makes rows with the parts that the definition asks for. */
  rows: RowReader
  /** Of all views of this thread. */
  sorted: SortedCache
}

type Present = { q: Query; stamp: Stamp }

export class FolderView implements View {
  readonly #context: ViewContext
  readonly #folder: FolderId
  readonly #definition: ViewDefinition
  readonly #order: ViewOrder
  #where: Restriction | undefined
  /** Of a search folder, as it was when it was last looked at. */
  #search: ResolvedSearch | undefined
  #isSearch: boolean | undefined
  readonly #expansion: Expansion
  readonly #limit: number | undefined
  #scope: Scope
  #indexed: IndexedOrder | undefined
  #listed: ListedOrder | undefined
  #tree: CategoryTree | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(context: ViewContext, folder: FolderId, definition: ViewDefinition) {
    this.#context = context
    this.#folder = folder
    this.#definition = definition
    this.#where = definition.where
    this.#order = viewOrder(definition.order, definition.instances ?? [])
    this.#expansion = new Expansion(this.#order.expanded)
    this.#scope = this.#scopeFor(undefined)
    this.#limit = compile(definition.where, { column: () => undefined, bits: () => undefined }).limit
    this.#setUp()
  }

  /** Beside the length, how many of the rows are unread. */
  counts(): Promise<{ count: number; unread: number }> {
    return this.#read(Number.POSITIVE_INFINITY, async ({ stamp }, rows) => {
      if (!rows) return { count: stamp.count, unread: 0 }
      return { count: rows.length, unread: rows.unread.reduce((sum, one) => sum + one, 0) }
    })
  }

  length(): Promise<number> {
    return this.#read(Number.POSITIVE_INFINITY, async ({ stamp }, rows) => {
      if (this.#indexed) return stamp.count
      return rows === undefined ? 0 : (this.#treeOf(rows)?.length ?? rows.length)
    })
  }

  rows(from: number, count: number): Promise<ViewRow[]> {
    if (count <= 0 || from < 0) return Promise.resolve([])
    return this.#read(from + count, async ({ q, stamp }, rows) => {
      if (this.#indexed) return this.#messages(q, await this.#indexed.page(q, stamp, from, count), 0)
      if (!rows) return []
      const tree = this.#treeOf(rows)
      if (tree) return this.#categorised(q, tree, from, count)
      const end = Math.min(from + count, rows.length)
      return this.#messages(q, Array.from(rows.ids.subarray(from, end)), 0, rows.instances.subarray(from, end))
    })
  }

  find(where: Restriction, from: number, backward = false): Promise<number | undefined> {
    return this.#read(Number.POSITIVE_INFINITY, async ({ q, stamp }, rows) => {
      const breath = breathing()
      const length = this.#indexed ? stamp.count : rows ? (this.#treeOf(rows)?.length ?? rows.length) : 0
      const scan = await this.#scan(q, where)
      for (let at = backward ? Math.min(from, length - 1) : Math.max(0, from); backward ? at >= 0 : at < length; ) {
        const count = backward ? Math.min(findChunk, at + 1) : Math.min(findChunk, length - at)
        const start = backward ? at - count + 1 : at
        const places = await this.#places(q, stamp, rows, start, count)
        const fitting = await this.#fitting(q, scan, places)
        const order = backward ? places.toReversed() : places
        const found = order.find((place) => fitting(place))
        if (found) return found.position
        at = backward ? at - count : at + count
        await breath()
      }
      return undefined
    })
  }

  indexOf(id: MessageId): Promise<number | undefined> {
    return this.#read(Number.POSITIVE_INFINITY, async ({ q }, rows) => {
      if (this.#indexed) return this.#indexed.indexOf(q, id)
      const row = rows?.ids.indexOf(id) ?? -1
      if (!rows || row < 0) return undefined
      const tree = this.#treeOf(rows)
      return tree ? tree.positionOf(row) : row
    })
  }

  ids(): Promise<{ ids: Float64Array; uids: Uint32Array }> {
    return this.#read(Number.POSITIVE_INFINITY, async ({ q, stamp }, rows) => {
      if (this.#indexed) {
        const ids = await this.#indexed.ids(q, stamp)
        return { ids, uids: await this.#uidsOf(q, ids) }
      }
      if (!rows) return { ids: new Float64Array(0), uids: new Uint32Array(0) }
      const tree = this.#treeOf(rows)
      if (!tree) return { ids: rows.ids.slice(), uids: rows.uids.slice() }
      const order = tree.displayOrder()
      return {
        ids: Float64Array.from(order, (row) => rows.ids[row] as number),
        uids: Uint32Array.from(order, (row) => rows.uids[row] as number),
      }
    })
  }

  expand(category: string): Promise<number> {
    return this.#turned(category, (tree, header) => tree.expand(header), 'is expanded')
  }

  collapse(category: string): Promise<number> {
    return this.#turned(category, (tree, header) => tree.collapse(header), 'is collapsed')
  }

  positionOf(category: string): Promise<number | undefined> {
    return this.#read(
      Number.POSITIVE_INFINITY,
      async (_, rows) => rows && this.#treeOf(rows)?.positionOfHeader(category),
    )
  }

  collapseState(): Uint8Array {
    return this.#expansion.save()
  }

  restoreCollapseState(state: Uint8Array): void {
    this.#expansion.restore(state)
    this.#tree = undefined
  }

  #turned(
    category: string,
    turn: (tree: CategoryTree, header: Header) => number | undefined,
    already: string,
  ): Promise<number> {
    return this.#read(Number.POSITIVE_INFINITY, async (_, rows) => {
      const tree = rows && this.#treeOf(rows)
      if (!tree) throw new Failure('wrongType', 'not a categorised view')
      const header = tree.findHeader(category)
      if (!header) throw new Failure('notFound', 'category')
      const count = turn(tree, header)
      if (count === undefined) throw new Failure('conflict', `the category ${already}`)
      return count
    })
  }

  /** One call: its turn, its snapshot, its rights, and as many rows gathered as it needs. */
  #read<T>(need: number, use: (present: Present, rows: SortedRows | undefined) => Promise<T>): Promise<T> {
    const result = this.#turn.then(() => this.#now(need, use))
    this.#turn = result.catch(() => undefined)
    return result
  }

  async #now<T>(need: number, use: (present: Present, rows: SortedRows | undefined) => Promise<T>): Promise<T> {
    const { shard } = this.#context
    for (let attempt = 1; ; attempt++) {
      const wanted = this.#limit === undefined ? need : Math.min(need, this.#limit)
      if (this.#listed) await this.#listed.ensure(shard, this.#order.levels > 0 ? Number.POSITIVE_INFINITY : wanted)
      const done = await shard.read(async (q) => {
        if (await this.#authorise(q)) return undefined
        const stamp = await readStamp(q, this.#scope)
        if (!this.#listed) return { value: await use({ q, stamp }, undefined) }
        const rows = await this.#listed.rows(q, stamp)
        // Deleted rows may have left less than is needed.
        if (!rows || (!this.#listed.complete && rows.length < wanted)) return undefined
        const shown = this.#limit === undefined || rows.length <= this.#limit ? rows : rows.head(this.#limit)
        return { value: await use({ q, stamp }, shown) }
      })
      if (done) return done.value
      if (attempt === attempts) throw new Failure('busy', 'the folder changes faster than the view can be read')
    }
  }

  /** True when what the viewer may see has changed since the last call. */
  async #authorise(q: Query): Promise<boolean> {
    const { viewer } = this.#context
    const rights = (await rightsAt(q, viewer, [this.#folder]))(this.#folder)
    let creator: string | undefined
    if (!allows(rights, 'read')) {
      // Who may only put things there sees what he has put.
      if (viewer.kind !== 'member' || (rights & right.create) === 0) demand(rights, 'read')
      else creator = viewer.id
    }
    const search = await this.#resolveSearch(q)
    if (creator === this.#scope.creator && search?.key === this.#search?.key) return false
    this.#search = search
    this.#where = search ? both(search.restriction, this.#definition.where) : this.#definition.where
    this.#scope = this.#scopeFor(creator)
    this.#setUp()
    return true
  }

  async #resolveSearch(q: Query): Promise<ResolvedSearch | undefined> {
    if (this.#definition.associated || this.#definition.softDeleted) return undefined
    this.#isSearch ??= await isSearchFolder(q, this.#folder)
    return this.#isSearch ? resolveSearch(q, this.#context, this.#folder) : undefined
  }

  #scopeFor(creator: string | undefined): Scope {
    const { viewer } = this.#context
    const { softDeleted, associated } = this.#definition
    const kind = softDeleted ? 'softDeleted' : associated ? 'associated' : 'live'
    const member = perUserReader(viewer, this.#context.public ? 'public' : 'private')
    if (this.#search)
      return { folder: this.#folder, kind: 'search', member, creator: undefined, search: this.#search.scope }
    return { folder: this.#folder, kind, member, creator, search: undefined }
  }

  #setUp(): void {
    const index =
      this.#order.levels === 0 && this.#order.instance === undefined ? findIndexOrder(this.#order.columns) : undefined
    const whole = this.#where === undefined && this.#scope.creator === undefined && this.#scope.kind !== 'softDeleted'
    this.#tree = undefined
    this.#indexed = index && whole ? new IndexedOrder(this.#scope, index) : undefined
    this.#listed = this.#indexed
      ? undefined
      : new ListedOrder(this.#scope, this.#order, index, (q) => this.#scan(q, this.#where), this.#kept())
  }

  /** What restricts nothing is the same for whoever sees the same rows. */
  #kept(): Kept | undefined {
    const { folder, kind, member, creator } = this.#scope
    if (this.#where !== undefined || kind === 'search' || kind === 'softDeleted') return undefined
    const { mailbox, sorted } = this.#context
    const { columns, levels, aggregate, instance } = this.#order
    const key = JSON.stringify([mailbox, folder, kind, member, creator, columns, levels, aggregate, instance])
    return { find: () => sorted.find(key), keep: (rows) => sorted.keep(key, rows) }
  }

  #treeOf(rows: SortedRows): CategoryTree | undefined {
    const { levels, aggregate } = this.#order
    if (levels === 0) return undefined
    if (this.#tree?.rows === rows) return this.#tree
    const order = {
      levels,
      aggregate: aggregate && (aggregate.descending ? ('descending' as const) : ('ascending' as const)),
    }
    return (this.#tree = new CategoryTree(rows, order, this.#expansion))
  }

  async #messages(q: Query, ids: readonly number[], depth: number, instances?: Uint16Array): Promise<ViewRow[]> {
    const rows = await readRows(q, this.#context.rows, this.#scope, ids, this.#definition.columns ?? [])
    const found: ViewRow[] = []
    ids.forEach((id, index) => {
      const row = rows.get(id)
      if (row) found.push({ kind: 'message', depth, instance: instances?.[index] ?? 0, ...row })
    })
    return found
  }

  async #categorised(q: Query, tree: CategoryTree, from: number, count: number): Promise<ViewRow[]> {
    const items = tree.visible(from, count)
    const ids = items.flatMap((item) => ('row' in item ? [tree.rows.ids[item.row] as number] : []))
    const messages = await readRows(q, this.#context.rows, this.#scope, ids, this.#definition.columns ?? [])
    const headers = items.flatMap((item) => ('header' in item ? [item.header] : []))
    const values = await this.#headerValues(q, tree, headers)
    const rows: ViewRow[] = []
    for (const item of items) {
      if ('header' in item) rows.push(this.#headerRow(item.header, values.get(item.header) ?? new Map()))
      else {
        const row = messages.get(tree.rows.ids[item.row] as number)
        if (row) rows.push({ kind: 'message', depth: item.depth, instance: tree.rows.instances[item.row] ?? 0, ...row })
      }
    }
    return rows
  }

  #headerRow(header: Header, values: ReadonlyMap<number, unknown>): ViewRow {
    return {
      kind: 'category',
      category: header.name,
      depth: header.level,
      values,
      count: header.end - header.start,
      unread: header.unread,
      expanded: header.expanded,
    }
  }

  /** The values that make the groups, from the first message of each. */
  async #headerValues(
    q: Query,
    tree: CategoryTree,
    headers: readonly Header[],
  ): Promise<Map<Header, Map<number, unknown>>> {
    const values = new Map<Header, Map<number, unknown>>()
    if (headers.length === 0) return values
    const ids = headers.map((header) => tree.rows.ids[header.start] as number)
    const byId = await this.#candidatesOf(q, ids, await this.#scan(q, undefined, true))
    headers.forEach((header, index) => {
      const row = byId.get(ids[index] as number)
      const own = new Map<number, unknown>()
      for (const { tag, isInstance } of this.#order.columns.slice(0, header.level + 1)) {
        const value = row?.get(isInstance ? propertyOfInstance(tag) : tag)
        const one = isInstance && Array.isArray(value) ? value[tree.rows.instances[header.start] as number] : value
        if (one !== undefined) own.set(tag, one)
      }
      values.set(header, own)
    })
    return values
  }

  async #places(q: Query, stamp: Stamp, rows: SortedRows | undefined, start: number, count: number): Promise<Place[]> {
    if (this.#indexed) {
      const ids = await this.#indexed.page(q, stamp, start, count)
      return ids.map((id, index) => ({ position: start + index, id, header: undefined }))
    }
    if (!rows) return []
    const tree = this.#treeOf(rows)
    if (!tree) {
      return Array.from(rows.ids.subarray(start, start + count), (id, index) => ({
        position: start + index,
        id,
        header: undefined,
      }))
    }
    return tree.visible(start, count).map((item, index) => {
      const row = 'header' in item ? item.header.start : item.row
      return {
        position: start + index,
        id: rows.ids[row] as number,
        header: 'header' in item ? item.header : undefined,
      }
    })
  }

  /** Headers fit by the values of their columns, messages by all of theirs. */
  async #fitting(q: Query, scan: Scan, places: readonly Place[]): Promise<(place: Place) => boolean> {
    const { rest } = scan
    const ids = places.filter(({ header }) => !header).map(({ id }) => id)
    const messages = await this.#candidatesOf(q, ids, scan)
    const headers = places.flatMap(({ header }) => (header ? [header] : []))
    const values = this.#tree
      ? await this.#headerValues(q, this.#tree, headers)
      : new Map<Header, Map<number, unknown>>()
    return ({ id, header }) => {
      if (!header) {
        const row = messages.get(id)
        return row !== undefined && (rest === undefined || evaluate(rest, row))
      }
      const own = values.get(header) ?? new Map<number, unknown>()
      return evaluate(scan.whole, { get: (tag) => own.get(tag), has: (tag) => own.has(tag), sizeOf: () => undefined })
    }
  }

  async #candidatesOf(q: Query, ids: readonly number[], scan: Scan): Promise<Map<number, Candidate>> {
    if (ids.length === 0) return new Map()
    const rows = await candidates(q, scan, sql`m.mailbox = ${q.key} and m.id ${sql.oneOf(ids)}`)
    return new Map(rows.map((row) => [row.id, row]))
  }

  /** `unpacks`: all properties are needed, whatever the restriction says. */
  async #scan(q: Query, where: Restriction | undefined, unpacks = false): Promise<Scan> {
    const reader = readerOf(q, this.#scope)
    const standing = standingColumns(reader)
    const { sql: condition, rest } = compile(where, standing)
    const { columns, aggregate, instance } = this.#order
    const inColumns = [...columns, ...(aggregate ? [aggregate] : [])].every(({ tag }) => standing.column(tag))
    return {
      where: condition,
      rest,
      whole: where ?? { kind: 'and', of: [] },
      standing,
      unpacks: unpacks || rest !== undefined || instance !== undefined || !inColumns,
      read: isRead(reader),
      details: await this.#details(q),
    }
  }

  async #details(q: Query): Promise<Details> {
    const { mailbox, viewer, blobs, names } = this.#context
    await names.load(q, [N.Keywords], false)
    const id = names.idOf(N.Keywords)
    return {
      place: { mailbox, public: this.#context.public, ...(viewer.kind === 'member' && { viewer: viewer.id }) },
      blobs,
      names,
      keywords: id === undefined ? undefined : makeTag(id, 'string[]'),
    }
  }

  /** Walking the index of uids beside and joining here costs less than looking at every row for its uid. */
  async #uidsOf(q: Query, ids: Float64Array): Promise<Uint32Array> {
    const byId = new Map<number, number>()
    const breath = breathing()
    let after = 0
    for (;;) {
      const rows = await q.arrays(sql`select uid, id from message m where ${inScope(q, this.#scope)} and uid > ${after}
        order by uid limit 20000`)
      for (const row of rows) byId.set(row[1] as number, row[0] as number)
      const last = rows.at(-1)
      if (!last) break
      after = last[0] as number
      await breath()
    }
    return Uint32Array.from(ids, (id) => byId.get(id) ?? 0)
  }
}

function both(a: Restriction, b: Restriction | undefined): Restriction {
  return b === undefined ? a : { kind: 'and', of: [a, b] }
}

type Place = { position: number; id: number; header: Header | undefined }
