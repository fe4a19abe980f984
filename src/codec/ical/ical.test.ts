import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { LayoutError } from '#codec/binary/index.ts'
import { corpus } from '#test/corpus.ts'
import { civilOf, dayOf, weekdayOf } from './civil.ts'
import { type Component, componentText, parseComponents, property } from './component.ts'
import { expandRule } from './expand.ts'
import { type Property, propertyLine, readLine } from './line.ts'
import { findRule, type Rule, ruleText } from './rule.ts'
import { durationText, findDuration, findMoment, findText, momentText } from './value.ts'
import { findRuleOfVersion1 } from './version-1.ts'

test('days go to dates and back', () => {
  for (let day = 0; day < 500_000; day += 37) {
    const { year, month, day: ofMonth } = civilOf(day)
    assert.equal(dayOf(year, month, ofMonth), day)
    assert.equal(Date.UTC(year, month - 1, ofMonth) / 86_400_000, day - 134_774)
    assert.equal(weekdayOf(day), new Date(Date.UTC(year, month - 1, ofMonth)).getUTCDay())
  }
})

/** The examples of RFC 5545 3.8.5.3, from 1997-09-02 09:00 on, and what they leave out. */
const rules = `DAILY;INTERVAL=10;COUNT=5|YEARLY;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA|WEEKLY;INTERVAL=2;WKST=SU|WEEKLY;WKST=SU;BYDAY=TU,TH
WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH|MONTHLY;COUNT=10;BYDAY=1FR|MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU|MONTHLY;BYMONTHDAY=-3
MONTHLY;COUNT=10;BYMONTHDAY=2,15|MONTHLY;COUNT=10;BYMONTHDAY=1,-1|MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15|MONTHLY;INTERVAL=2;BYDAY=TU
YEARLY;COUNT=10;BYMONTH=6,7|YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3|YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200|YEARLY;BYDAY=20MO|YEARLY;BYDAY=-1SU
YEARLY;BYWEEKNO=20;BYDAY=MO|YEARLY;BYWEEKNO=1,53;BYDAY=SU,MO|YEARLY;BYWEEKNO=-1;BYDAY=TH|YEARLY;BYMONTH=3;BYDAY=TH|YEARLY;BYDAY=TH;BYMONTH=6,7,8
MONTHLY;BYDAY=FR;BYMONTHDAY=13|MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13|YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8
MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3|MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2|HOURLY;INTERVAL=3;COUNT=9|MINUTELY;INTERVAL=15;COUNT=6
MINUTELY;INTERVAL=90;COUNT=4|DAILY;BYHOUR=9,10,11;BYMINUTE=0,20,40|MINUTELY;INTERVAL=20;BYHOUR=9,10,11|WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO
MONTHLY;BYMONTHDAY=15,30;COUNT=5|SECONDLY;INTERVAL=45;COUNT=7|DAILY;BYMONTH=1;BYSETPOS=1|YEARLY;BYYEARDAY=366|HOURLY;BYDAY=MO;BYHOUR=8;COUNT=3`

test('RFC 5545 3.3.10: rules give the times that rrule-temporal has', () => {
  for (const text of rules.split(/[|\n]/)) {
    const rule = findRule(`FREQ=${text}`) as Rule
    const mine = expandRule({ rule, start: Date.UTC(1997, 8, 2, 9) })
      .take(12)
      .toArray()
    const oracle = new RRuleTemporal({ rruleString: `DTSTART:19970902T090000Z\nRRULE:FREQ=${text}` })
    const theirs = oracle.all((_, index) => index < 12).map((date) => date.epochMilliseconds)
    assert.deepEqual(mine, theirs, text)
    assert.deepEqual(findRule(ruleText(rule)), rule)
  }
})

test('a rule is entered anywhere, and ends even if it never happens', () => {
  const far = Date.UTC(3000, 0, 1)
  for (const text of rules.split(/[|\n]/)) {
    const rule = findRule(`FREQ=${text}`) as Rule
    const [first = far] = expandRule({ rule, start: Date.UTC(1997, 8, 2, 9), from: far })
    assert.ok(first >= far, text)
  }
  for (const text of [
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;INTERVAL=2;BYSECOND=1',
    'FREQ=YEARLY;BYDAY=53MO;BYMONTH=1',
  ]) {
    assert.deepEqual([...expandRule({ rule: findRule(text) as Rule, start: 0 })], [], text)
  }
})

test('what is no rule is none', () => {
  for (const text of [
    '',
    'FREQ=',
    'FREQ=NEVER',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=x',
    'FREQ=DAILY;BYDAY=XX',
    'FREQ=DAILY;BYMONTH=13',
    'FREQ=DAILY;UNTIL=tomorrow',
  ]) {
    assert.equal(findRule(text), undefined, text)
  }
})

type Witness = { name: string; ics: string; expected?: { dates?: string[] } }
/** Rules of several kinds at once, and calendars whose times KDE shows in another zone than their own. */
const notCompared = /TestCase(03|57)|Until_TestCase02|hourly/

test('KDE has the same days', { skip: corpus ? false : 'no corpus' }, () => {
  let compared = 0
  const witnesses = JSON.parse(
    readFileSync(join(corpus as string, 'ics/recurrence/kcalendarcore-rrule.shared.json'), 'utf8'),
  ) as Witness[]
  for (const { name, ics, expected } of witnesses) {
    const event = parseComponents(ics).components[0]?.components.find((one) => one.name === 'VEVENT')
    const names = event?.properties.map((one) => one.name) ?? []
    const start = event && findMoment(findText(event, 'DTSTART') ?? '')
    const rule = event && findRule(findText(event, 'RRULE') ?? '')
    const plain =
      names.filter((one) => one === 'RRULE').length === 1 &&
      !names.includes('EXDATE') &&
      !names.includes('RDATE') &&
      !names.includes('EXRULE')
    if (!start || !rule || rule.until !== undefined || !plain || !expected?.dates || notCompared.test(name)) continue
    // KDE sometimes adds a start that the rule does not admit.
    const startDay = new Date(start.local).toISOString().slice(0, 10)
    const [first] = expandRule({ rule, start: start.local })
    const theirs = expected.dates.filter((day) => day !== startDay || first === start.local)
    const days = new Set<string>()
    for (const time of expandRule({ rule, start: start.local })) {
      days.add(new Date(time).toISOString().slice(0, 10))
      if (days.size >= theirs.length) break
    }
    assert.deepEqual([...days], theirs.slice(0, days.size), name)
    compared++
  }
  assert.ok(compared > 30, `${compared}`)
})

for (const [text, rule] of [
  ['D1 #10', 'FREQ=DAILY;COUNT=10'],
  ['W2 TU TH #10', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=10'],
  ['MP1 1+ SU 1- SU #0', 'FREQ=MONTHLY;BYDAY=1SU,-1SU'],
  ['MD1 2 15 LD 19991224T000000Z', 'FREQ=MONTHLY;BYMONTHDAY=2,15,-1;UNTIL=19991224T000000Z'],
  ['YM1 6 7 #8', 'FREQ=YEARLY;BYMONTH=6,7;COUNT=8'],
  ['YD5 1 100 200 #4', 'FREQ=YEARLY;INTERVAL=5;BYYEARDAY=1,100,200;COUNT=4'],
  ['nonsense', undefined],
] as const) {
  test(`vCalendar 1.0: ${text}`, () => assert.equal(findRuleOfVersion1(text), rule))
}

test('RFC 5545 3.3.6: durations', () => {
  for (const [text, millis] of [
    ['P15DT5H0M20S', 1_314_020_000],
    ['P7W', 4_233_600_000],
    ['-PT10M', -600_000],
    ['PT0S', 0],
  ] as const) {
    assert.equal(findDuration(text), millis)
    assert.equal(findDuration(durationText(millis)), millis)
  }
  for (const text of ['', 'P', 'PT', '10M', 'P1X']) assert.equal(findDuration(text), undefined, text)
})

test('RFC 5545 3.3.5: dates and times', () => {
  for (const text of ['20240229', '20240229T235959', '20240229T235959Z'])
    assert.equal(momentText(findMoment(text) as never), text)
  assert.equal(findMoment('20240231')?.local, Date.UTC(2024, 1, 29))
  for (const text of ['', '2024', '20241301', '20240101T99', 'x20240101'])
    assert.equal(findMoment(text), undefined, text)
})

test('RFC 5545 3.1: any text comes back, in lines of at most 75 octets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 40 }), (text, parameter) => {
      const wanted = text.replace(/[\0-\x08\x0b-\x1f\x7f\r]/g, '')
      const cn = parameter.replace(/[\0-\x09\x0b-\x1f\x7f]/g, '')
      const component: Component = {
        name: 'VCALENDAR',
        properties: [property('SUMMARY', wanted), property('ATTENDEE', 'mailto:a@b.test', { cn })],
        components: [],
      }
      const written = componentText(component)
      for (const line of written.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
      assert.deepEqual(parseComponents(written), { components: [component], problems: [] })
    }),
  )
})

for (const [written, read] of [
  ['CN="a\\Nb"', 'a\\Nb'],
  ['CN="a\\,b"', 'a\\,b'],
  ['CN=a\\\\b', 'a\\\\b'],
  ["CN=^'a^' ^^ ^n b^x", '"a" ^ \n b^x'],
  ['CN=King, Ada', 'King, Ada'],
  ['CN="a;b:c,d"', 'a;b:c,d'],
] as const) {
  test(`RFC 5545 3.2, RFC 6868: the parameter ${written}`, () => {
    const property = readLine(`ATTENDEE;${written};ROLE=CHAIR:mailto:a@b.test`)
    assert.deepEqual(property, {
      name: 'ATTENDEE',
      parameters: { cn: read, role: 'CHAIR' },
      type: 'cal-address',
      values: ['mailto:a@b.test'],
    })
    assert.deepEqual(readLine(propertyLine(property as Property)), property)
  })
}

test('RFC 5545 3.2.11: lists of addresses in a parameter', () => {
  const property = readLine('ATTENDEE;MEMBER="mailto:a@b.test","mailto:c@b.test":mailto:d@b.test') as Property
  assert.deepEqual(property.parameters.member, ['mailto:a@b.test', 'mailto:c@b.test'])
  assert.equal(propertyLine(property), 'ATTENDEE;MEMBER="mailto:a@b.test","mailto:c@b.test":mailto:d@b.test')
})

for (const line of ['no line', 'SUMMARY', 'A B:c', 'X;:y', 'X;A:y', 'X;A="b:c', 'X;=a:b', 'X;A=b']) {
  test(`what is no line is none: ${line}`, () => assert.equal(typeof readLine(line), 'string'))
}

test('what is nested too deeply is refused', () => {
  const deep = Array.from({ length: 40 }, (_, index) => `BEGIN:X-${index}`).join('\n')
  assert.throws(() => parseComponents(deep), LayoutError)
})
