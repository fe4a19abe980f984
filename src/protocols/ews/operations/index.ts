/** The operations that are offered. What is not in the list, but in the schema, answers ErrorInvalidOperation. */
import type { Operation, OperationName } from '../operation.ts'
import { folderOperations } from './folder-operations.ts'
import { getUserAvailability } from './get-user-availability.ts'
import { getUserOofSettings } from './get-user-oof-settings.ts'
import { itemOperations } from './item-operations.ts'
import { setUserOofSettings } from './set-user-oof-settings.ts'

const offered: readonly Operation[] = [
  ...folderOperations,
  getUserAvailability,
  getUserOofSettings,
  setUserOofSettings,
  ...itemOperations,
]

export const operations: ReadonlyMap<OperationName, Operation> = new Map(
  offered.map((operation) => [operation.name, operation]),
)
