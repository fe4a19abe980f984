/**
 * Everything that clients see of a folder: what the server computes, and beside it what was set. [MS-OXCFOLD] 2.2.2,
 * [MS-OXCFXICS] 2.2.1.2, [MS-OXOSFLD] 2.2
 *
 *   folderPropertyOf(folder, tag, place)     one property
 *   folderProperties(folder, place)          all of them, as [tag, value]
 *
 * The values in the bag yield to what is computed, except where the table says otherwise: clients keep entry ids of special
 * folders themselves, and what they have written stays.
 */
import {
  changeKey,
  encodeChangeList,
  fileTime,
  folderAccess,
  idToInt64,
  instanceKey,
  makeFolderEntryId,
  makeTag,
  mergeChanges,
  P,
  PropertyType,
  parseChangeKey,
  parseChangeList,
  sourceKey,
  SpecialFolder,
  type TaggedProperty,
  unicodeTag,
  type ValueOf,
} from '#model'
import { guidBytes } from '#codec/binary/index.ts'
import type { Folder, FolderId, MailboxId } from '../types.ts'
import { additionalFolders } from './special-entry-ids.ts'

export interface FolderPlace {
  mailbox: MailboxId
  /** Public folders have entry ids of another kind, and no special folders. */
  public?: boolean
  /** How deep it lies in the table that shows it; 1 is a direct child. [MS-OXCFOLD] 2.2.2.2.1.6 */
  depth?: number
  /** It lies below the folder that clients show as the mailbox. */
  inIpmSubtree?: boolean
  /** PidTagEntryId of the store, for rows that carry it. */
  storeEntryId?: Uint8Array
}

type Compute = (folder: Folder, place: FolderPlace) => unknown
type Entry = readonly [tag: number, compute: Compute]

function computed<T extends PropertyType>(
  property: TaggedProperty<T>,
  compute: (folder: Folder, place: FolderPlace) => ValueOf<T> | undefined,
): Entry {
  return [property.tag, compute]
}

/** PidTagObjectType of a folder. */
const folderObject = 3
/** [MS-OXCFOLD] 2.2.2.2.2.5 */
const folderType = { root: 0, generic: 1, search: 2 } as const
/** PidTagFolderFlags, [MS-OXPROPS]. */
const folderFlag = { ipm: 1, search: 2, normal: 4, rules: 8 } as const
const accessModify = 0x01

export const folderTable: ReadonlyMap<number, Compute> = new Map([
  computed(P.FolderId, ({ id }) => idToInt64(id)),
  computed(P.ParentFolderId, ({ parent }) => idToInt64(parent)),
  computed(P.EntryId, ({ id }, place) => folderEntryIdAt(place, id)),
  computed(P.RecordKey, ({ id }, place) => folderEntryIdAt(place, id)),
  computed(P.ParentEntryId, ({ parent }, place) => folderEntryIdAt(place, parent)),
  computed(P.InstanceKey, ({ id }) => instanceKey(id)),
  computed(P.SourceKey, ({ id }, { mailbox }) => sourceKey(mailbox, id)),
  computed(P.ParentSourceKey, ({ parent }, { mailbox }) => sourceKey(mailbox, parent)),
  computed(P.ChangeNumber, ({ seq }) => idToInt64(seq)),
  computed(P.ChangeKey, ownChangeKey),
  computed(P.PredecessorChangeList, predecessors),
  computed(P.ObjectType, () => folderObject),
  computed(P.MappingSignature, (_, { mailbox }) => guidBytes(mailbox)),
  computed(P.StoreRecordKey, (_, { mailbox }) => guidBytes(mailbox)),
  computed(P.StoreEntryId, (_, { storeEntryId }) => storeEntryId),

  computed(P.DisplayName, ({ name }) => name),
  computed(P.ContainerClass, (folder) => (folder.class === '' ? undefined : folder.class)),
  computed(P.FolderType, ({ kind }) => folderType[kind]),
  computed(P.FolderFlags, folderFlags),
  computed(P.Depth, (_, { depth }) => depth),
  computed(P.ContentCount, ({ count }) => count),
  computed(P.ContentUnreadCount, ({ unread }) => unread),
  computed(P.AssociatedContentCount, ({ associatedCount }) => associatedCount),
  // PidTagInternetArticleNumberNext, which [MS-OXPROPS] does not have: the next UID of IMAP.
  [makeTag(0x6751, PropertyType.int32), ({ uidNext }) => uidNext],
  computed(P.DeletedCountTotal, ({ deletedTotal }) => positive(deletedTotal)),
  computed(P.Subfolders, ({ hasSubfolders }) => hasSubfolders),
  computed(P.MessageSize, ({ size }) => positive(size)),
  computed(P.MessageSizeExtended, ({ size }) => BigInt(size)),
  computed(P.HasRules, ({ bag }) => bag.get(P.HasRules) ?? false),
  computed(P.AttributeHidden, ({ bag }) => bag.get(P.AttributeHidden) ?? false),

  computed(P.CreationTime, ({ created }) => fileTime.from(created)),
  computed(P.LastModificationTime, ({ modified }) => fileTime.from(modified)),
  computed(P.LocalCommitTime, ({ modified }) => fileTime.from(modified)),
  computed(P.LocalCommitTimeMax, ({ contentModified }) => fileTime.from(contentModified)),
  computed(P.HierarchyChangeNumber, ({ hierarchySeq }) => positive(hierarchySeq)),
  computed(P.DeletedOn, ({ deleted, lastParent, modified }) =>
    deleted && lastParent !== undefined ? fileTime.from(modified) : undefined,
  ),

  computed(P.Rights, ({ rights }) => rights),
  computed(P.Access, ({ rights }) => folderAccess(rights)),
  computed(P.AccessLevel, ({ rights }) => (folderAccess(rights) & accessModify ? 1 : 0)),

  special(P.IpmAppointmentEntryId, SpecialFolder.calendar),
  special(P.IpmContactEntryId, SpecialFolder.contacts),
  special(P.IpmJournalEntryId, SpecialFolder.journal),
  special(P.IpmNoteEntryId, SpecialFolder.notes),
  special(P.IpmTaskEntryId, SpecialFolder.tasks),
  special(P.RemindersOnlineEntryId, SpecialFolder.reminders),
  special(P.IpmDraftsEntryId, SpecialFolder.drafts),
  // [MS-OXOSFLD] 2.2.4: conflicts, sync issues, local failures, server failures, junk.
  onRoots(P.AdditionalRenEntryIds, (place) =>
    [
      SpecialFolder.conflicts,
      SpecialFolder.syncIssues,
      SpecialFolder.localFailures,
      SpecialFolder.serverFailures,
      SpecialFolder.junk,
    ].map((id) => folderEntryIdAt(place, id)),
  ),
  onRoots(P.AdditionalRenEntryIdsEx, (place) => additionalFolders((id) => folderEntryIdAt(place, id))),
  // [MS-OXOSFLD] 2.2.6: the second one, the delegate information object, is put there by whoever makes that message.
  onRoots(P.FreeBusyEntryIds, (place) => {
    const none = new Uint8Array()
    return [none, none, none, folderEntryIdAt(place, SpecialFolder.freeBusyData)]
  }),
])

/** Not there: the folder does not have it. */
export function folderPropertyOf(folder: Folder, tag: number, place: FolderPlace): unknown {
  const compute = folderTable.get(unicodeTag(tag))
  return compute ? compute(folder, place) : folder.bag.get(tag)
}

export function* folderProperties(folder: Folder, place: FolderPlace): Generator<[tag: number, value: unknown]> {
  for (const [tag, compute] of folderTable) {
    const value = compute(folder, place)
    if (value !== undefined) yield [tag, value]
  }
  for (const [tag, value] of folder.bag.entries()) if (!folderTable.has(tag)) yield [tag, value]
}

/** What a client may not change. */
export function isComputedOfFolder(tag: number): boolean {
  return folderTable.has(unicodeTag(tag)) && !settable.has(unicodeTag(tag))
}

/** Computed until somebody sets it, or kept in a column. */
const settable = new Set<number>(
  [
    P.DisplayName,
    P.ContainerClass,
    P.AttributeHidden,
    P.IpmAppointmentEntryId,
    P.IpmContactEntryId,
    P.IpmJournalEntryId,
    P.IpmNoteEntryId,
    P.IpmTaskEntryId,
    P.RemindersOnlineEntryId,
    P.IpmDraftsEntryId,
    P.AdditionalRenEntryIds,
    P.AdditionalRenEntryIdsEx,
    P.FreeBusyEntryIds,
  ].map(({ tag }) => tag),
)

export function folderEntryIdAt({ mailbox, public: isPublic }: FolderPlace, folder: FolderId): Uint8Array {
  return makeFolderEntryId({ mailbox: isPublic ? undefined : mailbox, replica: mailbox, folder })
}

/** The root and the inbox of a private mailbox say where the special folders are. [MS-OXOSFLD] 2.2.3 */
function onRoots<T extends PropertyType>(
  property: TaggedProperty<T>,
  compute: (place: FolderPlace) => ValueOf<T>,
): Entry {
  return computed(property, ({ id, bag }, place) => {
    if (place.public || (id !== SpecialFolder.root && id !== SpecialFolder.inbox)) return bag.get(property)
    return bag.get(property) ?? compute(place)
  })
}

function special(property: TaggedProperty<'binary'>, folder: FolderId): Entry {
  return onRoots(property, (place) => folderEntryIdAt(place, folder))
}

/** A change that a client imported keeps the key that the client gave it, until the next change here. */
function ownChangeKey({ bag, seq }: Folder, { mailbox }: FolderPlace): Uint8Array {
  return bag.get(P.ChangeKey) ?? changeKey(mailbox, seq)
}

function predecessors(folder: Folder, place: FolderPlace): Uint8Array {
  const stored = folder.bag.get(P.PredecessorChangeList)
  const own = parseChangeKey(ownChangeKey(folder, place))
  return encodeChangeList(mergeChanges(stored ? parseChangeList(stored) : [], [own]))
}

function folderFlags({ kind, bag }: Folder, { inIpmSubtree }: FolderPlace): number {
  return (
    (inIpmSubtree ? folderFlag.ipm : 0) |
    (kind === 'search' ? folderFlag.search : folderFlag.normal) |
    (bag.get(P.HasRules) ? folderFlag.rules : 0)
  )
}

/** As PtypInteger32 carries it. */
function positive(value: number): number {
  return Math.min(value, 0x7fffffff)
}
