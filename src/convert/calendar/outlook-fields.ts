/**
 * What Outlook writes of an event under names of its own (X-MS-OLK-…), and what else of it has a property: the language of its
 * texts, a link to its place, things and people that have no address. [MS-OXCICAL] 2.1.3.1.1.20.2, .15, .21, .24 and .46 to .60
 */
import {
  allProperties,
  type Component,
  findProperty,
  findText,
  momentText,
  parameter,
  property,
  type Property,
} from '#codec/ical/index.ts'
import { type Bag, fileTime, N, P } from '#model'
import { findLanguage, findLocale } from '../mail/locales.ts'
import { findTime, type Zones } from './times.ts'

type Field =
  | readonly [name: string, kind: 'boolean', property: typeof N.ConferencingCheck]
  | readonly [name: string, kind: 'integer', property: typeof N.ConferencingType]
  | readonly [name: string, kind: 'text', property: typeof N.Directory]
  | readonly [name: string, kind: 'time', property: typeof N.AppointmentSequenceTime]

const fields: readonly Field[] = [
  ['X-MS-OLK-ALLOWEXTERNCHECK', 'boolean', N.AllowExternalCheck],
  ['X-MS-OLK-APPTLASTSEQUENCE', 'integer', N.AppointmentLastSequence],
  ['X-MS-OLK-APPTSEQTIME', 'time', N.AppointmentSequenceTime],
  ['X-MS-OLK-AUTOFILLLOCATION', 'boolean', N.AutoFillLocation],
  ['X-MS-OLK-AUTOSTARTCHECK', 'boolean', N.AutoStartCheck],
  ['X-MS-OLK-COLLABORATEDOC', 'text', N.CollaborateDoc],
  ['X-MS-OLK-CONFCHECK', 'boolean', N.ConferencingCheck],
  ['X-MS-OLK-CONFTYPE', 'integer', N.ConferencingType],
  ['X-MS-OLK-DIRECTORY', 'text', N.Directory],
  ['X-MS-OLK-MWSURL', 'text', N.MeetingWorkspaceUrl],
  ['X-MS-OLK-NETSHOWURL', 'text', N.NetShowUrl],
  ['X-MS-OLK-ONLINEPASSWORD', 'text', N.OnlinePassword],
  ['X-MS-OLK-ORGALIAS', 'text', N.OrganizerAlias],
]

/** Those that become properties and are not kept as lines. */
export const outlookFieldNames: readonly string[] = [
  ...fields.map(([name]) => name),
  'RESOURCES',
  'X-MS-OLK-SENDER',
  'X-MICROSOFT-ISDRAFT',
]

const TEXT_MAX = 2000

export function importOutlookFields(properties: Bag, event: Component, zones: Zones): void {
  for (const field of fields) importField(properties, event, zones, field)
  const language = ['SUMMARY', 'DESCRIPTION', 'LOCATION'].flatMap((name) => {
    const tag = parameter(findProperty(event, name), 'language')
    return tag === undefined ? [] : (findLocale(tag) ?? [])
  })[0]
  if (language !== undefined) properties.set(P.MessageLocaleId, language)
  const link = parameter(findProperty(event, 'LOCATION'), 'altrep')
  if (link) properties.set(N.LocationUrl, link.slice(0, TEXT_MAX))
  const things = allProperties(event, 'RESOURCES').flatMap(({ values }) => tidyWords(values.flat()))
  if (things.length > 0) properties.set(N.NonSendableBcc, things.join('; ').slice(0, TEXT_MAX))
}

function importField(properties: Bag, event: Component, zones: Zones, [name, kind, target]: Field): void {
  const text = findText(event, name)?.trim()
  if (text === undefined || text === '') return
  switch (kind) {
    case 'boolean':
      properties.set(target, /^TRUE$/i.test(text))
      return
    case 'integer': {
      const number = Number(text)
      if (Number.isInteger(number) && number >= 0 && number <= 0x7fffffff) properties.set(target, number)
      return
    }
    case 'text':
      properties.set(target, text.slice(0, TEXT_MAX))
      return
    case 'time': {
      const time = findTime(findProperty(event, name), zones)
      if (time) properties.set(target, fileTime.from(time.instant))
    }
  }
}

export function outlookFieldLines(properties: Bag): Property[] {
  const lines = fields.flatMap(([name, , source]) => {
    const value: unknown = properties.get(source as typeof N.Directory)
    switch (typeof value) {
      case 'boolean':
        return [property(name, value ? 'TRUE' : 'FALSE')]
      case 'bigint':
        return [property(name, momentText({ local: fileTime.toMilliseconds(value), kind: 'utc' }))]
      case 'string':
      case 'number':
        return [property(name, `${value}`)]
      default:
        return []
    }
  })
  const things = wordsOf(properties.get(N.NonSendableBcc))
  return things.length > 0 ? [...lines, property('RESOURCES', things)] : lines
}

/** Of SUMMARY; the other texts are in the same language. */
export function languageOf(properties: Bag): string | undefined {
  const locale = properties.get(P.MessageLocaleId)
  return locale === undefined ? undefined : findLanguage(locale)
}

/** A list that Outlook keeps in one text. */
export function wordsOf(list: string | undefined): string[] {
  return tidyWords(list?.split(';') ?? [])
}

/** Without semicolons, runs of white space, empty ones and such as differ in case alone. [MS-OXCICAL] 2.1.3.1.1.20.6 */
export function tidyWords(words: readonly string[], lengthMax = 500): string[] {
  const seen = new Map<string, string>()
  for (const word of words) {
    const tidy = word.replace(/;/g, '').replace(/\s+/g, ' ').trim()
    const cut = tidy.length > lengthMax ? tidy.slice(0, lengthMax).replace(/[\ud800-\udbff]$/, '') : tidy
    const key = cut.toLowerCase()
    if (cut !== '' && !seen.has(key)) seen.set(key, cut)
  }
  return [...seen.values()]
}
