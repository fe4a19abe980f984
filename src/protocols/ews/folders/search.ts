/** What the fields of folders are searched by. */
import { P } from '#model'
import { EwsFailure } from '../errors.ts'
import { extendedFieldOf, searchableOf } from '../fields/extended.ts'
import { entryIdOf, readId } from '../ids/id.ts'
import type { SearchColumn, SearchColumns } from '../search/restriction.ts'

const columns: Readonly<Record<string, SearchColumn>> = {
  'folder:DisplayName': { property: P.DisplayName },
  'folder:FolderClass': { property: P.ContainerClass },
  'folder:TotalCount': { property: P.ContentCount },
  'folder:UnreadCount': { property: P.ContentUnreadCount },
  'folder:FolderId': { property: P.EntryId, value: entryId },
  'folder:ParentFolderId': { property: P.ParentEntryId, value: entryId },
}

export const folderColumns: SearchColumns = (path) => {
  if (path.kind === 'FieldURI') return columns[path.FieldURI]
  return path.kind === 'ExtendedFieldURI' ? searchableOf(extendedFieldOf(path)) : undefined
}

function entryId(text: string): Uint8Array {
  const id = readId(text)
  if (id.kind !== 'folder') throw new EwsFailure('ErrorInvalidFolderId')
  return entryIdOf(id)
}
