/** Calendars beside ical.js: reading a file, finding the occurrences of its series, making items of it. */
import ICAL from 'ical.js'
import { componentText, parseComponents } from '#codec/ical/index.ts'
import { importCalendar } from '#convert/calendar/index.ts'
import { findSeries, occurrences, type Series } from '#model/recurrence/index.ts'
import { compare, type Benchmark, type BenchRow } from './types.ts'

const YEAR_FROM = Date.UTC(2026, 0, 1)
const YEAR_TO = Date.UTC(2027, 0, 1)
const peer = 'ical.js 2.2.1'

const rules = [
  'DAILY',
  'WEEKLY;BYDAY=MO,WE',
  'MONTHLY;BYDAY=2TU',
  'MONTHLY;BYMONTHDAY=15',
  'YEARLY',
  'WEEKLY;INTERVAL=2',
]

/** Half of the events recur, as in calendars of people who have had theirs for years. */
function calendar(events: number): string {
  const zone = `BEGIN:VTIMEZONE\r\nTZID:Europe/Vienna\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n`
  const texts = Array.from({ length: events }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0')
    const month = String(1 + (index % 12)).padStart(2, '0')
    const rule = index % 2 === 0 ? `RRULE:FREQ=${rules[(index / 2) % rules.length]}\r\n` : ''
    return `BEGIN:VEVENT\r\nUID:${index}@example.test\r\nDTSTAMP:20240101T000000Z\r\nDTSTART;TZID=Europe/Vienna:2024${month}${day}T090000\r\nDTEND;TZID=Europe/Vienna:2024${month}${day}T100000\r\n${rule}SUMMARY:Meeting number ${index}\\, weekly\r\nLOCATION:Harbour Room\r\nDESCRIPTION:${'What we talk about\\, in order.\\n'
      .repeat(8)
      .match(/.{1,70}/g)
      ?.join(
        '\r\n ',
      )}\r\nORGANIZER;CN=Ada Sommer:mailto:ada@example.test\r\nATTENDEE;CN=Ben Okafor;PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:ben@example.test\r\nATTENDEE;CN=Chiara Rossi;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:chiara@example.test\r\nSEQUENCE:0\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nDESCRIPTION:REMINDER\r\nEND:VALARM\r\nEND:VEVENT\r\n`
  })
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kontor//bench//EN\r\n${zone}${texts.join('')}END:VCALENDAR\r\n`
}

function seconds(run: () => number): { rate: number; result: number } {
  const begun = performance.now()
  const result = run()
  return { rate: (performance.now() - begun) / 1000, result }
}

/** Alternating rounds; both must come to the same number. */
function sides(
  rounds: number,
  ours: () => number,
  theirs: () => number,
): { ours: number[]; theirs: number[]; count: number } {
  const times = { ours: [] as number[], theirs: [] as number[], count: 0 }
  for (let round = 0; round <= rounds; round++) {
    const [mine, other] = [seconds(ours), seconds(theirs)]
    if (mine.result !== other.result) throw new Error(`${mine.result} here, ${other.result} there`)
    times.count = mine.result
    // The first round warms both up.
    if (round === 0) continue
    times.ours.push(mine.result / mine.rate)
    times.theirs.push(other.result / other.rate)
  }
  return times
}

function expandedByPeer(component: ICAL.Component): number {
  const from = ICAL.Time.fromJSDate(new Date(YEAR_FROM), true)
  const to = ICAL.Time.fromJSDate(new Date(YEAR_TO), true)
  let count = 0
  for (const one of component.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(one)
    if (!event.isRecurring()) continue
    const iterator = event.iterator()
    for (let next = iterator.next(); next && next.compare(to) < 0; next = iterator.next())
      if (next.compare(from) >= 0) count++
  }
  return count
}

const benchmark: Benchmark = {
  name: 'ical',
  async run({ quick }): Promise<BenchRow[]> {
    const events = quick ? 500 : 5000
    const rounds = quick ? 3 : 5
    const text = calendar(events)
    const read = sides(
      rounds,
      () => parseComponents(text).components[0]?.components.length as number,
      () => (ICAL.parse(text) as [string, unknown[], unknown[]])[2].length,
    )
    const tree = parseComponents(text).components
    const jcal = ICAL.parse(text)
    const write = sides(
      rounds,
      () => Number(tree.map(componentText).join('').length > 0) * events,
      () => Number(ICAL.stringify(jcal as never).length > 0) * events,
    )
    const items = importCalendar(text).items
    const series = items.flatMap(({ item }) => findSeries(item.properties) ?? []) as Series[]
    const component = new ICAL.Component(jcal as never)
    const window = { fromMillis: YEAR_FROM, toMillis: YEAR_TO }
    const expand = sides(
      rounds,
      () => series.reduce((count, one) => count + [...occurrences(one, window)].length, 0),
      () => expandedByPeer(component),
    )
    const file = `a calendar of ${events} events, half of them series, ${Math.round(text.length / 1024)} KiB`
    const imported = Array.from({ length: rounds }, () => {
      const { rate } = seconds(() => importCalendar(text).items.length)
      return events / rate
    })
    return [
      compare({
        name: 'calendar: read',
        unit: 'components/s',
        peer,
        ...read,
        better: 'more',
        method: `${file}: text to components, and ICAL.parse`,
      }),
      compare({
        name: 'calendar: write',
        unit: 'events/s',
        peer,
        ...write,
        better: 'more',
        method: `the same back to text, and ICAL.stringify`,
      }),
      compare({
        name: 'calendar: occurrences of a year',
        unit: 'occurrences/s',
        peer,
        ...expand,
        better: 'more',
        method: `${expand.count} occurrences of ${series.length} series in 2026, from Outlook's pattern here and by ICAL.Event.iterator there`,
      }),
      compare({
        name: 'calendar: items',
        unit: 'items/s',
        ours: imported,
        better: 'more',
        method: `${file}: text to items with their properties`,
      }),
    ]
  },
}

export default benchmark
