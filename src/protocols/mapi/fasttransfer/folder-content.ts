/**
 * Messages of a folder and whole folders as elements of a stream. [MS-OXCFXICS] 2.2.4.3.6, .7, .16, .26
 *
 *   messageList   = *( [MetaTagEcWarning] message )
 *   topFolder     = StartTopFld folderContentNoDelProps EndFolder
 *   folderContent = propList *2( [FXDelProp] messageList ) [ [FXDelProp] *subFolder ]
 *
 * What the client may not read is left out, with a warning in its place.
 */
import { Access, Failure, MapiError, messageAccess, P } from '#model'
import {
  type Folder,
  type FolderId,
  folderProperties,
  folderPropertyOf,
  type Message,
  type MessageId,
  propertyOf,
} from '#store'
import { type Chunk, ChunkWriter } from '#model/fast-transfer/chunk.ts'
import { itemOfMessage, type TagMap, type TransferContext } from '#groupware/fast-transfer/item.ts'
import { type ContentOptions, everything, messageContent } from '#groupware/fast-transfer/message-content.ts'
import { Subobjects } from '#model/fast-transfer/words.ts'

export interface FolderFilter {
  property(tag: number): boolean
  messages: boolean
  associated: boolean
  folders: boolean
}

export const wholeFolder: FolderFilter = { property: () => true, messages: true, associated: true, folders: true }

type Options = Omit<ContentOptions, 'filter' | 'deleteFirst' | 'names'> & {
  /** With what identifies the message and its version. [MS-OXCFXICS] 2.2.3.1.1.3.1 (SendEntryId) */
  withIdentity?: boolean
  /** Only messages that lie here. */
  folder?: FolderId
  /** Nothing that the client may not delete where it is. */
  move?: boolean
}

const idsPerPage = 500
/** PidTagOriginalEntryId. [MS-OXCFXICS] 2.2.1.2.9 */
const originalEntryId = 0x3a120102

export async function* messageList(
  context: TransferContext,
  ids: Iterable<MessageId>,
  options: Options,
): AsyncGenerator<Chunk> {
  for (const id of ids) yield* message(context, id, options)
}

async function* message(context: TransferContext, id: MessageId, options: Options): AsyncGenerator<Chunk> {
  const { mailbox, names } = context
  const writer = new ChunkWriter({ ...options, nameOf: names.nameOf })
  const found = await readable(mailbox.findMessage(id))
  if (found === 'denied') {
    yield writer.meta('warning', MapiError.accessDenied).take()
    return
  }
  if (!found || (options.folder !== undefined && found.folder !== options.folder)) return
  if (options.move && !(await mayDelete(context, found))) {
    yield writer.meta('warning', MapiError.accessDenied).take()
    return
  }
  const item = await itemOfMessage(context, found)
  writer.marker(found.associated ? 'startFaiMessage' : 'startMessage')
  if (options.withIdentity) {
    const get = (property: { tag: number }) => propertyOf(found, property.tag, { mailbox: mailbox.id })
    for (const property of [P.SourceKey, P.ChangeKey, P.PredecessorChangeList]) {
      writer.property(property.tag, get(property))
    }
    writer.property(originalEntryId, get(P.EntryId))
  } else item.properties.delete(P.LastModificationTime.tag)
  // MS-OXCFXICS_R3311, R3311001
  writer.property(P.Mid.tag, propertyOf(found, P.Mid.tag, { mailbox: mailbox.id }))
  yield writer.take()
  yield* messageContent(item, { ...options, names, filter: everything, deleteFirst: false })
  yield writer.marker('endMessage').take()
}

async function mayDelete({ mailbox }: TransferContext, message: Message): Promise<boolean> {
  const { rights } = await mailbox.getFolder(message.folder)
  const { viewer } = mailbox
  const isOwn = viewer.kind === 'member' && message.creator === viewer.id
  return (messageAccess(rights, isOwn) & Access.delete) !== 0
}

/** 'denied': it is there, and not for this user. */
async function readable<T>(value: Promise<T>): Promise<T | 'denied'> {
  try {
    return await value
  } catch (error) {
    if (error instanceof Failure && error.code === 'accessDenied') return 'denied'
    throw error
  }
}

export async function* topFolder(
  context: TransferContext,
  folder: FolderId,
  options: Options & { subfolders: boolean },
): AsyncGenerator<Chunk> {
  const writer = new ChunkWriter({ ...options, nameOf: context.names.nameOf })
  yield writer.marker('startTopFolder').take()
  const filter = { ...wholeFolder, folders: options.subfolders }
  yield* folderContent(context, folder, { ...options, filter, deleteFirst: false })
  yield writer.marker('endFolder').take()
}

export async function* folderContent(
  context: TransferContext,
  id: FolderId,
  options: Options & { filter: FolderFilter; deleteFirst: boolean; isSubfolder?: boolean },
): AsyncGenerator<Chunk> {
  const { mailbox, names, store } = context
  const { filter, deleteFirst } = options
  const folder = await mailbox.getFolder(id)
  const writer = new ChunkWriter({ ...options, nameOf: names.nameOf })
  await folderList(writer, context, folder, options)
  for (const associated of [true, false]) {
    if (!(associated ? filter.associated : filter.messages)) continue
    if (deleteFirst) writer.meta('deleteSubobjects', associated ? Subobjects.associated : Subobjects.messages)
    yield writer.take()
    if (folder.kind === 'search') continue
    const view = store.view(mailbox, id, { associated })
    const ids = await readable(view.ids())
    if (ids === 'denied') continue
    for (let at = 0; at < ids.ids.length; at += idsPerPage) {
      yield* messageList(context, ids.ids.subarray(at, at + idsPerPage), options)
    }
  }
  if (!filter.folders) {
    yield writer.take()
    return
  }
  if (deleteFirst) writer.meta('deleteSubobjects', Subobjects.folders)
  yield writer.take()
  for (const child of await mailbox.folders(id)) {
    if (child.parent !== id || child.kind === 'search') continue
    yield writer.marker('startSubFolder').take()
    yield* folderContent(context, child.id, { ...options, filter: wholeFolder, isSubfolder: true })
    yield writer.marker('endFolder').take()
  }
}

/** In a subfolder these stand first. [MS-OXCFXICS] 2.2.4.3.6 */
const first: readonly number[] = [P.FolderId.tag, P.DisplayName.tag, P.Comment.tag]

/** What follows from the place and the content of a folder is the other side's own. */
const notCarried: ReadonlySet<number> = new Set(
  [
    P.ParentFolderId,
    P.EntryId,
    P.ParentEntryId,
    P.RecordKey,
    P.InstanceKey,
    P.SourceKey,
    P.ParentSourceKey,
    P.ChangeKey,
    P.ChangeNumber,
    P.PredecessorChangeList,
    P.MappingSignature,
    P.StoreRecordKey,
    P.StoreEntryId,
    P.ObjectType,
    P.Access,
    P.AccessLevel,
    P.Rights,
    P.Depth,
    P.HasRules,
    P.HierarchyChangeNumber,
    P.LocalCommitTimeMax,
    P.DeletedCountTotal,
  ].map(({ tag }) => tag),
)

async function folderList(
  writer: ChunkWriter,
  { mailbox, names }: TransferContext,
  folder: Folder,
  { filter, isSubfolder }: { filter: FolderFilter; isSubfolder?: boolean },
): Promise<void> {
  const place = { mailbox: mailbox.id, public: mailbox.kind === 'public' }
  const properties: TagMap = new Map(folderProperties(folder, place))
  await names.learn([properties])
  if (isSubfolder) {
    for (const tag of first) writer.property(tag, folderPropertyOf(folder, tag, place))
  }
  for (const [tag, value] of properties) {
    if (notCarried.has(tag) || !filter.property(tag)) continue
    if (isSubfolder ? !first.includes(tag) : tag !== P.FolderId.tag) writer.property(tag, value)
  }
}
