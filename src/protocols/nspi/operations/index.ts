/** The request types of the address book: to add one, write its file and name it here. [MS-OXCMAPIHTTP] 2.2.5 */
import type { Operation } from '../operation.ts'
import { bind } from './bind.ts'
import { compareMids } from './compare-mids.ts'
import { dnToMid } from './dn-to-mid.ts'
import { getMatches } from './get-matches.ts'
import { getPropList } from './get-prop-list.ts'
import { getProps } from './get-props.ts'
import { getSpecialTable } from './get-special-table.ts'
import { getTemplateInfo } from './get-template-info.ts'
import { modLinkAtt } from './mod-link-att.ts'
import { modProps } from './mod-props.ts'
import { queryColumns } from './query-columns.ts'
import { queryRows } from './query-rows.ts'
import { resolveNames } from './resolve-names.ts'
import { resortRestriction } from './resort-restriction.ts'
import { seekEntries } from './seek-entries.ts'
import { unbind } from './unbind.ts'
import { updateStat } from './update-stat.ts'
import { getAddressBookUrl, getMailboxUrl } from './urls.ts'

export const operations: readonly Operation[] = [
  bind,
  unbind,
  compareMids,
  dnToMid,
  getMatches,
  getPropList,
  getProps,
  getSpecialTable,
  getTemplateInfo,
  modLinkAtt,
  modProps,
  queryColumns,
  queryRows,
  resolveNames,
  resortRestriction,
  seekEntries,
  updateStat,
  getMailboxUrl,
  getAddressBookUrl,
]

const byName = new Map(operations.map((operation) => [operation.name, operation]))

/** By X-RequestType, exactly as it is written. */
export function findOperation(name: string): Operation | undefined {
  return byName.get(name)
}
