/** Time zones: IANA's, Windows', and those that come with an item or a calendar, as one kind of thing. */
export {
  RuleFlag,
  type TimeZoneDefinition,
  timeZoneDefinition,
  type TimeZoneStruct,
  timeZoneStruct,
} from './blobs.ts'
export { encodeDefinition, encodeStruct, findZoneOfDefinition, findZoneOfStruct, keyNameOf } from './definition.ts'
export { findZoneByName } from './names.ts'
export { type Change, noChange, type ZoneRule } from './rules.ts'
export { findZone, ruleOf, vtimezone } from './vtimezone.ts'
export { findWindowsZone, findWindowsZoneOfIana, windowsZones, type WindowsZone } from './windows.ts'
export { findIanaZone, ruleZone, toInstant, toLocal, utcZone, type Zone } from './zone.ts'
