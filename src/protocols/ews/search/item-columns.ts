/** What the fields of items are searched by. */
import { extendedFieldOf, searchableOf } from '../fields/extended.ts'
import { indexedField } from '../fields/indexed.ts'
import { findAnyField } from '../fields/table.ts'
import type { SearchColumns } from './restriction.ts'

export const itemColumns: SearchColumns = (path) => {
  if (path.kind === 'FieldURI') return findAnyField(path.FieldURI)?.search
  if (path.kind === 'IndexedFieldURI') return indexedField(path.FieldURI, path.FieldIndex).search
  return path.kind === 'ExtendedFieldURI' ? searchableOf(extendedFieldOf(path)) : undefined
}
