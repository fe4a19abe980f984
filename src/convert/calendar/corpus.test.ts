/**
 * Every calendar of the corpus, and what other programs say about it. Where they differ, `known-differences.json` says who is right and
 * why; a difference that is not listed there fails, and so does an entry that no longer differs.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { guessText } from '#codec/charset/index.ts'
import {
  type Component,
  componentText,
  findDuration,
  findMoment,
  findRule,
  parseComponents,
  ruleText,
  textOf,
} from '#codec/ical/index.ts'
import { findIanaZone, toLocal, type Zone } from '#codec/time-zone/index.ts'
import { fileTime, type Item, N } from '#model'
import { findSeries, occurrences } from '#model/recurrence/index.ts'
import { bundleFiles, corpus, corpusFiles } from '#test/corpus.ts'
import { exportCalendar, importCalendar } from './index.ts'
import differences from './known-differences.json' with { type: 'json' }

const options = { skip: corpus ? false : 'no corpus' }
const zone = findIanaZone('Europe/Vienna') as Zone
const known: { witness: string; why: string; files: string[] }[] = differences
const ITEMS_MAX = 15

/** The differences of one witness must be exactly the listed ones. */
function assertKnown(witness: string, found: ReadonlyMap<string, string>) {
  const listed = new Set(known.filter((entry) => entry.witness === witness).flatMap(({ files }) => files))
  const news = [...found].filter(([file]) => !listed.has(file)).map(([file, what]) => `${file}: ${what}`)
  const gone = [...listed].filter((file) => !found.has(file)).map((file) => `${file}: differs no longer`)
  assert.deepEqual([...news, ...gone], [])
}

const calendars = () => corpusFiles('ics', /\.(ics|vcs|ifb|txt|out)$/)

test('every calendar is read, and its components written and read again', options, () => {
  let count = 0
  for (const { name, bytes } of calendars()) {
    count++
    const { components } = parseComponents(guessText(bytes))
    const again = parseComponents(components.map(componentText).join(''))
    assert.deepEqual(again.components, components, name)
  }
  assert.ok(count > 400, `${count}`)
})

type Plain = { properties: Record<string, unknown>; recipients: unknown; attachments: unknown }

/** DTSTAMP is written where there was none, as RFC 5545 3.8.7.2 demands. */
function plain({ properties, recipients, attachments }: Item): Plain {
  const {
    OwnerCriticalChange: _stamp,
    AttendeeCriticalChange: _reply,
    AppointmentReplyTime: _time,
    ...rest
  } = properties.toJSON()
  return {
    properties: rest,
    recipients: recipients.map((row) => row.toJSON()),
    attachments: attachments.map((one) => ({
      properties: one.properties.toJSON(),
      content: one.content,
      embedded: one.embedded && plain(one.embedded),
    })),
  }
}

test('item to calendar to item: the same item', options, () => {
  const found = new Map<string, string>()
  for (const { name, bytes } of calendars()) {
    for (const { item, uid } of importCalendar(bytes, { zone }).items.slice(0, ITEMS_MAX)) {
      const again = importCalendar(exportCalendar([item], { stampMillis: 0, uids: [uid] }), { zone })
      assert.deepEqual(again.problems, [], name)
      const [a, b] = [plain(item), plain(again.items[0]?.item as Item)]
      if (isDeepStrictEqual(a, b)) continue
      const names = Object.keys({ ...a.properties, ...b.properties })
      const what = names.filter((one) => !isDeepStrictEqual(a.properties[one], b.properties[one]))
      found.set(name, what.length > 0 ? what.join(' ') : 'recipients or attachments')
    }
  }
  assertKnown('itself', found)
})

type Counted = { file: string; python_icalendar: { components?: Record<string, number>; uids?: string[] } }

test('python-icalendar counts the same components', options, () => {
  const files = new Map([...corpusFiles('ics')].map(({ name, bytes }) => [name, bytes]))
  const found = new Map<string, string>()
  for (const { file, python_icalendar: expected } of expectedOf<Counted>('ics-python-icalendar.json')) {
    const bytes = files.get(file)
    if (!bytes || !expected?.components) continue
    const counts: Record<string, number> = {}
    const count = (component: Component) => {
      counts[component.name] = (counts[component.name] ?? 0) + 1
      component.components.forEach(count)
    }
    parseComponents(guessText(bytes)).components.forEach(count)
    const names = ['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE', 'VALARM']
    const different = names.filter((one) => (counts[one] ?? 0) !== (expected.components?.[one] ?? 0))
    if (different.length > 0)
      found.set(
        file,
        different.map((one) => `${one} ${counts[one] ?? 0}, not ${expected.components?.[one] ?? 0}`).join('; '),
      )
  }
  assertKnown('python-icalendar', found)
})

function expectedOf<T>(name: string): T[] {
  return JSON.parse(readFileSync(join(corpus as string, 'expected', name), 'utf8')) as T[]
}

type Recurring = {
  file: string
  events?: { uid: string; tzid: string; occurrences?: { start: string }[]; complete: boolean; error?: string }[]
}

test('ical.js has the same occurrences', options, () => {
  const files = new Map([...corpusFiles('ics')].map(({ name, bytes }) => [name, bytes]))
  const found = new Map<string, string>()
  let compared = 0
  for (const { file, events = [] } of expectedOf<Recurring>('ics-recurrence-icaljs.json')) {
    const { items } = importCalendar(files.get(file) as Uint8Array)
    // Which of several with one UID is meant cannot be known.
    const single = events.filter(({ uid }) => events.filter((other) => other.uid === uid).length === 1)
    for (const { uid, occurrences: expected, complete, error } of single) {
      const series = items.flatMap((one) => (one.uid === uid ? (findSeries(one.item.properties) ?? []) : []))[0]
      // What a RANGE=THISANDFUTURE has cut off is a series that goes on from there.
      const later = items.filter((one) => one.uid?.startsWith(`${uid}_R`))
      const parts = [...(series ? [series] : []), ...later.flatMap(({ item }) => findSeries(item.properties) ?? [])]
      if (!series || !expected || error) continue
      compared++
      // ical.js has them in the order of their original starts; of a list that is cut off, the end may lack some that were moved.
      const theirs = expected.flatMap(({ start }) => findMoment(start) ?? []).sort((x, y) => x.local - y.local)
      const length = complete ? theirs.length + 1 : Math.max(1, theirs.length - 5)
      const mine = parts
        .flatMap((part) => occurrences(part).take(length).toArray())
        .map(({ startMillis }) => [startMillis, toLocal(series.zone, startMillis)])
        .sort(([x = 0], [y = 0]) => x - y)
        .slice(0, length)
      const at = mine.findIndex((one, index) => theirs[index]?.local !== one[theirs[index]?.kind === 'utc' ? 0 : 1])
      if (at < 0 && (!complete || mine.length === theirs.length)) continue
      const shown = [mine[at]?.[1], theirs[at < 0 ? mine.length : at]?.local].map((time) =>
        time === undefined ? 'none' : new Date(time).toISOString(),
      )
      found.set(file, `${uid} ${series.zone.id}: ${shown[0]}, not ${shown[1]}`)
    }
  }
  assert.ok(compared > 150, `${compared}`)
  assertKnown('ical.js', found)
})

/** As calcard writes it: parts of rules and lines of a component in an order of its own. */
function normal({ name, properties, components }: Component): unknown {
  const lines = properties.map((one) => {
    const rule = one.name === 'RRULE' ? findRule(textOf(one) ?? '') : undefined
    return JSON.stringify([
      one.name,
      Object.entries(one.parameters).sort(),
      rule ? ruleText(rule) : one.type === 'duration' ? findDuration(textOf(one) ?? '') : one.values,
    ])
  })
  return { name, lines: lines.sort(), components: components.map(normal) }
}

test('calcard reads the same in a calendar, and expands it to the same times', options, () => {
  const files = bundleFiles('ics/calcard.jsonl')
  // It takes times without a zone for those of Auckland.
  const auckland = findIanaZone('Pacific/Auckland') as Zone
  const found = new Map<string, string>()
  let compared = 0
  for (const [name, bytes] of files) {
    const [, base, kind] = /^(.*\/ical\/\d+)\.(ics\.out|json)$/.exec(name) ?? []
    const source = files.get(`${base}.ics`)
    if (!source) continue
    compared++
    if (kind === 'ics.out') {
      const [mine, theirs] = [source, bytes].map((one) => parseComponents(guessText(one)).components.map(normal))
      if (!isDeepStrictEqual(mine, theirs)) found.set(name, 'other lines')
      continue
    }
    const { events } = JSON.parse(guessText(bytes)) as { events: { start: string }[] }
    const theirs = events.map(({ start }) => Date.parse(start)).sort((a, b) => a - b)
    const mine = importCalendar(source, { zone: auckland })
      .items.filter((one) => one.kind === 'event')
      .flatMap(({ item }) => {
        const series = findSeries(item.properties)
        const start = item.properties.get(N.AppointmentStartWhole) as bigint
        return series
          ? [...occurrences(series).take(theirs.length + 1)].map(({ startMillis }) => startMillis)
          : [fileTime.toMilliseconds(start)]
      })
      .sort((a, b) => a - b)
    const at = theirs.findIndex((start, index) => start !== mine[index])
    if (at < 0 && mine.length === theirs.length) continue
    const shown = [mine, theirs].map((times) => new Date(times[Math.max(0, at)] ?? 0).toISOString())
    found.set(name, `${shown[0]}, not ${shown[1]} (${mine.length} and ${theirs.length})`)
  }
  assert.ok(compared > 20, `${compared}`)
  assertKnown('calcard', found)
})
