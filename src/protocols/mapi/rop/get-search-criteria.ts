/**
 * RopGetSearchCriteria: what a search folder shows, and how far the search is.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.5
 * Behaviour:  [MS-OXCFOLD] 2.2.1.5
 */
import { type TypeOf, encode } from '#codec/binary/index.ts'
import { restriction as restrictionLayout } from '#model'
import type { Call } from '../call.ts'
import { eightBitRestriction } from '../objects/eight-bit-restriction.ts'
import { FolderObject } from '../objects/folder.ts'
import { RopFailure, OutOfRoom } from '../failures.ts'
import { wireId } from '../objects/logon.ts'
import { handler } from './handler.ts'
import { getSearchCriteria, type request } from './layouts/get-search-criteria.ts'

export const getSearchCriteriaHandler = handler(getSearchCriteria, handle)

const Flag = { running: 0x1, recursive: 0x4, complete: 0x1000, static: 0x10000 } as const

async function handle(call: Call, { useUnicode, includeRestriction, includeFolders }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  if ((await folder.load()).kind !== 'search') throw new RopFailure('notSearchFolder')
  const criteria = await folder.logon.mailbox.searchCriteria(folder.id)
  if (!criteria) throw new RopFailure('notInitialized')
  const wide = includeRestriction ? criteria.restriction : undefined
  const restriction = wide && !useUnicode ? eightBitRestriction(wide, folder.codePage) : wide
  const folderIds = includeFolders ? criteria.scope.map(wireId) : []
  const size = (restriction ? encode(restrictionLayout, restriction).length : 0) + folderIds.length * 8 + 16
  if (size > call.room) throw new OutOfRoom(size + 64)
  return { restriction, logonId: folder.logon.id, folderIds, searchFlags: flagsOf(criteria) }
}

function flagsOf(criteria: { recursive: boolean; static: boolean; running: boolean }): number {
  return (
    (criteria.running ? Flag.running : 0) |
    (criteria.recursive ? Flag.recursive : 0) |
    (criteria.static ? Flag.static | (criteria.running ? Flag.complete : 0) : 0)
  )
}
