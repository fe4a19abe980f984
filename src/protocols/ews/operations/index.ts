/** The operations that are offered. What is not in the list, but in the schema, answers ErrorInvalidOperation. */
import type { Operation, OperationName } from '../operation.ts'
import { discoveryOperations } from './discovery-operations.ts'
import { folderOperations } from './folder-operations.ts'
import { itemOperations } from './item-operations.ts'
import { peopleOperations } from './people-operations.ts'
import { searchOperations } from './search-operations.ts'
import { syncOperations } from './sync-operations.ts'

const offered: readonly Operation[] = [
  ...discoveryOperations,
  ...folderOperations,
  ...itemOperations,
  ...peopleOperations,
  ...searchOperations,
  ...syncOperations,
]

export const operations: ReadonlyMap<OperationName, Operation> = new Map(
  offered.map((operation) => [operation.name, operation]),
)
