/** The changes of an UpdateItem, applied to an item in memory. [MS-OXWSCORE] 3.1.4.9 */
import { isDeepStrictEqual } from 'node:util'
import { EwsFailure } from '../errors.ts'
import type { WriteContext } from '../fields/context.ts'
import { extendedFieldOf, extendedValueOf } from '../fields/extended.ts'
import type { Draft, Field } from '../fields/field.ts'
import { indexedField } from '../fields/indexed.ts'
import { settle } from '../fields/settle.ts'
import { findAnyField, findField } from '../fields/table.ts'
import { listOf, type Plain, plainOf, textOf } from '../fields/values.ts'

/** Zones before times, whatever the order of the changes. */
const first = new Set(['calendar:StartTimeZone', 'calendar:EndTimeZone', 'calendar:MeetingTimeZone'])

export async function applyChanges(draft: Draft, updates: readonly unknown[], context: WriteContext): Promise<void> {
  const changes = updates.map((one) => changeOf(draft, plainOf(one)))
  for (const change of changes.toSorted((a, b) => a.rank - b.rank)) await change.apply(draft, context)
  settle(draft, context)
}

interface Change {
  rank: number
  apply(draft: Draft, context: WriteContext): void | Promise<void>
}

function changeOf(draft: Draft, update: Plain): Change {
  const path = plainOf(update.Path)
  if (path.kind === 'ExtendedFieldURI') return { rank: 1, apply: extendedChange(update, path) }
  const uri = textOf(path.FieldURI)
  const field =
    path.kind === 'IndexedFieldURI' ? indexedField(uri, textOf(path.FieldIndex)) : findField(draft.kind, uri)
  if (!field) {
    // A field of other items, or one that nobody has.
    throw new EwsFailure(
      findAnyField(uri) ? refusals[kindOf(update)] : 'ErrorInvalidPropertySet',
      `${uri} is no field of it`,
    )
  }
  return { rank: first.has(uri) ? 0 : 1, apply: fieldChange(update, field) }
}

type UpdateKind = 'SetItemField' | 'AppendToItemField' | 'DeleteItemField'

function kindOf(update: Plain): UpdateKind {
  return update.kind as UpdateKind
}

const refusals = {
  SetItemField: 'ErrorInvalidPropertySet',
  AppendToItemField: 'ErrorInvalidPropertyAppend',
  DeleteItemField: 'ErrorInvalidPropertyDelete',
} as const

function fieldChange(update: Plain, field: Field): Change['apply'] {
  const kind = kindOf(update)
  const does = { SetItemField: field.write, AppendToItemField: field.append, DeleteItemField: field.remove }[kind]
  if (!does) throw new EwsFailure(refusals[kind], `${field.uri} cannot be changed so`, { FieldURI: field.uri })
  if (kind === 'DeleteItemField') return async (draft, context) => await field.remove?.(draft, context)
  const value = valueIn(update, field.element)
  const work = kind === 'SetItemField' ? field.write : field.append
  return async (draft, context) => await work?.call(field, draft, value, context)
}

/** The one property of the item in the change. */
function valueIn(update: Plain, element: string): unknown {
  const item = itemIn(update)
  const names = Object.keys(item).filter((name) => item[name] !== undefined && name !== 'kind')
  if (names.length !== 1) throw new EwsFailure('ErrorIncorrectUpdatePropertyCount')
  if (names[0] !== element)
    throw new EwsFailure('ErrorUpdatePropertyMismatch', `${element} is expected, not ${names[0]}`)
  return item[element]
}

function itemIn(update: Plain): Plain {
  const names = Object.keys(update).filter((name) => name !== 'kind' && name !== 'Path' && update[name] !== undefined)
  return plainOf(update[names[0] ?? ''])
}

function extendedChange(update: Plain, path: Plain): Change['apply'] {
  const field = extendedFieldOf(path)
  const kind = kindOf(update)
  if (kind === 'AppendToItemField') throw new EwsFailure('ErrorInvalidPropertyAppend')
  if (kind === 'DeleteItemField') return ({ item }) => void item.properties.delete(field.property)
  const values = listOf(valueIn(update, 'ExtendedProperty'))
  const named = plainOf(values[0]).ExtendedFieldURI
  if (values.length !== 1) throw new EwsFailure('ErrorIncorrectUpdatePropertyCount')
  if (!isDeepStrictEqual(extendedFieldOf(named).property.key, field.property.key)) {
    throw new EwsFailure('ErrorUpdatePropertyMismatch')
  }
  return async ({ item }) => {
    item.properties.set(field.property as never, (await extendedValueOf(field, values[0])) as never)
  }
}
