/**
 * What events, tasks and journals have in common: texts, categories, importance, attachments, alarms; and what none of them knows, which
 * is kept. [MS-OXCICAL] 2.1.3.1.1.20
 */
import {
  allProperties,
  type Component,
  findDuration,
  findMoment,
  findProperty,
  findText,
  parameter,
  type Property,
  textOf,
} from '#codec/ical/index.ts'
import { Bag, fileTime, type Item, type ItemAttachment, N, P } from '#model'
import { extensionOf, madeUpFileName, safeFileName, shortFileName } from '../mail/file-names.ts'
import type { Kept } from './kept.ts'
import { tidyWords } from './outlook-fields.ts'
import { findTime, type Zones } from './times.ts'
import { classes, importanceOf } from './words.ts'

/** Properties that become others, or that are made anew whenever a calendar is written. */
const understood = new Set(
  `UID DTSTAMP SUMMARY DESCRIPTION LOCATION CLASS CATEGORIES PRIORITY CREATED LAST-MODIFIED CONTACT ATTACH SEQUENCE
   X-ALT-DESC X-MICROSOFT-CDO-IMPORTANCE STATUS ORGANIZER ATTENDEE DTSTART DTEND DURATION DUE COMPLETED PERCENT-COMPLETE RRULE RDATE
   EXDATE RECURRENCE-ID TRANSP X-MICROSOFT-CDO-BUSYSTATUS X-MICROSOFT-MSNCALENDAR-BUSYSTATUS X-MICROSOFT-CDO-INTENDEDSTATUS
   X-MICROSOFT-MSNCALENDAR-INTENDEDSTATUS X-MICROSOFT-CDO-ALLDAYEVENT X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT
   X-MICROSOFT-CDO-APPT-SEQUENCE X-MICROSOFT-CDO-OWNER-CRITICAL-CHANGE X-MICROSOFT-CDO-ATTENDEE-CRITICAL-CHANGE
   X-MICROSOFT-CDO-OWNERAPPTID X-MICROSOFT-CDO-REPLYTIME X-MICROSOFT-CDO-INSTTYPE X-MICROSOFT-RRULE X-MICROSOFT-EXDATE
   X-MICROSOFT-DISALLOW-COUNTER
   X-MICROSOFT-MSNCALENDAR-IMPORTANCE X-MS-OLK-ORIGINALSTART X-MS-OLK-ORIGINALEND`.split(/\s+/),
)

const ATTACHMENTS_MAX = 500
const CATEGORIES_MAX = 500
const TEXT_MAX = 32_767

export function importCommon(
  item: Item,
  component: Component,
  { zones, kept, method }: { zones: Zones; kept: Kept; method?: string | undefined },
): void {
  const { properties } = item
  const isAnswer = method === 'REPLY' || method === 'COUNTER'
  importTexts(properties, component, isAnswer)
  importClass(properties, component)
  const categories = allProperties(component, 'CATEGORIES').flatMap(({ values }) => values.flat())
  // [MS-OXCICAL] 2.1.3.1.1.20.3: other separators than the comma are no part of a category.
  const words = tidyWords(
    categories.map((category) => category.replace(/[,\u061b\ufe54\uff1b]/g, '')),
    255,
  )
  if (words.length > 0) properties.set(N.Keywords, words.slice(0, CATEGORIES_MAX))
  const contacts = tidyWords(allProperties(component, 'CONTACT').flatMap((contact) => textOf(contact) ?? []))
  if (contacts.length > 0) properties.set(N.Contacts, contacts)
  for (const [name, property] of [
    ['CREATED', P.CreationTime],
    ['LAST-MODIFIED', P.LastModificationTime],
  ] as const) {
    const time = findTime(findProperty(component, name), zones)
    if (time) properties.set(property, fileTime.from(time.instant))
  }
  importAttachments(item, component, kept)
  for (const property of component.properties) {
    if (!understood.has(property.name) && !(isAnswer && property.name === 'COMMENT')) kept.properties.push(property)
  }
  for (const other of component.components) if (!outer.has(other.name)) kept.components.push(inner(other))
}

/** Alarms have a place of their own; calendars and their entries do not stand within an entry. */
const entries = new Set(['VCALENDAR', 'VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE'])
const outer = new Set(['VALARM', ...entries])

function inner(component: Component): Component {
  const components = component.components.filter(({ name }) => !entries.has(name)).map(inner)
  return { ...component, components }
}

/** [MS-OXCICAL] 2.1.3.1.1.20.5: what somebody says to an answer is its COMMENT; programs that do not know that use DESCRIPTION. */
function importTexts(properties: Bag, component: Component, isAnswer: boolean): void {
  const subject = (findText(component, 'SUMMARY') ?? '').replace(/\s*[\r\n]+\s*/g, ' ').trim()
  properties.set(P.Subject, subject)
  properties.set(P.NormalizedSubject, subject)
  properties.set(P.SubjectPrefix, '')
  properties.set(P.ConversationTopic, subject)
  const description = (isAnswer ? findText(component, 'COMMENT') : undefined) ?? findText(component, 'DESCRIPTION')
  if (description) properties.set(P.Body, description.replace(/\r?\n/g, '\r\n').replaceAll('\0', ''))
  const html = allProperties(component, 'X-ALT-DESC').find((one) =>
    /^text\/html$/i.test(parameter(one, 'fmttype') ?? ''),
  )
  const text = textOf(html)
  if (text) {
    properties.set(P.Html, Buffer.from(text))
    properties.set(P.InternetCodepage, 65_001)
  }
  properties.set(P.NativeBody, text ? 3 : description ? 1 : 0)
  const location = findText(component, 'LOCATION')?.replace(/\s*[\r\n]+\s*/g, ' ')
  if (location) properties.set(N.Location, location.slice(0, TEXT_MAX))
}

function importClass(properties: Bag, component: Component): void {
  const word = (findText(component, 'CLASS') ?? 'PUBLIC').trim().toUpperCase()
  const found = (classes as readonly string[]).indexOf(word)
  // A class that is not known is to be treated as private, RFC 5545 3.8.1.3.
  const sensitivity = found < 0 ? 2 : found
  properties.set(P.Sensitivity, sensitivity)
  properties.set(N.Private, sensitivity === 2)
  const exact = Number(
    findText(component, 'X-MICROSOFT-CDO-IMPORTANCE') ??
      findText(component, 'X-MICROSOFT-MSNCALENDAR-IMPORTANCE') ??
      Number.NaN,
  )
  const importance = exact >= 0 && exact <= 2 ? Math.trunc(exact) : importanceOf(findText(component, 'PRIORITY'))
  properties.set(P.Importance, importance ?? 1)
}

/** [MS-OXCICAL] 2.1.3.1.1.20.1: what is inline becomes a file; a link to one elsewhere stays a link, and is kept. */
function importAttachments(item: Item, component: Component, kept: Kept): void {
  for (const one of allProperties(component, 'ATTACH')) {
    const value = one.values[0]
    const inline = one.type === 'binary' || parameter(one, 'encoding')?.toUpperCase() === 'BASE64'
    if (!inline || typeof value !== 'string' || item.attachments.length >= ATTACHMENTS_MAX) {
      kept.properties.push(one)
      continue
    }
    item.attachments.push(fileAttachment(one, Buffer.from(value, 'base64'), item.attachments.length + 1))
  }
}

function fileAttachment(one: Property, bytes: Uint8Array, number: number): ItemAttachment {
  const type = parameter(one, 'fmttype')?.toLowerCase()
  const given = parameter(one, 'x-filename') ?? parameter(one, 'filename') ?? parameter(one, 'x-apple-filename') ?? ''
  const name = safeFileName(given) ?? madeUpFileName(type ?? '', number)
  const properties = Bag.of({
    AttachMethod: 1,
    AttachLongFilename: name,
    AttachFilename: shortFileName(name),
    AttachExtension: extensionOf(name),
    DisplayName: name,
    RenderingPosition: -1,
    AttachFlags: 0,
    AttachmentHidden: false,
    AttachMimeTag: type && /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(type) ? type : undefined,
  })
  return { properties, content: { bytes } }
}

/** An item has one reminder: that of the first alarm that shows something. The others are kept, and whatever one has beside its time. */
export function importAlarms(
  properties: Bag,
  component: Component,
  times: { start: number; end: number; allDay?: boolean; kept: Kept },
): void {
  const alarms = component.components.filter((one) => one.name === 'VALARM')
  // RFC 5545 3.6.6 demands a TRIGGER; where none can be read, the reminder is Outlook's usual one, as [MS-OXCICAL] has it.
  const usual = alarms.some((alarm) => deltaMinutes(alarm, times) !== undefined) ? undefined : times.allDay ? 1080 : 15
  properties.set(N.ReminderSet, false)
  for (const alarm of alarms.map(inner)) {
    const without = !findProperty(alarm, 'TRIGGER') ? usual : undefined
    const delta = properties.get(N.ReminderSet) ? undefined : (deltaMinutes(alarm, times) ?? without)
    if (delta === undefined) {
      times.kept.components.push(alarm)
      continue
    }
    properties.set(N.ReminderSet, true)
    properties.set(N.ReminderDelta, delta)
    properties.set(N.ReminderTime, fileTime.from(times.start))
    properties.set(N.ReminderSignalTime, fileTime.from(times.start - delta * 60_000))
    if (!isPlain(alarm)) times.kept.components.unshift(alarm)
  }
}

/** Minutes before the start; negative after it. */
export function deltaMinutes(alarm: Component, { start, end }: { start: number; end: number }): number | undefined {
  if (!/^(DISPLAY|AUDIO)?$/i.test(findText(alarm, 'ACTION')?.trim() ?? '')) return undefined
  const trigger = findProperty(alarm, 'TRIGGER')
  const text = textOf(trigger) ?? ''
  const duration = findDuration(text)
  const moment = duration === undefined ? findMoment(text) : undefined
  const from = parameter(trigger, 'related')?.toUpperCase() === 'END' ? end : start
  const at = duration === undefined ? moment?.local : from + duration
  const minutes = at === undefined ? undefined : Math.round((start - at) / 60_000)
  return minutes !== undefined && Math.abs(minutes) <= 0x7fffffff ? minutes : undefined
}

function isPlain({ properties, components }: Component): boolean {
  const plain = new Set(['ACTION', 'TRIGGER', 'DESCRIPTION'])
  return (
    components.length === 0 &&
    properties.every(({ name, parameters }) => plain.has(name) && parameters.related !== 'END')
  )
}
