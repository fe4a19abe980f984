/**
 * Bytes of binary properties and what MFCMAPI prints of them: every number, name and id that both show must be the same. What
 * is compared of each structure stands in the table; MFCMAPI is right where it and the specification agree.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { corpus } from '#test/corpus.ts'
import { N, P, type Property } from '#model'
import { decodeBlob, jsonValue } from './index.ts'

interface Sample {
  name: string
  structure: string
  input_hex: string
  expected_text: string
}

const samples = corpus
  ? (JSON.parse(readFileSync(join(corpus, 'mapi/smartview-structures.shared.json'), 'utf8')) as Sample[])
  : []

type Value = any

/** All values of `name = …` or `name: …` in the text, in their order. */
function all(text: string, name: string): string[] {
  const pattern = new RegExp(`^[|\\t ]*${name.replace(/[[\]()]/g, '\\$&')}\\s*[=:] ?(.*?)\\r?$`, 'gm')
  return [...text.matchAll(pattern)].map(([, value]) => (value as string).trim())
}

/** `0x012C (300)`, `0x00000004`, `-60` */
const number = (text: string) => (Number(/^-?(0x[0-9A-F]+|\d+)/i.exec(text)?.[0]) | 0) >>> 0
const unsigned = (value: number) => (value | 0) >>> 0
const numbers = (text: string, name: string) => all(text, name).map(number)
const guid = (text: string) => /\{(.*?)\}/.exec(text)?.[1]?.toLowerCase()
const quoted = (text: string) => text.replace(/^"|"$/g, '')
/** The line under `name` that says `cb: … lpb: HEX`. */
const blobs = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`${name}\\s*(?:= )?cb: \\d+ lpb: ([0-9A-F]+)`, 'g'))].map(([, hex]) =>
    hex?.toLowerCase(),
  )

const cases: Record<string, { property: Property; same: (value: Value, text: string) => [unknown, unknown][] }> = {
  TIMEZONE: {
    property: N.TimeZoneStruct,
    same: (value, text) => [
      [
        [value.bias, value.standardBias, value.daylightBias].map(unsigned),
        ['lBias', 'lStandardBias', 'lDaylightBias'].flatMap((name) => numbers(text, name)),
      ],
      [[value.standardDate.month, value.daylightDate.month], numbers(text, 'wMonth')],
      [[value.standardDate.hour, value.daylightDate.hour], numbers(text, 'wHour')],
    ],
  },
  TIMEZONEDEFINITION: {
    property: N.AppointmentTimeZoneDefinitionRecur,
    same: (value, text) => [
      [value.keyName, all(text, 'szKeyName')[0]],
      [value.rules.length, numbers(text, 'cRules')[0]],
      [value.rules.map((rule: Value) => rule.flags), numbers(text, 'wTZRuleFlags')],
      [value.rules.map((rule: Value) => unsigned(rule.bias)), numbers(text, 'lBias')],
      [
        value.rules.flatMap((rule: Value) => [rule.standardDate.month, rule.daylightDate.month]),
        numbers(text, 'wMonth'),
      ],
    ],
  },
  GLOBALOBJECTID: {
    property: N.GlobalObjectId,
    same: (value, text) => [
      [[value.year, value.month, value.day], ['Year', 'Month', 'Day'].flatMap((name) => numbers(text, name))],
      [
        BigInt(value.creationTime),
        BigInt(
          `0x${(all(text, 'Creation Time')[0] ?? '').slice(2, 10)}${(all(text, 'Creation Time')[0] ?? '').slice(13, 21)}`,
        ),
      ],
      [value.data, blobs(text, 'Data')[0]],
    ],
  },
  CONVERSATIONINDEX: {
    property: P.ConversationIndex,
    same: (value, text) => [
      [value.levels.map(({ random }: Value) => random), numbers(text, 'Random')],
      [value.levels.length, all(text, 'TimeDelta').length],
      [value.levels.map(({ level }: Value) => level), numbers(text, 'ResponseLevel')],
    ],
  },
  VERBSTREAM: {
    property: N.VerbStream,
    same: (value, text) => [
      [
        value.options.map(({ displayName }: Value) => displayName),
        all(text, 'DisplayName').map(quoted).slice(0, value.options.length),
      ],
      [value.options.map(({ messageClass }: Value) => messageClass), all(text, 'MsgClsName').map(quoted)],
      [value.options.map(({ id }: Value) => id), numbers(text, 'ID')],
      [value.options.map(({ sendBehavior }: Value) => sendBehavior), numbers(text, 'SendBehavior')],
    ],
  },
  PROPERTYDEFINITIONSTREAM: {
    property: N.PropertyDefinitionStream,
    same: (value, text) => [
      [value.fields.length, numbers(text, 'FieldDefinitionCount')[0]],
      [value.fields.map(({ name }: Value) => name).filter((name: string) => name !== ''), all(text, 'NmidName')],
      [value.fields.map(({ flags }: Value) => flags), numbers(text, 'Flags')],
      [value.fields.map(({ dispatchId }: Value) => dispatchId), numbers(text, 'DispID')],
      [value.fields.map(({ skipBlocks }: Value) => skipBlocks.length + 1), numbers(text, 'SkipBlockCount')],
    ],
  },
  ADDITIONALRENENTRYIDSEX: {
    property: P.AdditionalRenEntryIdsEx,
    same: (value, text) => [
      [value.flatMap(({ elements }: Value) => elements.map(({ data }: Value) => data)), blobs(text, 'ElementData')],
      [value.length, all(text, 'PersistID').length],
    ],
  },
  APPOINTMENTRECURRENCEPATTERN: {
    property: N.AppointmentRecur,
    same: ({ pattern, exceptions }, text) => [
      [
        [pattern.frequency, pattern.patternType, pattern.period, pattern.firstDateTime, pattern.endType, pattern.count],
        ['RecurFrequency', 'PatternType', 'Period', 'FirstDateTime', 'EndType', 'OccurrenceCount'].flatMap((name) =>
          numbers(text, name).slice(0, 1),
        ),
      ],
      [pattern.deletedDates.length, numbers(text, 'DeletedInstanceCount')[0]],
      [pattern.modifiedDates.length, numbers(text, 'ModifiedInstanceCount')[0]],
      [exceptions.length, numbers(text, 'ExceptionCount')[0]],
    ],
  },
  RECURRENCEPATTERN: {
    property: N.TaskRecurrence,
    same: (pattern, text) => [
      [
        [pattern.frequency, pattern.patternType, pattern.period, pattern.endType, pattern.count],
        ['RecurFrequency', 'PatternType', 'Period', 'EndType', 'OccurrenceCount'].flatMap((name) =>
          numbers(text, name).slice(0, 1),
        ),
      ],
    ],
  },
  PCL: {
    property: P.PredecessorChangeList,
    same: (value, text) => [[value.length, numbers(text, 'Count')[0]]],
  },
  TASKASSIGNERS: {
    property: N.TaskAssigners,
    same: (value, text) => [
      [value.map(({ displayName }: Value) => displayName), all(text, 'szDisplayName (Unicode)')],
      [value.map(({ displayName8 }: Value) => displayName8), all(text, 'szDisplayName (ANSI)')],
    ],
  },
  EXTENDEDRULEACTION: {
    property: P.ExtendedRuleMessageActions,
    same: (value, text) => [[value.actions.length, numbers(text, 'NoOfActions')[0]]],
  },
  EXTENDEDRULECONDITION: { property: P.ExtendedRuleMessageCondition, same: (value) => [[value.error, undefined]] },
  ENTRYID: {
    property: P.EntryId,
    same: (value, text) => [
      [value?.provider ?? value?.file ?? value?.replica, guid(all(text, 'Provider GUID')[0] ?? '')],
    ],
  },
}

/** Samples in which MFCMAPI shows how it deals with bytes that do not fit, or with more than the structure. */
const broken: Readonly<Record<string, string>> = {
  'ENTRYID-36': 'cut short',
  'ENTRYID-37': 'a type that does not exist',
}

for (const { name, structure, input_hex: hex, expected_text: text } of samples) {
  const known = cases[structure]
  if (!known) continue
  test(`as MFCMAPI prints it: ${name}`, { skip: broken[name] ?? false }, () => {
    const decoded = decodeBlob(known.property, Buffer.from(hex.replaceAll('-', ''), 'hex'))
    if (structure === 'ENTRYID' && !decoded) return
    assert.ok(decoded)
    for (const [ours, theirs] of known.same(jsonValue(decoded.value), text)) assert.deepEqual(ours, theirs)
  })
}

test('the samples are there', { skip: corpus ? false : 'no corpus' }, () => assert.ok(samples.length > 100))
