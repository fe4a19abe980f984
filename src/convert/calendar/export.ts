/**
 * Items become a calendar file. [MS-OXCICAL] 2.1.3.1, RFC 5545, RFC 5546
 *
 * The same items and options give the same text. Contents of attachments must be at hand.
 */
import { type Component, componentText, property, type Property } from '#codec/ical/index.ts'
import { utcZone, vtimezone } from '#codec/time-zone/index.ts'
import { fileTime, type Item, N, P } from '#model'
import { exportEvent, type EventExport } from './export-event.ts'
import { exportJournal, exportTask } from './export-task.ts'
import { readKept } from './kept.ts'
import { UsedZones } from './times.ts'
import { methodOfClass } from './words.ts'

export interface CalendarExportOptions {
  /** When it is written: DTSTAMP of what does not know its last change. */
  stampMillis: number
  /** RFC 5546; left out, it is that of the first item if that is a meeting message. `PUBLISH` for a calendar that is given away. */
  method?: string
  /** X-WR-CALNAME */
  name?: string
  /** Which names zones have: IANA's are understood by everybody, Windows' are what Exchange writes. */
  zoneNames?: 'iana' | 'windows'
  /** The UID of items that have none, in their order. */
  uids?: readonly (string | undefined)[]
  /** For the part of a mail, which has the body and the attachments of the item beside it: only the text of the body, and no files. */
  asPart?: boolean
}

/** Zones are described up to this many years after the beginning of what refers to them. */
const ZONE_YEARS = 10

export function exportCalendar(items: readonly Item[], options: CalendarExportOptions): string {
  const zones = new UsedZones(options.zoneNames ?? 'iana')
  const method = options.method ?? (items[0] && methodOf(items[0]))
  let scale: string | undefined
  const useScale = (one: string) => {
    scale ??= one
  }
  const components = items.flatMap((item, index) =>
    exportItem(item, {
      method,
      zones,
      stampMillis: options.stampMillis,
      uid: options.uids?.[index],
      asPart: options.asPart === true,
      useScale,
    }),
  )
  const properties = calendarProperties({ method, scale, name: options.name })
  return componentText({ name: 'VCALENDAR', properties, components: [...zoneComponents(zones), ...components] })
}

export function calendarProperties({
  method,
  scale,
  name,
}: {
  method?: string | undefined
  scale?: string | undefined
  name?: string | undefined
}): Property[] {
  const properties = [property('PRODID', '-//Kontor//Kontor//EN'), property('VERSION', '2.0')]
  if (method !== undefined) properties.push(property('METHOD', method))
  if (scale !== undefined) properties.push(property('X-MICROSOFT-CALSCALE', scale))
  if (name !== undefined) properties.push(property('X-WR-CALNAME', name))
  return properties
}

export function zoneComponents({ zones }: UsedZones): Component[] {
  return [...zones]
    .filter(([, { zone }]) => zone !== utcZone)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { zone, from }]) => {
      const fromYear = Math.min(2100, Math.max(1970, new Date(from).getUTCFullYear() - 1))
      return vtimezone(zone, { name, fromYear, toYear: Math.max(2037, fromYear + ZONE_YEARS) })
    })
}

/** METHOD:ADD, RFC 5546 3.2.4: one more time of a series, which Outlook knows no message for. */
export function isAddition(item: Item): boolean {
  return methodOf(item) === 'ADD'
}

function methodOf({ properties }: Item): string | undefined {
  const kept = readKept(properties).find('METHOD')?.values[0]
  if (typeof kept === 'string') return kept
  return methodOfClass(properties.get(P.MessageClass) ?? '', properties.get(N.AppointmentCounterProposal) === true)
}

export function exportItem(item: Item, context: EventExport): Component[] {
  const { properties } = item
  const modified = properties.get(P.LastModificationTime)
  const stampMillis = modified === undefined ? context.stampMillis : fileTime.toMilliseconds(modified)
  const messageClass = (properties.get(P.MessageClass) ?? '').toLowerCase()
  if (messageClass.startsWith('ipm.task')) return [exportTask(item, { ...context, stampMillis })]
  if (messageClass.startsWith('ipm.activity') || messageClass.startsWith('ipm.stickynote'))
    return [exportJournal(item, { ...context, stampMillis })]
  return exportEvent(item, { ...context, stampMillis })
}
