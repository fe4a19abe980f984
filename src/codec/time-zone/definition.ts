/**
 * The time zone properties of a calendar item: from a zone, and to one. [MS-OXOCAL] 2.2.1.39 to 2.2.1.43
 *
 * The key name of a definition is Windows' id of the zone; where it is one, the zone's own history counts and not the copy of the rules,
 * which may be older than a government's last decision.
 */
import { decode, encode, LayoutError } from '#codec/binary/index.ts'
import { RuleFlag, type TimeZoneDefinition, timeZoneDefinition, type TimeZoneStruct, timeZoneStruct } from './blobs.ts'
import { findZoneByName } from './names.ts'
import { ruleOfYear, type ZoneRule } from './rules.ts'
import { ruleOf } from './vtimezone.ts'
import { findWindowsZoneOfIana, findWindowsZoneOfRule } from './windows.ts'
import { findIanaZone, ruleZone, type Zone } from './zone.ts'

/** Windows' id of a zone, or the id that it has. */
export function keyNameOf(zone: Zone): string {
  return (zone.iana ? findWindowsZoneOfIana(zone.id)?.id : undefined) ?? zone.id
}

/** `effectiveYear`: the year whose rule is marked as the one to use. */
export function encodeDefinition(zone: Zone, effectiveYear: number): Uint8Array {
  const windows = zone.iana ? findWindowsZoneOfIana(zone.id) : undefined
  const rules = windows && windows.rules.length > 0 ? windows.rules : [{ ...ruleOf(zone, effectiveYear), year: 1601 }]
  const effective = ruleOfYear(rules, effectiveYear)
  const keyName = (windows?.id ?? zone.id).slice(0, 260)
  return encode(timeZoneDefinition, {
    majorVersion: 2,
    minorVersion: 1,
    // Flags, length of the name, the name, number of rules.
    headerSize: 6 + keyName.length * 2,
    flags: 2,
    keyName,
    rules: rules.slice(0, 1024).map((rule) => ({
      majorVersion: 2,
      minorVersion: 1,
      size: 0x3e,
      flags: rule === effective ? RuleFlag.effective : 0,
      unused: new Uint8Array(14),
      ...rule,
    })),
  })
}

export function encodeStruct(zone: Zone, year: number): Uint8Array {
  const windows = zone.iana ? findWindowsZoneOfIana(zone.id) : undefined
  const rule = ruleOfYear(windows?.rules ?? [], year) ?? ruleOf(zone, year)
  return encode(timeZoneStruct, { ...rule, standardYear: 0, daylightYear: 0 })
}

/** undefined when the bytes are no definition or name and rules say nothing. */
export function findZoneOfDefinition(bytes: Uint8Array): Zone | undefined {
  const definition = findDecoded(() => decode(timeZoneDefinition, bytes))
  if (!definition) return undefined
  const named = findZoneByName(definition.keyName)
  if (named?.iana) return named
  const rules = rulesOf(definition)
  const effective = definition.rules.findIndex(({ flags }) => (flags & RuleFlag.effective) !== 0)
  const rule = rules[effective] ?? rules.at(-1)
  return rule && zoneOfRule(rule, definition.keyName)
}

export function findZoneOfStruct(bytes: Uint8Array, name = 'custom'): Zone | undefined {
  const struct = findDecoded(() => decode(timeZoneStruct, bytes))
  return struct && (findZoneByName(name) ?? zoneOfRule(ruleOfStruct(struct), name))
}

function zoneOfRule(rule: ZoneRule, name: string): Zone {
  const windows = findWindowsZoneOfRule(rule, 2020)
  return (windows && findIanaZone(windows.iana)) ?? ruleZone(name, [{ ...rule, year: 1601 }])
}

function ruleOfStruct(struct: TimeZoneStruct): ZoneRule {
  return { ...struct, year: 1601 }
}

function rulesOf(definition: TimeZoneDefinition): ZoneRule[] {
  return definition.rules.map((rule) => ({ ...rule }))
}

function findDecoded<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof LayoutError) return undefined
    throw error
  }
}
