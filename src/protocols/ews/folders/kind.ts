/** Which element a folder is: by what it is, and by its container class. [MS-OXWSFOLD] 2.2.4 */
import type { Folder } from '#store'
import type { ObjectKind } from '../ids/change-key.ts'

export type FolderElement = 'Folder' | 'CalendarFolder' | 'ContactsFolder' | 'SearchFolder' | 'TasksFolder'

const classes: readonly (readonly [pattern: RegExp, element: FolderElement])[] = [
  [/^IPF\.Appointment(?:\.|$)/i, 'CalendarFolder'],
  [/^IPF\.Contact(?:\.|$)/i, 'ContactsFolder'],
  [/^IPF\.Task(?:\.|$)/i, 'TasksFolder'],
]

export function folderElement(folder: Pick<Folder, 'kind' | 'class'>): FolderElement {
  if (folder.kind === 'search') return 'SearchFolder'
  return classes.find(([pattern]) => pattern.test(folder.class))?.[1] ?? 'Folder'
}

/** What the change key of a folder says that it is. */
export const changeKeyKind: Readonly<Record<FolderElement, ObjectKind>> = {
  Folder: 'folder',
  CalendarFolder: 'calendarFolder',
  ContactsFolder: 'contactsFolder',
  SearchFolder: 'searchFolder',
  TasksFolder: 'tasksFolder',
}
