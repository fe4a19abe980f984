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
import { type Component, componentText, findMoment, parseComponents } from '#codec/ical/index.ts'
import { findIanaZone, toLocal, type Zone } from '#codec/time-zone/index.ts'
import type { Item } from '#model'
import { findSeries, occurrences } from '#model/recurrence/index.ts'
import { corpus, corpusFiles } from '#test/corpus.ts'
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
      if (!series || !expected || error) continue
      compared++
      // ical.js has them in the order of their original starts; of a list that is cut off, the end may lack some that were moved.
      const theirs = expected.flatMap(({ start }) => findMoment(start) ?? []).sort((x, y) => x.local - y.local)
      const length = complete ? theirs.length + 1 : Math.max(1, theirs.length - 5)
      const mine = [...occurrences(series).take(length)].map(({ startMillis }) => [
        startMillis,
        toLocal(series.zone, startMillis),
      ])
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
