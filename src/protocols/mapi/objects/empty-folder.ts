/**
 * A folder is emptied: all at once, or, where rights keep something in it, as much of it as may go. [MS-OXCFOLD] 3.2.5.9,
 * 3.2.5.10
 */
import { Failure, PublicFolder, SpecialFolder } from '#model'
import type { Transaction } from '#store'
import { RopFailure } from '../failures.ts'
import type { FolderObject } from './folder.ts'
import { incomplete } from './messages-of.ts'

export async function emptyFolder(
  folder: FolderObject,
  { associated, hard }: { associated: boolean; hard: boolean },
): Promise<{ partialCompletion: boolean }> {
  // MS-OXCFOLD_R3012: some folders cannot be emptied.
  if (folder.id === SpecialFolder.root || folder.id === PublicFolder.root) throw new RopFailure('noSupport', 'the root')
  if ((await folder.load()).kind === 'search') throw new RopFailure('noSupport', 'a search folder')
  const { store, mailbox } = folder.logon
  const whole = (tx: Transaction) => tx.emptyFolder(folder.id, { associated, folders: true, hard })
  const refused = await refusal(() => store.write(mailbox, whole))
  if (!refused) return { partialCompletion: false }
  let done = 0
  const attempt = async (work: (tx: Transaction) => Promise<void>) => {
    if (!(await refusal(() => store.write(mailbox, work)))) done++
  }
  await attempt((tx) => tx.emptyFolder(folder.id, { associated, folders: false, hard }))
  for (const child of (await mailbox.folders(folder.id)).filter(({ parent }) => parent === folder.id)) {
    await attempt((tx) => tx.deleteFolder(child.id, { messages: true, folders: true, hard }))
  }
  if (done === 0) throw incomplete(refused)
  return { partialCompletion: true }
}

/** What rights refuse; anything else that goes wrong is thrown. */
async function refusal(work: () => Promise<unknown>): Promise<Failure | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Failure && error.code === 'accessDenied') return error
    throw error
  }
}
