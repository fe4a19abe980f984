/**
 * Cards beside what other programs make of them: the canonical form that calcard writes, and what KDE's kcontacts writes in
 * versions 2.1, 3.0 and 4.0 for cards of any version. Both forms are read, and have to say the same. Differences:
 * `known-differences.json`.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bundleFiles, corpus } from '#test/corpus.ts'
import { assertKnown } from '#test/known-differences.ts'
import { type Card, type CardProperty, componentsOf, listOf, readCards, textOf, typesOf } from './index.ts'
import known from './known-differences.json' with { type: 'json' }

const options = { skip: corpus ? false : 'no corpus' }

const structured = new Set(['N', 'ADR', 'ORG', 'GENDER'])
const lists = new Set(['NICKNAME', 'CATEGORIES'])

/** What a property says, whatever its version. */
function meaning(property: CardProperty): string {
  const { name, bytes } = property
  // Empty components at the end say nothing.
  const value = bytes
    ? `${bytes.length} bytes`
    : structured.has(name)
      ? componentsOf(property).join('|').replace(/\|+$/, '')
      : lists.has(name)
        ? listOf(property).join('|')
        : textOf(property)
  return value.replace(/\s+/g, ' ').trim()
}

function lineOf(property: CardProperty): string {
  const types = [...typesOf(property)].sort().join(',')
  const parameters = [...property.parameters]
    .filter(([name]) => !['TYPE', 'PREF', 'VALUE'].includes(name))
    .map(([name, values]) => `${name}=${values.join(',')}`)
    .sort()
  return [property.group ?? '', property.name, types, ...parameters, meaning(property)].join(' ')
}

function differences(ours: readonly string[], theirs: readonly string[]): string[] {
  const missing = theirs.filter((line) => !ours.includes(line)).map((line) => `not read: ${line}`)
  const more = ours.filter((line) => !theirs.includes(line)).map((line) => `not there: ${line}`)
  return [...missing, ...more]
}

test('what calcard writes for a card says what the card says', options, () => {
  const files = bundleFiles('vcf/calcard.jsonl')
  const found = new Map<string, string[]>()
  let compared = 0
  for (const [name, expected] of files) {
    const source = files.get(name.replace(/\.out$/, ''))
    if (!/\.vcf\.out$/.test(name) || !source) continue
    compared++
    const [ours, theirs] = [source, expected].map((bytes) => [...readCards(bytes)].flatMap(linesOf))
    const wrong = differences(ours ?? [], theirs ?? [])
    if (wrong.length > 0) found.set(name.replace(/^.*\//, ''), wrong)
  }
  assert.ok(compared > 15, `only ${compared}`)
  assertKnown(known, 'calcard', found)
})

function linesOf({ properties, agents }: Card): string[] {
  return [...properties.map(lineOf), ...agents.flatMap(linesOf)]
}

/** Those that kcontacts takes over as they are; others it writes anew. */
const carried = [
  'FN',
  'N',
  'NICKNAME',
  'EMAIL',
  'TEL',
  'ADR',
  'ORG',
  'TITLE',
  'ROLE',
  'NOTE',
  'BDAY',
  'URL',
  'UID',
  'CATEGORIES',
]

test('what kcontacts writes for a card in each version says what the card says', options, () => {
  const files = bundleFiles('vcf/KDE-kcontacts.jsonl')
  const found = new Map<string, string[]>()
  let compared = 0
  for (const [name, expected] of files) {
    const [, source] = /^data\/(?:v4_0\.)?(.*\.vcf)\.(?:2_1)?ref$/.exec(name) ?? []
    const bytes = source && files.get(`data/${source}`)
    if (!bytes) continue
    const [ours, theirs] = [bytes, expected].map((one) => [...readCards(one)])
    compared++
    const wrong: string[] = ours?.length === theirs?.length ? [] : [`${ours?.length} cards, not ${theirs?.length}`]
    for (const [index, card] of (ours ?? []).entries()) wrong.push(...compareKde(card, theirs?.[index]))
    if (wrong.length > 0) found.set(name.replace('data/', ''), wrong)
  }
  assert.ok(compared > 15, `only ${compared}`)
  assertKnown(known, 'kcontacts', found)
})

function* compareKde(ours: Card, theirs: Card | undefined): Generator<string> {
  for (const name of carried) {
    const [mine, others] = [ours, theirs].map((card) =>
      (card?.properties ?? [])
        .filter((one) => one.name === name)
        .map(meaning)
        .filter((one) => one !== '')
        .sort(),
    )
    if (mine?.join('\n') !== others?.join('\n')) yield `${name}: ${mine?.join(' / ')}, not ${others?.join(' / ')}`
  }
}

test(
  'the examples of RFC 6350, of RFC 7095 in JSON and of RFC 6351 in XML are the same card for ez-vcard and for us',
  options,
  () => {
    const read = (path: string) => readFileSync(join(corpus as string, 'vcf/mangstadt-ez-vcard/io', path))
    const [card] = readCards(read('text/rfc6350-example.vcf'))
    const ours = (card as Card).properties.map((one) => `${one.name} ${meaning(one)}`)
    const [, properties] = JSON.parse(read('json/jcard-example.json').toString('utf8')) as [
      string,
      [name: string, parameters: object, type: string, ...values: (string | (string | string[])[])[]][],
    ]
    const theirs = properties.flatMap(([name, , , value]) =>
      name === 'version' || Array.isArray(value) ? [] : [`${name.toUpperCase()} ${value}`],
    )
    assert.ok(theirs.length > 8)
    // Only values of their own kind are written differently in JSON: dates with dashes and seconds, offsets with a colon.
    const plain = (line: string) =>
      line
        .replace(/:00(?=-)/, '')
        .replace(/(\d)[-:](?=\d)/g, '$1')
        .replace(/^(\S+ )tel:/, '$1')
    assert.deepEqual(
      differences(ours.map(plain), theirs.map(plain)).filter((line) => line.startsWith('not read')),
      [],
    )
    const xml = read('xml/rfc6351-example.xml').toString('utf8')
    for (const [, name = ''] of [...xml.matchAll(/<(fn|note|kind|lang|tel|email|url|org|bday|n|adr)>/g)])
      assert.ok(
        ours.some((line) => line.startsWith(`${name?.toUpperCase()} `)),
        name,
      )
  },
)
