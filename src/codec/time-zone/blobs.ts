/**
 * Time zones as properties hold them: PidLidTimeZoneStruct ([MS-OXOCAL] 2.2.1.39) and the TimeZoneDefinition of
 * PidLidAppointmentTimeZoneDefinition… ([MS-OXOCAL] 2.2.1.41).
 */
import { array, bytes, i32, type Layout, struct, type TypeOf, u16, u8, utf16 } from '#codec/binary/index.ts'

const systemTime = struct({
  year: u16,
  month: u16,
  weekday: u16,
  day: u16,
  hour: u16,
  minute: u16,
  second: u16,
  millisecond: u16,
})

/** PidLidTimeZoneStruct */
export const timeZoneStruct = struct({
  bias: i32,
  standardBias: i32,
  daylightBias: i32,
  standardYear: u16,
  standardDate: systemTime,
  daylightYear: u16,
  daylightDate: systemTime,
})
export type TimeZoneStruct = TypeOf<typeof timeZoneStruct>

/** [MS-OXOCAL] 2.2.1.41.1; `current` is TZRULE_FLAG_RECUR_CURRENT_TZREG, `effective` TZRULE_FLAG_EFFECTIVE_TZREG. */
export const RuleFlag = { current: 1, effective: 2 } as const

const rule = struct({
  majorVersion: u8,
  minorVersion: u8,
  size: u16,
  flags: u16,
  year: u16,
  unused: bytes(14),
  bias: i32,
  standardBias: i32,
  daylightBias: i32,
  standardDate: systemTime,
  daylightDate: systemTime,
})

export const timeZoneDefinition: Layout<TimeZoneDefinition> = struct({
  majorVersion: u8,
  minorVersion: u8,
  headerSize: u16,
  flags: u16,
  keyName: utf16(u16),
  rules: array(u16, rule),
})

export interface TimeZoneDefinition {
  majorVersion: number
  minorVersion: number
  headerSize: number
  flags: number
  keyName: string
  rules: TypeOf<typeof rule>[]
}
