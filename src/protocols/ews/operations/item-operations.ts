/** The operations on items. */
import type { Operation } from '../operation.ts'
import { archiveItem } from './archive-item.ts'
import { copyItem } from './copy-item.ts'
import { createAttachment } from './create-attachment.ts'
import { createItem } from './create-item.ts'
import { deleteAttachment } from './delete-attachment.ts'
import { deleteItem } from './delete-item.ts'
import { exportItems } from './export-items.ts'
import { getAttachment } from './get-attachment.ts'
import { getItem } from './get-item.ts'
import { markAsJunk } from './mark-as-junk.ts'
import { moveItem } from './move-item.ts'
import { sendItem } from './send-item.ts'
import { updateItem } from './update-item.ts'
import { uploadItems } from './upload-items.ts'

export const itemOperations: readonly Operation[] = [
  archiveItem,
  copyItem,
  createAttachment,
  createItem,
  deleteAttachment,
  deleteItem,
  exportItems,
  getAttachment,
  getItem,
  markAsJunk,
  moveItem,
  sendItem,
  updateItem,
  uploadItems,
]
