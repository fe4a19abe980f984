/** What a search folder searches for, both ways. [MS-OXWSSRCH] 2.2.4.24 */
import type { Restriction } from '#model'
import type { Mailbox, SearchCriteria } from '#store'
import type { Call, Place } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import { expressionOf } from '../search/expression.ts'
import { itemColumns } from '../search/item-columns.ts'
import { restrictionOf } from '../search/restriction.ts'
import type { SearchParametersType } from '../schema/index.ts'

/** Throws an EwsFailure where a folder of another mailbox is to be searched. */
export async function criteriaOf(
  call: Call,
  mailbox: Mailbox,
  { Traversal, Restriction: wanted, BaseFolderIds }: SearchParametersType,
): Promise<SearchCriteria> {
  const scope = []
  for (const id of BaseFolderIds) {
    const place = await call.folder(id)
    if (place.mailbox.id !== mailbox.id) throw new EwsFailure('ErrorInvalidFolderId')
    scope.push(place.folder.id)
  }
  return {
    restriction: await restrictionOf(wanted.SearchExpression, itemColumns, mailbox),
    scope,
    recursive: Traversal === 'Deep',
    static: false,
    running: true,
  }
}

/** undefined: it was made by a client of another kind, with conditions that EWS has no words for. */
export async function searchParameters(
  call: Call,
  { mailbox, folder }: Place,
): Promise<SearchParametersType | undefined> {
  const criteria = await mailbox.searchCriteria(folder.id)
  if (!criteria) return undefined
  const expression = await expressionOf(criteria.restriction as Restriction, mailbox)
  if (!expression) return undefined
  const tree = await call.folderTree(mailbox)
  const folders = criteria.scope.flatMap((id) => tree.find(id) ?? [])
  if (folders.length === 0) return undefined
  return {
    Traversal: criteria.recursive ? 'Deep' : 'Shallow',
    Restriction: { SearchExpression: expression },
    BaseFolderIds: folders.map((one) => ({ kind: 'FolderId', ...call.folderId(mailbox, one) })),
  }
}
