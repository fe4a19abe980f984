/** GetServerTimeZones: the time zones that have a name of Windows. [MS-OXWSGTZ] 3.1.4.1 */
import { findIanaZone, findWindowsZone, type WindowsZone, windowsZones } from '#codec/time-zone/index.ts'
import type { Call } from '../call.ts'
import { oneItem } from '../each-item.ts'
import { definitionElement } from '../fields/time-zones.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { TimeZoneDefinitionType } from '../schema/index.ts'

export const getServerTimeZones = operation({ name: 'GetServerTimeZones', handle })

async function handle(call: Call, { Ids, ReturnFullTimeZoneData = true }: RequestOf<'GetServerTimeZones'>) {
  return oneItem(call, { kind: 'GetServerTimeZonesResponseMessage', failed: { TimeZoneDefinitions: [] } }, async () => {
    // What nobody knows is left out.
    const zones = Ids ? Ids.flatMap((id) => findWindowsZone(id) ?? []) : [...windowsZones().values()]
    return { TimeZoneDefinitions: zones.flatMap((zone) => definitionOf(zone, ReturnFullTimeZoneData)) }
  })
}

function definitionOf({ id, iana }: WindowsZone, full: boolean): TimeZoneDefinitionType[] {
  const zone = findIanaZone(iana)
  if (!zone) return []
  const definition = { ...(definitionElement(zone) as TimeZoneDefinitionType), Id: id }
  return [full ? definition : { Id: definition.Id, Name: definition.Name }]
}
