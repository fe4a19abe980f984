import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessText } from '#codec/charset/index.ts'
import { fromHex } from '#codec/binary/index.ts'
import { type Component, componentText, parseComponents } from '#codec/ical/index.ts'
import { corpus, corpusFiles } from '#test/corpus.ts'
import {
  encodeDefinition,
  encodeStruct,
  findIanaZone,
  findWindowsZoneOfIana,
  findZone,
  findZoneByName,
  findZoneOfDefinition,
  findZoneOfStruct,
  keyNameOf,
  ruleZone,
  toInstant,
  vtimezone,
  windowsZones,
  type Zone,
} from './index.ts'

const zone = (id: string) => findIanaZone(id) as Zone

test('local times are as Temporal says, also where the clock changes (RFC 5545 3.3.5)', () => {
  for (const id of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Casablanca']) {
    for (let local = Date.UTC(2019, 0, 1); local < Date.UTC(2021, 0, 1); local += 1_800_000 * 3) {
      const plain = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime()
      assert.equal(toInstant(zone(id), local), plain.toZonedDateTime(id).epochMilliseconds, `${id} ${plain.toString()}`)
    }
  }
})

for (const [name, id] of [
  ['Europe/Berlin', 'Europe/Berlin'],
  ['US/Eastern', 'America/New_York'],
  ['W. Europe Standard Time', 'Europe/Berlin'],
  ['"Eastern Standard Time"', 'America/New_York'],
  ['Pacific Standard Time', 'America/Los_Angeles'],
  ['/freeassociation.sourceforge.net/Tzfile/Europe/Vienna', 'Europe/Vienna'],
  ['/mozilla.org/20070129_1/America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['/softwarestudio.org/Olson_20011030_5/America/Chicago', 'America/Chicago'],
  ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', 'Europe/Berlin'],
  ['(GMT-05.00) Eastern Time (US & Canada)', 'America/New_York'],
  ['Central Europe', 'Europe/Budapest'],
  ['utc', 'UTC'],
] as const) {
  test(`the name ${name} means ${id}`, () => {
    const found = findZoneByName(name)
    assert.ok(found?.iana)
    assert.ok(new Temporal.ZonedDateTime(0n, found.id).equals(new Temporal.ZonedDateTime(0n, id)), found.id)
  })
}

test('what is no name of a zone is none', () => {
  for (const name of ['', 'Customized Time Zone', '1', 'Mars/Olympus', '__proto__', 'constructor']) {
    assert.equal(findZoneByName(name), undefined, name)
  }
})

test('[MS-OXOCAL] 2.2.1.41: every zone of Windows goes to its definition and back', () => {
  for (const { id, iana } of windowsZones().values()) {
    const own = findIanaZone(iana)
    if (!own) continue
    assert.equal(keyNameOf(own), id)
    assert.equal(findZoneOfDefinition(encodeDefinition(own, 2026))?.id, own.id, id)
  }
})

test('[MS-OXOCAL] 2.2.1.39: rules of Windows give the times of IANA', () => {
  for (const id of ['Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Australia/Sydney', 'Asia/Tokyo']) {
    const windows = findWindowsZoneOfIana(id)
    const rules = ruleZone(id, windows?.rules ?? [])
    const struct = findZoneOfStruct(encodeStruct(zone(id), 2024))
    for (let at = Date.UTC(2022, 0, 1); at < Date.UTC(2025, 0, 1); at += 3_600_000) {
      assert.equal(rules.offsetAt(at), zone(id).offsetAt(at), `${id} ${new Date(at).toISOString()}`)
      assert.equal(struct?.offsetAt(at), zone(id).offsetAt(at), `${id} ${new Date(at).toISOString()}`)
    }
  }
})

test('[MS-OXOCAL] 4.1: the TimeZoneStruct of Pacific Time', () => {
  const bytes = fromHex(
    'e0010000 00000000 c4ffffff 0000 0000 0b00 0000 0100 0200 0000 0000 0000 0000 0000 0300 0000 0200 0200 0000 0000 0000',
  )
  assert.equal(findZoneOfStruct(bytes)?.id, 'America/Los_Angeles')
})

test('zones without a Windows zone keep their rules', () => {
  const found = findZoneOfDefinition(encodeDefinition({ ...zone('Europe/Berlin'), id: 'At home', iana: false }, 2024))
  assert.equal(found?.id, 'Europe/Berlin')
  const odd: Zone = { id: 'Odd', iana: false, offsetAt: () => 1_234 * 60_000 }
  assert.equal(findZoneOfDefinition(encodeDefinition(odd, 2024))?.offsetAt(0), 1_234 * 60_000)
})

test('a zone goes to VTIMEZONE and back, with its history (RFC 5545 3.6.5)', () => {
  for (const id of [
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Europe/Moscow',
    'Asia/Tehran',
    'Asia/Tokyo',
  ]) {
    const text = componentText(vtimezone(zone(id), { name: 'Nowhere', fromYear: 2000, toYear: 2030 }))
    const read = findZone(parseComponents(text).components[0] as Component)
    for (let at = Date.UTC(2000, 0, 2); at < Date.UTC(2030, 0, 1); at += 86_400_000 / 2) {
      assert.equal(read?.offsetAt(at), zone(id).offsetAt(at), `${id} ${new Date(at).toISOString()}\n${text}`)
    }
  }
})

test('every VTIMEZONE of the corpus is a zone', { skip: corpus ? false : 'no corpus' }, () => {
  let named = 0
  let custom = 0
  for (const { name, bytes } of corpusFiles('ics')) {
    if (name.endsWith('.json')) continue
    for (const calendar of parseComponents(guessText(bytes)).components) {
      for (const component of calendar.components.filter((one) => one.name === 'VTIMEZONE')) {
        const found = findZone(component)
        if (found?.iana) named++
        else if (found) custom++
        found?.offsetAt(Date.UTC(2020, 5, 1))
      }
    }
  }
  assert.ok(named > 225 && custom < 15, `${named} known, ${custom} custom`)
})
