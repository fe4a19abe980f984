import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LayoutError } from '../binary/index.ts'
import { type DictionaryEntry, readDictionaryStream, writeDictionaryStream } from './dictionary-stream.ts'

const string = (value: string) => ({ type: 'string', value }) as const

test('what Outlook writes is read: [MS-OXOCFG] 2.2.5.1', () => {
  const xml = `<?xml version="1.0"?><UserConfiguration><Info version="Outlook.12"/><Data>
    <e k="18-piAutoProcess" v="3-True"/><e k="18-piRemindDefault" v="9-15"/><e k="9-7" v="18-a-b"/><e k="18-odd" v="14-1.5"/>
  </Data></UserConfiguration>`
  assert.deepEqual(readDictionaryStream(Buffer.from(xml)), [
    { key: string('piAutoProcess'), value: { type: 'boolean', value: true } },
    { key: string('piRemindDefault'), value: { type: 'int32', value: 15n } },
    { key: { type: 'int32', value: 7n }, value: string('a-b') },
    { key: string('odd'), value: { type: 'other', text: '14-1.5' } },
  ])
})

test('every value comes back', () => {
  const entries: DictionaryEntry[] = [
    { key: string('a "quoted" <name>\n'), value: string('') },
    { key: string('byte'), value: { type: 'byte', value: 255n } },
    { key: string('int64'), value: { type: 'int64', value: -(2n ** 63n) } },
    { key: string('uint64'), value: { type: 'uint64', value: 2n ** 64n - 1n } },
    { key: string('date'), value: { type: 'dateTime', value: new Date('2026-11-29T07:00:00.123Z') } },
    { key: string('other'), value: { type: 'other', text: '9-99999999999' } },
  ]
  assert.deepEqual(readDictionaryStream(writeDictionaryStream(entries)), entries)
})

test('what is no dictionary is a LayoutError', () => {
  for (const text of ['', '<a/>', 'text', '<UserConfiguration><Data>'])
    assert.throws(() => readDictionaryStream(Buffer.from(text)), LayoutError)
})
