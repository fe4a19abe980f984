/** Time zones as EWS names and describes them. [MS-OXWSGTZ], [MS-OXWSCDATA] 2.2.4.76 */
import { findIanaZone, findWindowsZone, findZoneByName, utcZone, type Zone } from '#codec/time-zone/index.ts'
import { EwsFailure } from './errors.ts'
import type { TimeZoneDefinitionType } from './schema/index.ts'

/** By its id, that of Windows. Throws an EwsFailure: ErrorTimeZone. */
export function findZone({ Id }: TimeZoneDefinitionType): Zone {
  if (Id === undefined) return utcZone
  if (Id === 'UTC') return utcZone
  const windows = findWindowsZone(Id)
  const zone = (windows && findIanaZone(windows.iana)) ?? findZoneByName(Id)
  if (!zone) throw new EwsFailure('ErrorTimeZone', `There is no time zone ${Id.slice(0, 80)}.`)
  return zone
}
