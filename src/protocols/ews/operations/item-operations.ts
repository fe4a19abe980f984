/** The operations on items. */
import type { Operation } from '../operation.ts'
import { copyItem } from './copy-item.ts'
import { createAttachment } from './create-attachment.ts'
import { createItem } from './create-item.ts'
import { deleteAttachment } from './delete-attachment.ts'
import { deleteItem } from './delete-item.ts'
import { getAttachment } from './get-attachment.ts'
import { getItem } from './get-item.ts'
import { moveItem } from './move-item.ts'
import { sendItem } from './send-item.ts'
import { updateItem } from './update-item.ts'

export const itemOperations: readonly Operation[] = [
  copyItem,
  createAttachment,
  createItem,
  deleteAttachment,
  deleteItem,
  getAttachment,
  getItem,
  moveItem,
  sendItem,
  updateItem,
]
