/**
 * What EWS calls the properties of a folder: URI, element, and how each is read. [MS-OXWSFOLD] 2.2.4.2 and its siblings
 */
import { Right } from '#model'
import type { Folder, Mailbox } from '#store'
import type { Call, Place } from '../call.ts'
import { distinguishedName } from '../ids/distinguished.ts'
import type { CalendarPermissionReadAccessType, EffectiveRightsType, FolderIdType } from '../schema/index.ts'
import type { FolderElement } from './kind.ts'
import { managedInformation } from './managed.ts'
import { readPermissions } from './permissions.ts'
import { searchParameters } from './search-parameters.ts'
import type { FolderTree } from './tree.ts'

export interface FolderContext extends Place {
  call: Call
  element: FolderElement
  /** Of its mailbox. */
  tree(): Promise<FolderTree>
}

export interface FolderField {
  uri: string
  element: string
  /** Which folders have it; all without it. */
  only?: readonly FolderElement[]
  /** The base shapes that it belongs to; AllProperties has those of Default, too. */
  shapes: readonly ('IdOnly' | 'Default' | 'AllProperties')[]
  read(context: FolderContext): Promise<unknown> | unknown
}

const withUnread: readonly FolderElement[] = ['Folder', 'SearchFolder', 'TasksFolder']

export const folderFields: readonly FolderField[] = [
  field('FolderId', ['IdOnly', 'Default', 'AllProperties'], ({ call, mailbox, folder }) =>
    call.folderId(mailbox, folder),
  ),
  field('ParentFolderId', ['AllProperties'], parentId),
  field('FolderClass', ['AllProperties'], ({ folder }) => (folder.class === '' ? undefined : folder.class)),
  field('DisplayName', ['Default', 'AllProperties'], ({ folder }) => folder.name),
  field('TotalCount', ['Default', 'AllProperties'], async (context) => (await countsOf(context)).count),
  field('ChildFolderCount', ['Default', 'AllProperties'], async ({ tree, folder }) =>
    folder.hasSubfolders ? (await tree()).children(folder.id).length : 0,
  ),
  field('EffectiveRights', ['AllProperties'], ({ folder, mailbox }) => effectiveRights(folder, mailbox)),
  field('DistinguishedFolderId', ['AllProperties'], ({ call, folder, mailbox }) =>
    mailbox.kind === 'private' ? distinguishedName(folder.id, call.version) : undefined,
  ),
  {
    ...field('SharingEffectiveRights', [], ({ folder }) => sharingRights(folder)),
    only: ['CalendarFolder', 'ContactsFolder'],
  },
  field('PermissionSet', [], ({ call, element, mailbox, folder }) =>
    element === 'SearchFolder' || !(folder.rights & Right.owner)
      ? undefined
      : readPermissions(call, { mailbox, folder }, element === 'CalendarFolder'),
  ),
  {
    ...field('UnreadCount', ['Default', 'AllProperties'], async (context) => (await countsOf(context)).unread),
    only: withUnread,
  },
  {
    ...field('SearchParameters', ['AllProperties'], ({ call, mailbox, folder }) =>
      searchParameters(call, { mailbox, folder }),
    ),
    only: ['SearchFolder'],
  },
  field('ManagedFolderInformation', ['AllProperties'], ({ folder }) => managedInformation(folder)),
  // What retention tags and archives have; there are none here.
  field('PolicyTag', [], () => undefined),
  field('ArchiveTag', [], () => undefined),
  field('ReplicaList', [], ({ mailbox }) => (mailbox.kind === 'public' ? [mailbox.id] : undefined)),
]

const byUri = new Map(folderFields.map((one) => [one.uri, one]))

export function findFolderField(uri: string): FolderField | undefined {
  return byUri.get(uri)
}

function field(element: string, shapes: FolderField['shapes'], read: FolderField['read']): FolderField {
  return { uri: `folder:${element}`, element, shapes, read }
}

async function parentId({ call, mailbox, folder, tree }: FolderContext): Promise<FolderIdType | undefined> {
  if (folder.kind === 'root' || folder.parent === folder.id) return undefined
  const parent = (await tree()).find(folder.parent)
  // One that he may not see has a name all the same.
  return parent ? call.folderId(mailbox, parent) : { Id: call.folderIdText(mailbox, folder.parent) }
}

async function countsOf({ mailbox, folder }: FolderContext): Promise<{ count: number; unread: number }> {
  return folder.kind === 'search' ? await mailbox.searchCounts(folder.id) : folder
}

function effectiveRights({ rights }: Folder, { viewer }: Mailbox): EffectiveRightsType {
  const has = (right: keyof typeof Right): boolean => (rights & Right[right]) !== 0
  return {
    CreateAssociated: has('owner'),
    CreateContents: has('create'),
    CreateHierarchy: has('createSubfolder'),
    Delete: has('owner'),
    Modify: has('owner'),
    Read: has('readAny'),
    ViewPrivateItems: viewer.kind === 'member' && viewer.owner,
  }
}

/** What the viewer sees of appointments that are not his. */
function sharingRights({ rights }: Folder): CalendarPermissionReadAccessType {
  if (rights & Right.readAny) return 'FullDetails'
  if (rights & Right.freeBusyDetailed) return 'TimeAndSubjectAndLocation'
  return rights & Right.freeBusySimple ? 'TimeOnly' : 'None'
}
