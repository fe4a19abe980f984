/** Versions of the schema that a client can ask for: RequestServerVersion. [MS-OXWSCDATA] 2.2.5.11 */
import { schema } from './schema/index.ts'
import type { ExchangeVersionType } from './schema/index.ts'

export type ServerVersion = ExchangeVersionType

const inOrder = (schema.simpleRow('ExchangeVersionType')?.values ?? '').split('|') as ServerVersion[]
const numbers = new Map(inOrder.map((version, number) => [version, number]))

/** What a client that says nothing gets: it knows no more than the first one. */
export const unsaidVersion: ServerVersion = 'Exchange2007'
/** The newest, which answers name. */
export const newestVersion = inOrder.at(-1) as ServerVersion

/** Higher is newer. */
export function versionNumber(version: ServerVersion): number {
  return numbers.get(version) ?? -1
}

export function isVersion(text: string): text is ServerVersion {
  return numbers.has(text as ServerVersion)
}
