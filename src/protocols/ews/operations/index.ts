/** The operations that are offered. What is not in the list, but in the schema, answers ErrorInvalidOperation. */
import type { Operation, OperationName } from '../operation.ts'
import { getFolder } from './get-folder.ts'

export const operations: ReadonlyMap<OperationName, Operation> = new Map(
  [getFolder].map((operation) => [operation.name, operation]),
)
