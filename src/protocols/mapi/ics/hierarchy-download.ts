/**
 * The folders below a folder as changes since a state: hierarchySync. [MS-OXCFXICS] 2.2.4.3.9, 3.2.5.9.1.1
 *
 *   *folderChange [deletions] state IncrSyncEnd          parents before their children
 *
 * Search folders are not synchronised: what they show lies in other folders.
 */
import { IdSet, P } from '#model'
import { type Folder, type FolderId, folderProperties, folderPropertyOf } from '#store'
import { type Chunk, ChunkWriter } from '#model/fast-transfer/chunk.ts'
import type { TagMap, TransferContext } from '#groupware/fast-transfer/item.ts'
import { ofOwnReplica } from './contents-download.ts'
import { filterOf } from './property-filter.ts'
import { SyncExtraFlag, SyncFlag } from './sync-flags.ts'
import type { SyncState } from './sync-state.ts'

export interface HierarchyRequest {
  folder: FolderId
  flags: number
  extraFlags: number
  tags: readonly number[]
  charset?: string | undefined
  /** Unicode strings say their code page in their type. */
  codePageTypes?: boolean | undefined
}

/** What changes without the folder changing, what stands in the header, and what follows from the place. */
const notCarried: ReadonlySet<number> = new Set(
  [
    P.ContentCount,
    P.ContentUnreadCount,
    P.AssociatedContentCount,
    P.DeletedCountTotal,
    P.MessageSize,
    P.MessageSizeExtended,
    P.Subfolders,
    P.LocalCommitTimeMax,
    P.LocalCommitTime,
    P.HierarchyChangeNumber,
    P.ChangeNumber,
    P.EntryId,
    P.ParentEntryId,
    P.RecordKey,
    P.InstanceKey,
    P.StoreEntryId,
    P.StoreRecordKey,
    P.MappingSignature,
    P.ObjectType,
    P.Access,
    P.AccessLevel,
    P.Depth,
  ].map(({ tag }) => tag),
)

const header = [
  P.ParentSourceKey,
  P.SourceKey,
  P.LastModificationTime,
  P.ChangeKey,
  P.PredecessorChangeList,
  P.DisplayName,
  P.FolderId,
  P.ParentFolderId,
].map(({ tag }) => tag)
const inHeader: ReadonlySet<number> = new Set(header)

export async function* hierarchyDownload(
  context: TransferContext,
  request: HierarchyRequest,
  state: SyncState,
): AsyncGenerator<Chunk> {
  const { mailbox, names } = context
  const seq = await mailbox.seq()
  const folders = (await mailbox.folders(request.folder)).filter(({ kind }) => kind !== 'search')
  const after = state.copy()
  const writer = new ChunkWriter({ ...request, nameOf: names.nameOf })
  for (const folder of folders) {
    if (state.seen.has(folder.seq)) continue
    await change(writer, context, request, folder)
    after.given.add(folder.id)
    after.seen.add(folder.seq)
    yield writer.take()
  }
  if (!(request.flags & SyncFlag.noDeletions)) {
    const gone = state.given.without(new IdSet(folders.map(({ id }) => id)))
    if (!gone.isEmpty) writer.marker('deletions').meta('idsetDeleted', ofOwnReplica(gone))
    after.given = after.given.without(gone)
  }
  after.seen.addRange(1, seq)
  after.writeTo(writer, 'hierarchy')
  writer.marker('end')
  yield writer.take()
  for (const name of ['given', 'seen'] as const) state.assign(name, after)
}

async function change(
  writer: ChunkWriter,
  { mailbox, names }: TransferContext,
  { folder: top, flags, extraFlags, tags }: HierarchyRequest,
  folder: Folder,
): Promise<void> {
  const place = { mailbox: mailbox.id, public: mailbox.kind === 'public' }
  const properties: TagMap = new Map(folderProperties(folder, place))
  await names.learn([properties])
  writer.marker('change')
  for (const tag of header) {
    if (tag === P.FolderId.tag && !(extraFlags & SyncExtraFlag.eid)) continue
    if (tag === P.ParentFolderId.tag && (flags & SyncFlag.noForeignIdentifiers) === 0) continue
    // The folder that is synchronised has no key here. MS-OXCFXICS_R1127
    const isTop = tag === P.ParentSourceKey.tag && folder.parent === top
    writer.property(tag, isTop ? new Uint8Array() : folderPropertyOf(folder, tag, place))
  }
  const filter = filterOf(tags, flags & SyncFlag.onlySpecifiedProperties ? 'only' : 'without')
  for (const [tag, value] of properties) {
    if (!inHeader.has(tag) && !notCarried.has(tag) && filter.property(tag)) writer.property(tag, value)
  }
}
