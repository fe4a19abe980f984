/**
 * A calendar that is written entry by entry: nothing of what has been written stays in memory but the names of zones.
 *
 *   stream.add(item, uid) … stream.add(item, uid), stream.end()     texts, in this order in the file
 *
 * A zone is described before the first entry that refers to it (RFC 5545 3.6.5 does not say where), and for all years, since
 * nobody knows what comes. Entries of another calendar scale come into a VCALENDAR of their own: RFC 5545 3.4.
 */
import { componentText } from '#codec/ical/index.ts'
import type { Item } from '#model'
import { calendarProperties, exportItem, zoneComponents } from './export.ts'
import { UsedZones } from './times.ts'

export interface CalendarStreamOptions {
  /** When it is written: DTSTAMP of what does not know its last change. */
  stampMillis: number
}

/** To go on later. */
export interface CalendarStreamState {
  scale: string | undefined
  /** Names of those described in the VCALENDAR that is open. */
  zones: readonly string[]
}

const METHOD = 'PUBLISH'
const BEGIN_OF_TIME = 0

export class CalendarStream {
  readonly #stampMillis: number
  #state: CalendarStreamState | undefined

  constructor({ stampMillis }: CalendarStreamOptions, state?: CalendarStreamState) {
    this.#stampMillis = stampMillis
    this.#state = state
  }

  /** Undefined: nothing has been added. */
  get state(): CalendarStreamState | undefined {
    return this.#state
  }

  add(item: Item, uid?: string): string {
    const used = new UsedZones('iana')
    let scale: string | undefined
    const components = exportItem(item, {
      method: METHOD,
      zones: used,
      stampMillis: this.#stampMillis,
      uid,
      asPart: false,
      useScale: (one) => void (scale ??= one),
    })
    const open = this.#state?.scale === scale ? this.#state : undefined
    const known = new Set(open?.zones)
    for (const [name, zone] of used.zones) {
      if (known.has(name)) used.zones.delete(name)
      else zone.from = BEGIN_OF_TIME
    }
    const text = [...zoneComponents(used), ...components].map(componentText).join('')
    const before = open ? '' : `${this.#state ? END : ''}${head(scale)}`
    this.#state = { scale, zones: [...known, ...used.zones.keys()] }
    return before + text
  }

  end(): string {
    return this.#state ? END : ''
  }
}

const END = 'END:VCALENDAR\r\n'

function head(scale: string | undefined): string {
  const text = componentText({
    name: 'VCALENDAR',
    properties: calendarProperties({ method: METHOD, scale }),
    components: [],
  })
  return text.slice(0, -END.length)
}
