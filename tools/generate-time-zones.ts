/**
 * Writes src/codec/time-zone/windows-zones.generated.ts from the tables of the specifications' folder: the ids of CLDR's windowsZones
 * and the rules that Windows has for each of them. Run it when those change: node tools/generate-time-zones.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { specs } from '#test/corpus.ts'
import { csvRecords } from './csv.ts'

if (!specs) throw new Error('The folder of the specifications is absent.')
const folder = join(specs, 'timezones')
const records = (name: string) => [...csvRecords(readFileSync(join(folder, name), 'utf8'))]

const zones = new Map<string, { main: string; others: Set<string>; rules: string[] }>()
for (const { windows_id: id = '', territory, iana_ids: names = '' } of records('windowsZones.csv')) {
  let zone = zones.get(id)
  if (!zone) zones.set(id, (zone = { main: '', others: new Set(), rules: [] }))
  const [first = '', ...rest] = names.split(' ')
  if (territory === '001') zone.main = first
  for (const name of territory === '001' ? rest : [first, ...rest]) zone.others.add(name)
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
for (const row of records('tzrules.csv')) {
  const zone = zones.get(row.key_name ?? '')
  if (!zone) continue
  const cell = (name: string) => row[name] ?? ''
  const change = (text: string) => {
    const [, month, weekday = '', nth, time = ''] = /^0-(\d+)-(\w+)-(\d)-(\d+:\d+)$/.exec(text) ?? []
    if (month === undefined) return ''
    return [month, weekdays.indexOf(weekday), nth, time].join('.')
  }
  zone.rules.push(
    [
      cell('rule_year'),
      cell('bias_min'),
      cell('standard_bias'),
      cell('daylight_bias'),
      change(cell('standard_date(y-mo-dow-day-h:m)')),
      change(cell('daylight_date')),
    ].join(' '),
  )
}

const lines = [...zones]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([id, { main, others, rules }]) => {
    others.delete(main)
    return [id, main, [...others].join(' '), rules.join(',')].join('|')
  })
writeFileSync(
  join(import.meta.dirname, '../src/codec/time-zone/windows-zones.generated.ts'),
  `/** Made by tools/generate-time-zones.ts from CLDR 48.2 and the rules of Windows; not to be edited. */

/**
 * One zone a line: Windows' id, its IANA id, other IANA ids of it, its rules. A rule is: first year, bias, standard bias, daylight
 * bias (minutes), the change to standard time, the change to daylight time; a change is month.weekday.nth.time.
 */
export const windowsZoneLines = \`
${lines.join('\n')}
\`
`,
)
console.log(`${zones.size} zones`)
