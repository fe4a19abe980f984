/** The calendar engine: a view of a week over 5,000 series, and free/busy times of it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCalendar } from '#convert/calendar/index.ts'
import { calendarView } from '#groupware/calendar/index.ts'
import { SpecialFolder } from '#model'
import { openStore } from '#store'
import { compare, type Benchmark, type BenchRow } from './types.ts'

const DAY = 86_400_000
const rules = [
  'DAILY;INTERVAL=3',
  'WEEKLY;BYDAY=MO,WE',
  'MONTHLY;BYDAY=2TU',
  'MONTHLY;BYMONTHDAY=15',
  'YEARLY',
  'WEEKLY;COUNT=20',
]

const benchmark: Benchmark = {
  name: 'calendar view',
  async run({ quick }): Promise<BenchRow[]> {
    const series = quick ? 500 : 5000
    const data = mkdtempSync(join(tmpdir(), 'kontor-bench-'))
    const store = openStore({ data })
    try {
      const id = await store.createMailbox({ kind: 'private', owner: 'bench', locale: 'en', displayName: 'Bench' })
      const mailbox = await store.open(id, { kind: 'system' })
      for (let at = 0; at < series; at += 500) {
        const events = Array.from({ length: 500 }, (_, index) => {
          const day = new Date(Date.UTC(2024, 0, 1) + ((at + index) % 700) * DAY)
            .toISOString()
            .slice(0, 10)
            .replaceAll('-', '')
          return `BEGIN:VEVENT\nUID:${at + index}\nDTSTART;TZID=Europe/Vienna:${day}T090000\nDURATION:PT1H\nSUMMARY:Series ${at + index}\nRRULE:FREQ=${rules[index % rules.length]}\nEND:VEVENT\n`
        })
        const { items } = importCalendar(`BEGIN:VCALENDAR\n${events.join('')}END:VCALENDAR\n`)
        await store.write(mailbox, async (tx) => {
          for (const { item } of items) await tx.createMessage(SpecialFolder.calendar, item)
        })
      }
      const from = Date.UTC(2026, 2, 23)
      let count = 0
      const times: number[] = []
      for (let round = 0; round < 6; round++) {
        const begun = performance.now()
        const window = { fromMillis: from + round * DAY, toMillis: from + (round + 7) * DAY }
        count = (await calendarView(store, mailbox, SpecialFolder.calendar, window)).length
        if (round > 0) times.push(performance.now() - begun)
      }
      const method = `the ${count} instances of a week in a calendar of ${series} series, from the store to the answer`
      return [
        compare({
          name: `calendar view of a week over ${series} series`,
          unit: 'ms',
          ours: times,
          better: 'less',
          method,
        }),
      ]
    } finally {
      await store.close()
      rmSync(data, { recursive: true, force: true })
    }
  },
}

export default benchmark
