/** A calendar of any bytes becomes items, and these a calendar again. */
import { LayoutError } from '#codec/binary/index.ts'
import { Failure } from '#model'
import { findSeries, occurrences } from '#model/recurrence/index.ts'
import { corpusFiles } from '#test/corpus.ts'
import { exportCalendar, importCalendar } from './index.ts'

const small =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Europe/Berlin:20240101T100000\r\nRRULE:FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=9\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'

export default {
  name: 'calendar import and export',
  seeds(): Uint8Array[] {
    const files = [...corpusFiles('ics', /\.(ics|vcs)$/)].filter(({ bytes }) => bytes.length < 8000)
    return [Buffer.from(small), ...files.filter((_, index) => index % 5 === 0).map(({ bytes }) => bytes)]
  },
  run(input: Uint8Array): void {
    try {
      const { items, method } = importCalendar(input)
      for (const { item } of items.slice(0, 20)) {
        const series = findSeries(item.properties)
        if (series) occurrences(series).take(20).toArray()
      }
      const some = items.slice(0, 50).map(({ item }) => item)
      const text = exportCalendar(some, { stampMillis: 0, ...(method !== undefined && { method }) })
      const again = importCalendar(text)
      if (again.problems.length > 0) throw new Error(`what was written is broken: ${again.problems[0]?.problem}`)
    } catch (error) {
      if (!(error instanceof LayoutError) && !(error instanceof Failure)) throw error
    }
  },
}
