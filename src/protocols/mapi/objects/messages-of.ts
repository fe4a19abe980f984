/**
 * ROPs over several messages of a folder: what can be done is done, and the answer says whether something was left out.
 * [MS-OXCFOLD] 3.2.5.6, 3.2.5.11
 */
import { Failure, type ObjectIdValue, ownReplica } from '#model'
import type { MessageId, Transaction } from '#store'
import { RopFailure } from '../failures.ts'
import type { FolderObject } from './folder.ts'

export interface Chosen {
  ids: MessageId[]
  /** Some of those that were named are not in the folder. */
  missing: boolean
}

/** Messages are named by ids of any kind; those of the folder count. In a search folder others lie that it shows. */
export async function messagesOf(folder: FolderObject, ids: readonly ObjectIdValue[]): Promise<Chosen> {
  const { mailbox, store } = folder.logon
  const own = ids.filter(({ replica }) => replica === ownReplica).map(({ counter }) => counter)
  const { kind, id } = await folder.load()
  // Asks for no change: it says which there are, and where.
  const { changed } = await store.write(mailbox, (tx) => tx.setFlags(own, {}))
  const found = new Set(changed.filter((row) => kind === 'search' || row.folder === id).map((row) => row.id))
  const chosen = own.filter((one) => found.has(one))
  return { ids: chosen, missing: chosen.length < ids.length }
}

/** All at once; where something is refused, one after the other, so that the others are done. */
export async function doEach(
  folder: FolderObject,
  ids: readonly MessageId[],
  work: (tx: Transaction, ids: readonly MessageId[]) => Promise<unknown>,
): Promise<{ partial: boolean }> {
  const { mailbox, store } = folder.logon
  if (ids.length === 0) return { partial: false }
  try {
    await store.write(mailbox, (tx) => work(tx, ids))
    return { partial: false }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (ids.length === 1) throw incomplete(error)
  }
  let failed: Failure | undefined
  let done = 0
  for (const id of ids) {
    try {
      await store.write(mailbox, (tx) => work(tx, [id]))
      done++
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      failed = error
    }
  }
  if (done === 0 && failed) throw incomplete(failed)
  return { partial: failed !== undefined }
}

/** What a folder's rights refuse is a failure that says, too, that something was left out. MS-OXCFOLD_R1147, R1131 */
export async function orIncomplete<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Failure ? incomplete(error) : error
  }
}

export function incomplete(error: Failure): Failure {
  if (error.code !== 'accessDenied') return error
  return new RopFailure('accessDenied', error.detail, { partialCompletion: true })
}
