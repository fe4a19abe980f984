import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { corpus, corpusFiles } from '#test/corpus.ts'
import {
  type Card,
  componentsOf,
  escapeText,
  listOf,
  property,
  readCards,
  textOf,
  typesOf,
  writeCard,
} from './index.ts'

const skip = corpus ? false : 'no corpus'
const read = (text: string, encoding: BufferEncoding = 'utf8') => [...readCards(Buffer.from(text, encoding))]
const one = (lines: string, version = '3.0', encoding?: BufferEncoding) => {
  const [card] = read(`BEGIN:VCARD\r\nVERSION:${version}\r\n${lines}\r\nEND:VCARD\r\n`, encoding)
  return card?.properties[0] as Card['properties'][0]
}

for (const { name, line, version, encoding, expected } of [
  { name: 'RFC 6350 3.4: escapes', line: 'NOTE:a\\, b\\; c\\nd\\\\', expected: 'a, b; c\nd\\' },
  { name: 'RFC 6350 3.2: folded lines', line: 'NOTE:a\r\n b\r\n\tc', expected: 'abc' },
  {
    name: 'vCard 2.1: quoted-printable',
    version: '2.1',
    line: 'NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=A4=0D=0A=\r\nb',
    expected: 'ä\nb',
  },
  {
    name: 'vCard 2.1: a charset',
    version: '2.1',
    line: 'NOTE;CHARSET=windows-1251:\xe4',
    encoding: 'latin1',
    expected: 'д',
  },
  { name: 'no charset, not UTF-8', line: 'NOTE:\xe4', encoding: 'latin1', expected: 'ä' },
] as { name: string; line: string; version?: string; encoding?: BufferEncoding; expected: string }[]) {
  test(name, () => assert.equal(textOf(one(line, version, encoding)), expected))
}

test('names, groups, parameters and lists', () => {
  const tel = one('item1.tel;type=HOME,voice;TYPE=pref;X-A="b;c:d^n":+1')
  assert.deepEqual([tel.group, tel.name, tel.value], ['item1', 'TEL', '+1'])
  assert.deepEqual([...typesOf(tel)], ['home', 'voice', 'pref'])
  assert.deepEqual(tel.parameters.get('X-A'), ['b;c:d\n'])
  assert.deepEqual([...typesOf(one('TEL;HOME;FAX:1', '2.1'))], ['home', 'fax'])
  assert.deepEqual(componentsOf(one('N:A\\;b;C;;;')), ['A;b', 'C', '', '', ''])
  assert.deepEqual(listOf(one('CATEGORIES:a\\,b,c')), ['a,b', 'c'])
})

test('values of bytes in every version', () => {
  for (const line of [
    'PHOTO;ENCODING=b;TYPE=PNG:aGVs\r\n bG8=',
    'PHOTO;PNG;BASE64:\r\n aGVs\r\n bG8=\r\n',
    'PHOTO:data:image/png;base64,aGVsbG8=',
  ]) {
    assert.equal(Buffer.from(one(line).bytes ?? []).toString(), 'hello')
  }
})

test('a card in a card, and cards without their end', () => {
  const cards = read(
    'BEGIN:VCARD\nVERSION:2.1\nFN:a\nAGENT:\nBEGIN:VCARD\nFN:b\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:c\nBEGIN:VCARD\nFN:d',
  )
  assert.deepEqual(
    cards.map(({ properties, agents }) => [properties[0]?.value, agents.length]),
    [
      ['a', 1],
      ['c', 0],
      ['d', 0],
    ],
  )
})

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), fc.uint8Array(), (texts, bytes) => {
      const clean = texts.map((text) => text.replace(/\r\n|\r|\n/g, '\n'))
      const value = clean.map(escapeText).join(';')
      const card: Card = {
        version: '4.0',
        properties: [property('X-A', value, { TYPE: ['x'] }), { ...property('PHOTO', ''), bytes }],
        agents: [],
      }
      for (const version of ['3.0', '4.0'] as const) {
        const [again] = read(writeCard(card, version))
        assert.deepEqual(componentsOf(again?.properties[0] as Card['properties'][0]), clean.length === 0 ? [''] : clean)
        assert.deepEqual(Buffer.from(again?.properties[1]?.bytes ?? []), Buffer.from(bytes))
      }
    }),
    { numRuns: 100 },
  )
})

test('the cards, versions and properties of the corpus', { skip }, () => {
  type Expected = { file: string; cards: number; versions: string[]; vobject?: { props: Record<string, number> }[] }
  const all = JSON.parse(readFileSync(join(corpus as string, 'expected/vcf-python-vobject.json'), 'utf8')) as Expected[]
  const files = new Map([...corpusFiles('vcf')].map(({ name, bytes }) => [name, bytes]))
  let checked = 0
  const differ: string[] = []
  for (const { file, cards, vobject } of all) {
    const bytes = files.get(file)
    if (!bytes) continue
    checked++
    const ours = [...readCards(bytes)]
    const total = ours.reduce((sum, card) => sum + 1 + card.agents.length, 0)
    if (total !== cards) differ.push(`${file}: ${total} cards, not ${cards}`)
    for (const [index, expected] of (vobject ?? []).entries()) {
      const counts: Record<string, number> = {}
      for (const { name } of ours[index]?.properties ?? []) counts[name] = (counts[name] ?? 0) + 1
      for (const [name, count] of Object.entries(expected.props ?? {})) {
        if (name !== 'VERSION' && counts[name] !== count)
          differ.push(`${file}: ${counts[name] ?? 0} ${name}, not ${count}`)
      }
    }
  }
  assert.ok(checked > 50)
  assert.deepEqual(differ, [])
})
