/**
 * The names of distinguished folders, and which folders they are. [MS-OXWSFOLD] 2.2.5.3
 *
 * Names without a folder here are known to clients and answered as a folder that is not there: an archive mailbox, unified
 * messaging, folders of services that only Microsoft's cloud has.
 */
import { PublicFolder, SpecialFolder } from '#model'
import type { FolderId } from '#store'
import type { DistinguishedFolderIdNameType } from '../schema/index.ts'
import { type ServerVersion, versionNumber } from '../server-version.ts'

const folders = {
  calendar: SpecialFolder.calendar,
  contacts: SpecialFolder.contacts,
  deleteditems: SpecialFolder.deletedItems,
  drafts: SpecialFolder.drafts,
  inbox: SpecialFolder.inbox,
  journal: SpecialFolder.journal,
  notes: SpecialFolder.notes,
  outbox: SpecialFolder.outbox,
  sentitems: SpecialFolder.sentItems,
  tasks: SpecialFolder.tasks,
  msgfolderroot: SpecialFolder.ipmSubtree,
  root: SpecialFolder.root,
  junkemail: SpecialFolder.junk,
  searchfolders: SpecialFolder.finder,
  recoverableitemsroot: SpecialFolder.recoverableItems,
  recoverableitemsdeletions: SpecialFolder.recoverableDeletions,
  recoverableitemsversions: SpecialFolder.recoverableVersions,
  recoverableitemspurges: SpecialFolder.recoverablePurges,
  recoverableitemsdiscoveryholds: SpecialFolder.discoveryHolds,
  syncissues: SpecialFolder.syncIssues,
  conflicts: SpecialFolder.conflicts,
  localfailures: SpecialFolder.localFailures,
  serverfailures: SpecialFolder.serverFailures,
  recipientcache: SpecialFolder.recipientCache,
  quickcontacts: SpecialFolder.quickContacts,
  conversationhistory: SpecialFolder.conversationHistory,
  adminauditlogs: SpecialFolder.audits,
  todosearch: SpecialFolder.toDoSearch,
  mycontacts: SpecialFolder.contactsSearch,
  imcontactlist: SpecialFolder.imContacts,
  archive: SpecialFolder.archive,
} satisfies Partial<Record<DistinguishedFolderIdNameType, FolderId>>

const names: ReadonlyMap<FolderId, DistinguishedFolderIdNameType> = new Map(
  Object.entries(folders).map(([name, id]) => [id, name as DistinguishedFolderIdNameType]),
)

/** `publicfoldersroot` is the visible root of the public store; all others are folders of a mailbox. */
export const publicRoot: FolderId = PublicFolder.ipmSubtree

export function findDistinguished(name: DistinguishedFolderIdNameType): FolderId | undefined {
  return (folders as Partial<Record<DistinguishedFolderIdNameType, FolderId>>)[name]
}

/** The name of a folder of a mailbox that has one, if the schema of the client's version can say it: answers that it cannot read fail as a whole. */
export function distinguishedName(folder: FolderId, version: ServerVersion): DistinguishedFolderIdNameType | undefined {
  const name = names.get(folder)
  const first: ServerVersion = name === 'archive' ? 'V2015_10_05' : 'Exchange2013'
  return versionNumber(version) >= versionNumber(first) ? name : undefined
}
