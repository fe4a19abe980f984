/** Orders and groups of FindItem as the store sorts. [MS-OXWSSRCH] 2.2.4.20 (FieldOrderType), 2.2.4.21 (GroupByType) */
import { makeTag, PropertyType, type SortColumn, type SortOrder } from '#model'
import type { Mailbox } from '#store'
import { EwsFailure } from '../errors.ts'
import type {
  AggregateOnType,
  DistinguishedGroupByType,
  FieldOrderType,
  GroupByType,
  PathKind,
  SortDirectionType,
} from '../schema/index.ts'
import { itemColumns } from './item-columns.ts'

const COLUMNS_MAX = 6

/** undefined: nothing sorts. Throws ErrorUnsupportedPathForSortGroup. */
export async function orderOf(
  mailbox: Pick<Mailbox, 'namedIds'>,
  fields: readonly FieldOrderType[] | undefined,
  group?: GroupByType | DistinguishedGroupByType,
): Promise<SortOrder | undefined> {
  const columns: SortColumn[] = []
  if (group) columns.push(...(await groupColumns(mailbox, group)))
  for (const { Order, Path } of fields ?? []) {
    const tag = await tagOf(mailbox, Path)
    // A column twice says nothing new.
    if (!columns.some((column) => column.tag === tag)) columns.push({ tag, direction: directionOf(Order) })
  }
  if (columns.length === 0) return undefined
  if (columns.length > COLUMNS_MAX)
    throw new EwsFailure('ErrorUnsupportedPathForSortGroup', 'Too many fields to sort by.')
  return { columns, categories: group ? 1 : 0, expanded: group ? 1 : 0 }
}

const received = { FieldURI: 'item:DateTimeReceived' } as const

/** The groups stand in the order of an extreme of their items. */
async function groupColumns(
  mailbox: Pick<Mailbox, 'namedIds'>,
  group: GroupByType | DistinguishedGroupByType,
): Promise<SortColumn[]> {
  const isStandard = 'StandardGroupBy' in group
  const by = await tagOf(
    mailbox,
    isStandard ? { kind: 'FieldURI', FieldURI: 'message:ConversationTopic' } : pathOf(group),
  )
  const aggregate = await tagOf(mailbox, isStandard ? { kind: 'FieldURI', ...received } : pathOf(group.AggregateOn))
  const direction = directionOf(group.Order)
  if (aggregate === by) return [{ tag: by, direction }]
  return [
    { tag: by, direction },
    { tag: aggregate, direction: 'maximumCategory' },
  ]
}

function pathOf({ FieldURI, IndexedFieldURI, ExtendedFieldURI }: GroupByType | AggregateOnType): PathKind {
  if (FieldURI) return { kind: 'FieldURI', ...FieldURI }
  if (IndexedFieldURI) return { kind: 'IndexedFieldURI', ...IndexedFieldURI }
  if (ExtendedFieldURI) return { kind: 'ExtendedFieldURI', ...ExtendedFieldURI }
  throw new EwsFailure('ErrorUnsupportedPathForSortGroup')
}

function directionOf(order: SortDirectionType): 'ascending' | 'descending' {
  return order === 'Descending' ? 'descending' : 'ascending'
}

async function tagOf(mailbox: Pick<Mailbox, 'namedIds'>, path: PathKind): Promise<number> {
  const column = itemColumns(path)
  if (!column) throw new EwsFailure('ErrorUnsupportedPathForSortGroup')
  const { property } = column
  if ('tag' in property) return property.tag
  const [id] = await mailbox.namedIds([property], true)
  return makeTag(id as number, PropertyType[property.type])
}
