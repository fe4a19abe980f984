/** Lists of rooms: distribution lists that hold nothing but rooms. */
import type { Directory, DirectoryObject } from '#directory'
import type { Call } from '../call.ts'

const LISTS_MAX = 1000

export async function roomLists({ directory, user }: Call): Promise<DirectoryObject[]> {
  const groups = await directory.list({ organisation: user.organisation, kinds: ['group'], limit: LISTS_MAX })
  const found: DirectoryObject[] = []
  for (const group of groups) if (await isRoomList(directory, group)) found.push(group)
  return found
}

export async function isRoomList(directory: Directory, group: DirectoryObject): Promise<boolean> {
  if (group.kind !== 'group') return false
  const targets = await directory.targets(group.id, 'member')
  return targets.length > 0 && (await roomsOf(directory, group)).length === targets.length
}

export async function roomsOf(directory: Directory, group: DirectoryObject): Promise<DirectoryObject[]> {
  const members = await directory.objects(await directory.targets(group.id, 'member'))
  return members.filter(({ kind }) => kind === 'room')
}
