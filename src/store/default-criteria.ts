/**
 * What the search folders that every mailbox has are looking for, until somebody says otherwise: reminders ([MS-OXORMDR]
 * 2.2.3), the to-do list ([MS-OXOFLAG], flagged items and tasks), contacts, and everything.
 */
import {
  makeTag,
  N,
  type NamedProperties,
  type NamedProperty,
  type NamedPropertyOf,
  P,
  type Restriction,
  SpecialFolder,
} from '#model'
import type { FolderId, SearchCriteria } from './types.ts'

/** For which the mailbox may have ids. */
export const namesOfCriteria: readonly NamedProperty[] = [N.ReminderSet, N.Recurring, N.TaskComplete]

export function defaultCriteria(folder: FolderId, ids: NamedProperties): SearchCriteria | undefined {
  const restriction = restrictionOf(folder, ids)
  if (!restriction) return undefined
  return { restriction, scope: [SpecialFolder.ipmSubtree], recursive: true, static: false, running: true }
}

function restrictionOf(folder: FolderId, ids: NamedProperties): Restriction | undefined {
  const isSet = (property: NamedPropertyOf<'boolean'>) => isTrue(property, ids)
  switch (folder) {
    case SpecialFolder.reminders:
      return and(not(classBegins('IPM.Schedule')), or(isSet(N.ReminderSet), isSet(N.Recurring)))
    case SpecialFolder.toDoSearch:
      return or(and(classBegins('IPM.Task'), not(isSet(N.TaskComplete))), flagged, and(exists(P.ToDoItemFlags.tag)))
    case SpecialFolder.contactsSearch:
      return or(classBegins('IPM.Contact'), classBegins('IPM.DistList'))
    case SpecialFolder.allItems:
      return and()
    default:
      return undefined
  }
}

const followUp = 2
const flagged: Restriction = {
  kind: 'property',
  relation: '==',
  tag: P.FlagStatus.tag,
  value: { tag: P.FlagStatus.tag, value: followUp },
}

function classBegins(text: string): Restriction {
  const { tag } = P.MessageClass
  return { kind: 'content', match: 'prefix', fuzzy: 1, tag, value: { tag, value: text } }
}

/** A name that the mailbox has no id for stands at no item. */
function isTrue(property: NamedPropertyOf<'boolean'>, ids: NamedProperties): Restriction {
  const id = ids.idOf(property)
  if (id === undefined) return or()
  const tag = makeTag(id, 'boolean')
  return { kind: 'property', relation: '==', tag, value: { tag, value: true } }
}

function exists(tag: number): Restriction {
  return { kind: 'exists', tag }
}

function and(...of: Restriction[]): Restriction {
  return { kind: 'and', of }
}

function or(...of: Restriction[]): Restriction {
  return { kind: 'or', of }
}

function not(of: Restriction): Restriction {
  return { kind: 'not', of }
}
