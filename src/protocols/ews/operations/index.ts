/** The operations that are offered. What is not in the list, but in the schema, answers ErrorInvalidOperation. */
import type { Operation, OperationName } from '../operation.ts'
import { getFolder } from './get-folder.ts'
import { getUserAvailability } from './get-user-availability.ts'
import { getUserOofSettings } from './get-user-oof-settings.ts'
import { itemOperations } from './item-operations.ts'
import { setUserOofSettings } from './set-user-oof-settings.ts'

const offered: readonly Operation[] = [
  getFolder,
  getUserAvailability,
  getUserOofSettings,
  setUserOofSettings,
  ...itemOperations,
]

export const operations: ReadonlyMap<OperationName, Operation> = new Map(
  offered.map((operation) => [operation.name, operation]),
)
