/**
 * The messages of a folder as a table: a view of the store, its rows with what clients ask of them. [MS-OXCFOLD] 2.2.1.14,
 * [MS-OXCTABL] 2.2.1
 */
import type { Writer } from '#codec/binary/index.ts'
import {
  N,
  P,
  PropertyType,
  type Restriction,
  tagType,
  unicodeTag,
  makeTag,
  idFromInt64,
  idToInt64,
  instanceKey,
} from '#model'
import {
  computedTable,
  type Mailbox,
  type MessageRow,
  propertyOf,
  type RowPart,
  type Store,
  type View,
  type ViewRow,
} from '#store'
import type { ComputedRow, Place } from '#store/computed/index.ts'
import { RopFailure } from '../failures.ts'
import type { TableCategories, TableRow, TableRows, TableSelection, TableSource } from './table.ts'
import { isInstanceColumn, propertyOfColumn } from './table-row.ts'

export interface ContentsDefinition {
  store: Store
  mailbox: Mailbox
  folder: number
  rights: number
  associated: boolean
  softDeleted: boolean
  /** The mailbox's tag of PidNameKeywords. */
  keywords: number | undefined
}

/** PidTagRowType. [MS-OXCTABL] 2.2.1.3 */
const RowType = { leaf: 1, expanded: 3, collapsed: 4 } as const

export function contentsTable(definition: ContentsDefinition): TableSource {
  return {
    kind: 'contents',
    allColumns: [...new Set([...computedTable.keys(), ...usualColumns, ...tableColumns])],
    open: (selection) => new ContentsRows(definition, selection),
  }
}

class ContentsRows implements TableRows {
  readonly #view: View
  readonly #definition: ContentsDefinition
  readonly #place: Place
  readonly categories: TableCategories

  constructor(definition: ContentsDefinition, { where, order, columns }: TableSelection) {
    const { store, mailbox, folder, associated, softDeleted } = definition
    const parts: RowPart[] = columns.some((tag) => propertyOfColumn(tag) === P.Body.tag) ? ['bag', 'preview'] : ['bag']
    this.#definition = definition
    this.#place = placeOf(definition)
    this.#view = store.view(mailbox, folder, {
      ...(where && { where }),
      ...(order && { order }),
      associated,
      softDeleted,
      columns: parts,
      instances: columns.filter(isInstanceColumn),
    })
    this.categories = categoriesOf(this.#view)
  }

  length(): Promise<number> {
    return this.#view.length()
  }

  async rows(from: number, count: number): Promise<readonly TableRow[]> {
    const rows = await this.#view.rows(from, count)
    return rows.map((row) => this.#rowOf(row))
  }

  find(where: Restriction, from: number, backward: boolean): Promise<number | undefined> {
    return this.#view.find(where, from, backward)
  }

  async indexOf(key: string): Promise<number | undefined> {
    if (key.startsWith('c')) return await this.#view.positionOf(key.slice(1))
    return await this.#view.indexOf(Number(key.slice(1).split('.')[0]))
  }

  #rowOf(row: ViewRow): TableRow {
    if (row.kind === 'category') return new CategoryRow(row, this.#definition)
    return new MessageTableRow(row, this.#place, this.#definition)
  }
}

function placeOf({ mailbox, rights }: ContentsDefinition): Place {
  const place: Place = { mailbox: mailbox.id, public: mailbox.kind === 'public', rights }
  if (mailbox.viewer.kind === 'member') place.viewer = mailbox.viewer.id
  return place
}

class MessageTableRow implements TableRow {
  readonly #row: ViewRow & { kind: 'message' }
  readonly #place: Place
  readonly #definition: ContentsDefinition

  constructor(row: ViewRow & { kind: 'message' }, place: Place, definition: ContentsDefinition) {
    this.#row = row
    this.#place = place
    this.#definition = definition
  }

  get key(): string {
    return `m${this.#row.id}.${this.#row.instance}`
  }

  put(writer: Writer, tag: number): boolean {
    if (own.has(tag) || computedTable.has(unicodeTag(tag)) || tag === this.#definition.keywords) return false
    // 8-bit strings and single values of several are made, not copied.
    if (tag !== unicodeTag(tag) || isInstanceColumn(tag)) return false
    return this.#row.bag?.writeTo(writer, tag) ?? false
  }

  get(given: number): unknown {
    const tag = propertyOfColumn(given)
    const row = this.#row
    switch (tag) {
      case P.InstanceNum.tag:
        return row.instance
      case P.InstanceKey.tag:
        return instanceKey(row.id, row.instance)
      case P.RowType.tag:
        return RowType.leaf
      case P.Depth.tag:
        return row.depth
      case P.ContentCount.tag:
      case P.ContentUnreadCount.tag:
        return undefined
      case P.Body.tag:
        return (row.bag?.get(P.Body) as string | undefined) ?? row.preview
      case this.#definition.keywords:
        return valueOfInstance(given, row.categories.length > 0 ? row.categories : undefined, row.instance)
    }
    return valueOfInstance(given, propertyOf(row as MessageRow & ComputedRow, tag, this.#place), row.instance)
  }
}

function valueOfInstance(column: number, value: unknown, instance: number): unknown {
  if (!isInstanceColumn(column)) return value
  return Array.isArray(value) ? value[instance] : undefined
}

class CategoryRow implements TableRow {
  readonly #row: ViewRow & { kind: 'category' }
  readonly #definition: ContentsDefinition

  constructor(row: ViewRow & { kind: 'category' }, definition: ContentsDefinition) {
    this.#row = row
    this.#definition = definition
  }

  get key(): string {
    return `c${this.#row.category}`
  }

  get(given: number): unknown {
    const row = this.#row
    switch (given) {
      case P.InstID.tag:
        return idOfCategory(row.category)
      case P.InstanceNum.tag:
        return 0
      case P.InstanceKey.tag:
        return Buffer.from(row.category, 'hex')
      case P.RowType.tag:
        return row.expanded ? RowType.expanded : RowType.collapsed
      case P.Depth.tag:
        return row.depth
      case P.ContentCount.tag:
        return row.count
      case P.ContentUnreadCount.tag:
        return row.unread
      case P.FolderId.tag:
        return idToInt64(this.#definition.folder)
    }
    const wanted = propertyOfColumn(given)
    for (const [tag, value] of row.values) if (propertyOfColumn(tag) === wanted) return value
    return undefined
  }
}

/** The view's names of categories, as ids: 16 hexadecimal digits, the first at least 8, which no message has. */
function idOfCategory(category: string): bigint {
  return BigInt.asIntN(64, BigInt(`0x${category}`))
}

function categoriesOf(view: View): TableCategories {
  const name = (id: bigint) => BigInt.asUintN(64, id).toString(16).padStart(16, '0')
  return {
    async expand(id) {
      const at = await view.positionOf(name(id))
      return { count: await said(view.expand(name(id)), 'notCollapsed'), at }
    },
    async collapse(id) {
      const at = await view.positionOf(name(id))
      return { count: await said(view.collapse(name(id)), 'notExpanded'), at }
    },
    state: () => view.collapseState(),
    restore: (state) => view.restoreCollapseState(state),
  }
}

/** `conflict` of the view: it is so already. */
async function said(count: Promise<number>, conflict: 'notCollapsed' | 'notExpanded'): Promise<number> {
  try {
    return await count
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'conflict') throw new RopFailure(conflict)
    throw error
  }
}

/** The id of a row as RopGetCollapseState takes it: of a message or of a category. */
export function keyOfRowId(id: bigint, instance: number): string {
  const unsigned = BigInt.asUintN(64, id)
  // FIDs have their ReplId in the lowest 16 bits, and it is 1.
  const { replica, counter } = idFromInt64(id)
  return replica === 1 && counter > 0 ? `m${counter}.${instance}` : `c${unsigned.toString(16).padStart(16, '0')}`
}

/** Said of rows by the table itself. */
const own = new Set<number>([
  P.InstanceNum.tag,
  P.InstanceKey.tag,
  P.RowType.tag,
  P.Depth.tag,
  P.ContentCount.tag,
  P.ContentUnreadCount.tag,
  P.Body.tag,
])
const tableColumns = [P.RowType.tag, P.Depth.tag, P.ContentCount.tag, P.ContentUnreadCount.tag]

/** What messages mostly have beside what is computed. */
const usualColumns = [
  P.MessageClass,
  P.NormalizedSubject,
  P.SubjectPrefix,
  P.SenderName,
  P.SenderEmailAddress,
  P.SenderAddressType,
  P.SenderEntryId,
  P.SentRepresentingName,
  P.SentRepresentingEmailAddress,
  P.SentRepresentingAddressType,
  P.SentRepresentingEntryId,
  P.ClientSubmitTime,
  P.MessageDeliveryTime,
  P.InternetMessageId,
  P.FlagStatus,
  P.ReplyTime,
  P.ConversationTopic,
  P.ConversationIndex,
  P.Body,
].map(({ tag }) => tag)

export async function keywordsTag(mailbox: Mailbox): Promise<number | undefined> {
  const [id] = await mailbox.namedIds([N.Keywords], false)
  return id === undefined ? undefined : makeTag(id, N.Keywords.type)
}

export function isColumnType(tag: number): boolean {
  const type = tagType(tag)
  return type !== PropertyType.unspecified && type !== PropertyType.errorCode
}
