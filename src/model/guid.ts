/** GUIDs: canonical lower-case text without braces. */
import { randomUUID } from 'node:crypto'

export { guidBytes, guidText, isGuid, parseGuid, zeroGuid } from '#codec/binary/index.ts'

export function newGuid(): string {
  return randomUUID()
}
