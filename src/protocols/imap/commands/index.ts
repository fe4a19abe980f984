/** All commands. A new one is written in a file of its own and put into this list. */
import type { AnyCommand } from '../command.ts'
import { deleteAcl, getAcl, listRights, myRights, setAcl } from './acl.ts'
import { append, replace, uidReplace } from './append.ts'
import { capability } from './capability.ts'
import { close, unselect } from './close.ts'
import { compress } from './compress.ts'
import { copy, move, uidCopy, uidMove } from './copy.ts'
import { create, remove, rename } from './create.ts'
import { enable } from './enable.ts'
import { expunge, uidExpunge } from './expunge.ts'
import { fetch, uidFetch } from './fetch.ts'
import { id } from './id.ts'
import { idle } from './idle.ts'
import { list, lsub } from './list.ts'
import { authenticate, login } from './login.ts'
import { logout } from './logout.ts'
import { namespace } from './namespace.ts'
import { check, noop } from './noop.ts'
import { getQuota, getQuotaRoot, setQuota } from './quota.ts'
import { search, uidSearch } from './search.ts'
import { examine, select } from './select.ts'
import { sort, uidSort } from './sort.ts'
import { startTls } from './starttls.ts'
import { status } from './status.ts'
import { store, uidStore } from './store.ts'
import { subscribe, unsubscribe } from './subscribe.ts'
import { thread, uidThread } from './thread.ts'

export const commands: readonly AnyCommand[] = [
  // RFC 9051 6.1 and 6.2
  capability,
  noop,
  logout,
  id,
  startTls,
  authenticate,
  login,
  // RFC 9051 6.3
  enable,
  compress,
  select,
  examine,
  create,
  remove,
  rename,
  subscribe,
  unsubscribe,
  list,
  lsub,
  namespace,
  status,
  append,
  idle,
  getAcl,
  setAcl,
  deleteAcl,
  listRights,
  myRights,
  getQuota,
  getQuotaRoot,
  setQuota,
  // RFC 9051 6.4
  check,
  close,
  unselect,
  expunge,
  uidExpunge,
  search,
  uidSearch,
  sort,
  uidSort,
  thread,
  uidThread,
  fetch,
  uidFetch,
  store,
  uidStore,
  copy,
  uidCopy,
  move,
  uidMove,
  replace,
  uidReplace,
]

const byName = new Map(commands.map((command) => [command.name, command]))

export function findCommand(name: string): AnyCommand | undefined {
  return byName.get(name)
}
