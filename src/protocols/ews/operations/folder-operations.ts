/** The operations on folders. */
import type { Operation } from '../operation.ts'
import { copyFolder } from './copy-folder.ts'
import { createFolderPath } from './create-folder-path.ts'
import { createFolder } from './create-folder.ts'
import { createManagedFolder } from './create-managed-folder.ts'
import { deleteFolder } from './delete-folder.ts'
import { emptyFolder } from './empty-folder.ts'
import { findFolder } from './find-folder.ts'
import { getFolder } from './get-folder.ts'
import { moveFolder } from './move-folder.ts'
import { updateFolder } from './update-folder.ts'

export const folderOperations: readonly Operation[] = [
  copyFolder,
  createFolder,
  createFolderPath,
  createManagedFolder,
  deleteFolder,
  emptyFolder,
  findFolder,
  getFolder,
  moveFolder,
  updateFolder,
]
