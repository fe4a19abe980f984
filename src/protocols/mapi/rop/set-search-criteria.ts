/**
 * RopSetSearchCriteria: what a search folder shows.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.4
 * Behaviour:  [MS-OXCFOLD] 2.2.1.4
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { noteSearch } from '../objects/recent-moves.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { RopFailure } from '../failures.ts'
import { Failure } from '#model'
import { handler } from './handler.ts'
import { setSearchCriteria, type request } from './layouts/set-search-criteria.ts'

export const setSearchCriteriaHandler = handler(setSearchCriteria, handle)

const Flag = {
  stop: 0x1,
  restart: 0x2,
  recursive: 0x4,
  shallow: 0x8,
  foreground: 0x10,
  background: 0x20,
  contentIndexed: 0x10000,
  nonContentIndexed: 0x20000,
  static: 0x40000,
} as const

const allFlags = Object.values(Flag).reduce<number>((all, flag) => all | flag, 0)

async function handle(call: Call, { restriction, folderIds, searchFlags: flags }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  const { logon } = folder
  // Exchange 2019. [MS-OXCFOLD] 3.2.5.4, note 19
  if (flags & ~allFlags) throw new RopFailure('noSupport', 'flags')
  const wrong = (flags & Flag.stop && flags & Flag.restart) || (flags & Flag.recursive && flags & Flag.shallow)
  if (wrong) throw new RopFailure('invalidParameter', 'flags')
  if ((await folder.load()).kind !== 'search') throw new RopFailure('notSearchFolder')
  const before = await logon.mailbox.searchCriteria(folder.id)
  const scope = folderIds.length > 0 ? folderIds.map((id) => logon.own(id)) : before?.scope
  if (!scope || scope.length === 0) throw new RopFailure('notInitialized', 'no folders')
  if (scope.includes(folder.id)) throw new RopFailure('searchScopeViolation')
  const wanted = restriction ?? before?.restriction ?? { kind: 'and', of: [] }
  const criteria = {
    restriction: wanted,
    scope,
    recursive: (flags & Flag.recursive) !== 0,
    static: (flags & Flag.static) !== 0,
    running: (flags & Flag.stop) === 0,
  }
  try {
    await logon.store.write(logon.mailbox, async (tx) => {
      await tx.setSearchCriteria(folder.id, criteria)
      const { seq } = await tx.getFolder(folder.id)
      if (criteria.running) noteSearch(logon.mailbox.id, folder.id, seq)
    })
  } catch (error) {
    if (error instanceof Failure && error.code === 'cycle') throw new RopFailure('searchScopeViolation')
    throw error
  }
}
