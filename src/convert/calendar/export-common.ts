/** What events, tasks and journals have in common, the other way. [MS-OXCICAL] 2.1.3.1.1.20 */
import { decodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { type Component, durationText, escapeText, property, type Property } from '#codec/ical/index.ts'
import { type Bag, fileTime, type Item, type ItemAttachment, N, P } from '#model'
import { findUid } from '#model/recurrence/index.ts'
import { deltaMinutes } from './import-common.ts'
import type { Kept } from './kept.ts'
import { languageOf } from './outlook-fields.ts'
import { utc } from './times.ts'
import { classes, priorities } from './words.ts'

export function exportCommon(
  item: Item,
  { kept, uid, asPart, method }: { kept: Kept; uid: string | undefined; asPart: boolean; method?: string | undefined },
): Property[] {
  const { properties } = item
  const lines: Property[] = []
  const id = findUidOf(properties) ?? uid
  if (id !== undefined) lines.push(property('UID', id))
  const subject = properties.get(P.Subject)
  const language = languageOf(properties)
  if (subject || language) lines.push(property('SUMMARY', subject ?? '', { language }))
  exportBodies(properties, lines, {
    asPart,
    name: method === 'REPLY' || method === 'COUNTER' ? 'COMMENT' : 'DESCRIPTION',
  })
  const location = properties.get(N.Location)
  if (location) lines.push(property('LOCATION', location, { altrep: properties.get(N.LocationUrl) }))
  const sensitivity = properties.get(P.Sensitivity) ?? 0
  lines.push(property('CLASS', classes[sensitivity] ?? 'PRIVATE'))
  const categories = properties.get(N.Keywords) ?? []
  if (categories.length > 0) lines.push(property('CATEGORIES', categories))
  for (const contact of properties.get(N.Contacts) ?? []) lines.push(property('CONTACT', contact))
  const importance = properties.get(P.Importance) ?? 1
  lines.push(property('PRIORITY', priorities[importance] ?? '5'))
  for (const [name, source] of [
    ['CREATED', P.CreationTime],
    ['LAST-MODIFIED', P.LastModificationTime],
  ] as const) {
    const time = properties.get(source)
    if (time !== undefined) lines.push(utc(name, fileTime.toMilliseconds(time)))
  }
  for (const attachment of asPart ? [] : item.attachments) lines.push(...exportAttachment(attachment))
  return [...lines, ...kept.properties.filter(({ name }) => !handled.has(name))]
}

/** Kept for a purpose of its own; whoever writes these looks at them. */
const handled = new Set([
  'METHOD',
  'X-KONTOR-FLOATING',
  'X-KONTOR-RANGE',
  'DTSTART',
  'DUE',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'STATUS',
  'RECURRENCE-ID',
])

export function findUidOf(properties: Bag): string | undefined {
  const id = properties.get(N.CleanGlobalObjectId) ?? properties.get(N.GlobalObjectId)
  return id && findUid(id)
}

function exportBodies(
  properties: Bag,
  lines: Property[],
  { asPart, name }: { asPart: boolean; name: 'COMMENT' | 'DESCRIPTION' },
): void {
  const body = properties.get(P.Body)
  if (body) lines.push(property(name, body.replace(/\r\n?/g, '\n')))
  if (asPart) return
  const bytes = properties.get(P.Html)
  const codePage = properties.get(P.InternetCodepage)
  const charset = codePage === undefined ? undefined : findCharsetOfCodePage(codePage)
  const html = properties.get(P.BodyHtml) ?? (bytes && decodeText(bytes, charset))
  if (html) lines.push(property('X-ALT-DESC', escapeText(html), { fmttype: 'text/html' }))
}

/** Contents must be at hand; what lies elsewhere has been fetched by the caller, or is left out. */
function exportAttachment({ properties, content, embedded }: ItemAttachment): Property[] {
  if (embedded || properties.get(P.AttachmentHidden) || !content || !('bytes' in content)) return []
  const name = properties.get(P.AttachLongFilename) ?? properties.get(P.AttachFilename)
  const parameters = { fmttype: properties.get(P.AttachMimeTag), encoding: 'BASE64', 'x-filename': name }
  return [property('ATTACH', Buffer.from(content.bytes).toString('base64'), parameters, 'binary')]
}

/** The reminder, in the form in which it came if it still says the same. */
export function exportAlarms(
  properties: Bag,
  kept: Kept,
  times: { start: number; end: number; allDay?: boolean },
): Component[] {
  const alarms = kept.components.filter(({ name }) => name === 'VALARM')
  const delta = properties.get(N.ReminderSet) ? (properties.get(N.ReminderDelta) ?? 15) : undefined
  const same = alarms.findIndex((alarm) => deltaMinutes(alarm, times) === delta)
  if (delta === undefined) {
    // Who switched the reminder off has switched off the first one.
    return alarms.filter((alarm) => deltaMinutes(alarm, times) === undefined)
  }
  if (same >= 0) return alarms
  const trigger = durationText(-(delta === 0x5ae980e1 ? 15 : delta) * 60_000)
  const alarm: Component = {
    name: 'VALARM',
    properties: [
      property('ACTION', 'DISPLAY'),
      property('TRIGGER', trigger, { related: 'START' }, 'duration'),
      property('DESCRIPTION', 'REMINDER'),
    ],
    components: [],
  }
  return [alarm, ...alarms]
}

export function otherComponents(kept: Kept): Component[] {
  return kept.components.filter(({ name }) => name !== 'VALARM')
}
