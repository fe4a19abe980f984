/**
 * SyncFolderHierarchy: what has changed in the tree of folders since a client last asked. [MS-OXWSSYNC] 3.1.4.1
 *
 * The state is the store's clock. A change is told with what the folder is now; one that came and went in between is not told.
 */
import type { Change, Folder, FolderId, Mailbox, Seq } from '#store'
import type { Call } from '../call.ts'
import { oneItem } from '../each-item.ts'
import { FolderShape } from '../folders/shape.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { SyncFolderHierarchyChangesType } from '../schema/index.ts'
import { readState, writeState } from '../sync/state.ts'

export const syncFolderHierarchy = operation({ name: 'SyncFolderHierarchy', handle })

type Request = RequestOf<'SyncFolderHierarchy'>

async function handle(call: Call, { FolderShape: asked, SyncFolderId, SyncState }: Request) {
  const shape = FolderShape.of(asked)
  const kind = 'SyncFolderHierarchyResponseMessage'
  return oneItem(call, { kind, notFound: 'ErrorSyncFolderNotFound' }, async () => {
    const root = await call.folder(SyncFolderId ?? { kind: 'DistinguishedFolderId', Id: 'msgfolderroot' })
    const { mailbox, folder } = root
    const place = { kind: 'hierarchy', mailbox: mailbox.id, folder: folder.id } as const
    const since = SyncState === undefined || SyncState === '' ? undefined : readState(SyncState, place)
    // Taken before the folders are read: what changes meanwhile is told once more, and never lost.
    const seq = await mailbox.seq()
    const changes =
      since === undefined
        ? await allFolders(call, shape, mailbox, folder.id)
        : await changedFolders(call, shape, mailbox, { root: folder.id, since })
    return { SyncState: writeState({ ...place, seq }), IncludesLastFolderInRange: true, Changes: changes }
  })
}

async function allFolders(
  call: Call,
  shape: FolderShape,
  mailbox: Mailbox,
  root: FolderId,
): Promise<SyncFolderHierarchyChangesType> {
  const tree = await call.folderTree(mailbox)
  const changes = []
  for (const folder of tree.below(root)) {
    changes.push({ kind: 'Create' as const, value: await shape.read(call, { mailbox, folder }) })
  }
  return changes
}

async function changedFolders(
  call: Call,
  shape: FolderShape,
  mailbox: Mailbox,
  { root, since }: { root: FolderId; since: Seq },
): Promise<SyncFolderHierarchyChangesType> {
  const tree = await call.folderTree(mailbox)
  const there = new Map<FolderId, Folder>([...tree.below(root)].map((folder) => [folder.id, folder]))
  const touched = await changedIds(mailbox, since)
  const changes = []
  // Parents before children, as in the tree.
  for (const folder of there.values()) {
    const change = touched.get(folder.id)
    // What lies in a folder that came from outside of the tree is new here with it.
    if (!change) continue
    const kind = change.createdSeq > since ? 'Create' : 'Update'
    changes.push({ kind, value: await shape.read(call, { mailbox, folder }) } as const)
  }
  for (const [id, change] of touched) {
    if (there.has(id) || change.createdSeq > since || !(await wasBelow(mailbox, touched, there, change, root))) continue
    changes.push({ kind: 'Delete' as const, FolderId: { Id: call.folderIdText(mailbox, id) } })
  }
  return changes
}

type FolderChange = Change & { kind: 'folder' }

/** Whether a folder that is not in the tree any more may have been in it. */
async function wasBelow(
  mailbox: Mailbox,
  touched: ReadonlyMap<FolderId, FolderChange>,
  there: ReadonlyMap<FolderId, Folder>,
  { id, parent, deleted }: FolderChange,
  root: FolderId,
): Promise<boolean> {
  // What was moved to another place was here, for all that is known; its old parent is not kept.
  if (!deleted) return true
  const before = (await mailbox.findFolder(id))?.lastParent ?? parent
  if (before === root || there.has(before)) return true
  const above = touched.get(before)
  return above !== undefined && above.id !== id && (await wasBelow(mailbox, touched, there, above, root))
}

const changesPerRead = 5000

/** Folders that have changed, by their ids; of each the newest change. */
async function changedIds(mailbox: Mailbox, since: Seq): Promise<Map<FolderId, FolderChange>> {
  const found = new Map<FolderId, FolderChange>()
  for (let from = since; ; ) {
    const changes = await mailbox.changes(from, { limit: changesPerRead, only: 'folders' })
    for (const change of changes) if (change.kind === 'folder') found.set(change.id, change)
    const last = changes.at(-1)
    if (!last || changes.length < changesPerRead) return found
    from = last.seq
  }
}
