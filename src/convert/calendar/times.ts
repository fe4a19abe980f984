/** Dates and times of iCalendar in their zones. RFC 5545 3.3.5, [MS-OXCICAL] 2.1.3.1.1.20.10 */
import {
  allProperties,
  type Component,
  findMoment,
  findText,
  type Moment,
  momentText,
  parameter,
  property,
  type Property,
  textOf,
} from '#codec/ical/index.ts'
import { findZone, findZoneByName, keyNameOf, toInstant, toLocal, utcZone, type Zone } from '#codec/time-zone/index.ts'

/** The zones of a calendar file: those that it defines, and those that everybody knows. */
export class Zones {
  readonly #known = new Map<string, Zone | undefined>()
  /** Of times without a zone. */
  readonly floating: Zone
  /** The file says itself of which zone its times without a zone are: then they are times like others. */
  readonly hasOwn: boolean

  constructor(calendar: Component | undefined, floating: Zone) {
    const own = findZoneByName((calendar && findText(calendar, 'X-WR-TIMEZONE')) ?? '')
    this.floating = own ?? floating
    this.hasOwn = own !== undefined
    for (const component of calendar?.components ?? []) {
      const id = component.name === 'VTIMEZONE' ? findText(component, 'TZID') : undefined
      if (id !== undefined && !this.#known.has(id)) this.#known.set(id, findZone(component))
    }
  }

  get(id: string): Zone {
    let zone = this.#known.get(id)
    if (!zone) this.#known.set(id, (zone = findZoneByName(id) ?? this.floating))
    return zone
  }
}

export interface Time extends Moment {
  zone: Zone
  /** Milliseconds since 1970. */
  instant: number
  /** It has no zone of its own. */
  floating: boolean
}

/** A date is the midnight at its beginning. */
export function findTime(one: Property | undefined, zones: Zones): Time | undefined {
  const moment = one && findMoment(textOf(one) ?? '')
  return moment && timeOf(moment, parameter(one, 'tzid'), zones)
}

export function timesOf(component: Component, name: string, zones: Zones): Time[] {
  return allProperties(component, name).flatMap((one) =>
    one.values
      .flat()
      // Several of a property that the codec does not know are one text.
      .flatMap((value) => value.split(','))
      .flatMap((value) => {
        // A PERIOD of RDATE: its start.
        const moment = findMoment(value.split('/')[0] ?? '')
        return moment ? [timeOf(moment, parameter(one, 'tzid'), zones)] : []
      }),
  )
}

function timeOf(moment: Moment, tzid: string | undefined, zones: Zones): Time {
  if (moment.kind === 'utc') return { ...moment, zone: utcZone, instant: moment.local, floating: false }
  const zone = tzid === undefined ? zones.floating : zones.get(tzid)
  return { ...moment, zone, instant: toInstant(zone, moment.local), floating: tzid === undefined && !zones.hasOwn }
}

/** The zones that a calendar that is written refers to, by the names they get in it. */
export class UsedZones {
  readonly zones = new Map<string, { zone: Zone; from: number }>()
  readonly #names: 'iana' | 'windows'

  constructor(names: 'iana' | 'windows') {
    this.#names = names
  }

  /** DTSTART and its like: a date, a local time in its zone, or UTC. */
  write(name: string, { instant, zone, kind }: { instant: number; zone: Zone; kind: Moment['kind'] }): Property {
    const local = toLocal(zone, instant)
    if (kind === 'date') return property(name, momentText({ local, kind }), {}, 'date')
    if (kind === 'utc' || zone === utcZone) return utc(name, instant)
    return property(name, momentText({ local, kind: 'local' }), { tzid: this.#use(zone, instant) }, 'date-time')
  }

  #use(zone: Zone, instant: number): string {
    const name = this.#names === 'windows' ? keyNameOf(zone) : zone.id
    const known = this.zones.get(name)
    if (!known) this.zones.set(name, { zone, from: instant })
    else known.from = Math.min(known.from, instant)
    return name
  }
}

export function utc(name: string, instant: number): Property {
  return property(name, momentText({ local: instant, kind: 'utc' }), {}, 'date-time')
}
