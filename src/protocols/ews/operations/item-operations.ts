/** The operations on items. */
import type { Operation } from '../operation.ts'
import { createItem } from './create-item.ts'
import { deleteItem } from './delete-item.ts'
import { getItem } from './get-item.ts'

export const itemOperations: readonly Operation[] = [createItem, deleteItem, getItem]
