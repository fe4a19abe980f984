/** The item in the calendar that a meeting message is about; several fields ask for it. */
import { findMeeting, idsOf } from '#groupware/calendar/find-meeting.ts'
import type { LoadedItem } from '#groupware/items/load.ts'
import { N } from '#model'
import type { ReadContext } from './context.ts'
import type { ReadItem } from './field.ts'

const remembered = new WeakMap<ReadItem, Promise<LoadedItem | undefined>>()

export const meetingNeeds = [N.GlobalObjectId, N.CleanGlobalObjectId] as const

export function meetingOf(item: ReadItem, context: ReadContext): Promise<LoadedItem | undefined> {
  let found = remembered.get(item)
  if (!found) remembered.set(item, (found = find(item, context)))
  return found
}

async function find(
  { properties, row, path }: ReadItem,
  { store, mailbox }: ReadContext,
): Promise<LoadedItem | undefined> {
  const names = row && !path ? idsOf(properties) : undefined
  if (!names || mailbox.kind !== 'private') return undefined
  const { whole, alone } = await findMeeting(store, mailbox, names)
  return alone ?? whole
}
