/** The blobs of calendar items: any bytes give a series that can be followed and written again, or are refused. */
import { fromHex, LayoutError } from '#codec/binary/index.ts'
import {
  encodeDefinition,
  encodeStruct,
  findIanaZone,
  findZoneOfDefinition,
  findZoneOfStruct,
  utcZone,
} from '#codec/time-zone/index.ts'
import { findUid, globalObjectIdOf } from './global-object-id.ts'
import { occurrences } from './occurrences.ts'
import { decodeAppointmentRecurrence, decodeTaskRecurrence, encodeAppointmentRecurrence } from './pattern.ts'

const meeting =
  '043004300B2001000000C0210000010000000000000032000000222000000C0000000000000001000000A096BC0C01000000A096BC0C8020BC0C20ADBC0C0630000009300000580200007602000001003499BC0C5299BC0CF898BC0C11002200210053696D706C6520526563757272656E6365207769746820657863657074696F6E730800070033342F34313431000000000400000000000000000000003499BC0C5299BC0CF898BC0C2100530069006D0070006C006500200052006500630075007200720065006E006300650020007700690074006800200065007800630065007000740069006F006E0073000700330034002F0034003100340031000000000000000000'

export default {
  name: 'recurrence, time zone and meeting id blobs',
  seeds(): Uint8Array[] {
    const zone = findIanaZone('Europe/Berlin') ?? utcZone
    return [
      fromHex(meeting),
      fromHex(`${meeting.slice(0, 12)}0300${meeting.slice(16)}`),
      encodeDefinition(zone, 2024),
      encodeStruct(zone, 2024),
      globalObjectIdOf('uid@example.test'),
    ]
  },
  run(input: Uint8Array): void {
    const zone = findZoneOfDefinition(input) ?? findZoneOfStruct(input) ?? utcZone
    zone.offsetAt(Date.UTC(2024, 5, 1))
    findUid(input)
    try {
      const recurrence = decodeAppointmentRecurrence(input)
      const count = [...occurrences({ recurrence, zone }).take(300)].length
      const again = decodeAppointmentRecurrence(encodeAppointmentRecurrence(recurrence))
      // Exceptions with the same original start may change places.
      if (again.exceptions.length !== recurrence.exceptions.length || count > 300) throw new Error('not the same')
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
    try {
      decodeTaskRecurrence(input)
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
}
