import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fileTime, P, type Restriction } from '#model'
import { restrictionText } from '#model/restriction-text.ts'
import { parseQueryString, type Query, type QueryContext } from './query-string.ts'

const hour = 3_600_000
/** A Thursday, 2026-11-26, 09:30 in a zone one hour east of Greenwich. */
const context: QueryContext = {
  now: Date.UTC(2026, 10, 26, 8, 30),
  toLocal: (instant) => instant + hour,
  toInstant: (local) => local - hour,
  tag: () => 0x9000_101f | 0,
}

const parse = (text: string) => parseQueryString(text, context)

/** The tree in a line. */
function shape(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '*'
    case 'not':
      return `!${shape(query.of)}`
    case 'and':
    case 'or':
      return `(${query.of.map(shape).join(query.kind === 'and' ? ' & ' : ' | ')})`
    case 'text':
      return `${query.in ? `${query.in.join()}:` : ''}${query.isPhrase ? JSON.stringify(query.text) : query.text}`
    case 'condition':
      return conditionShape(query.where)
  }
}

function conditionShape(where: Restriction): string {
  if (where.kind === 'and' || where.kind === 'or')
    return `{${where.of.map(conditionShape).join(where.kind === 'and' ? ' & ' : ' | ')}}`
  if (where.kind === 'sub') return `any${conditionShape(where.of)}`
  if (where.kind === 'bits') return `${name(where.tag)} has ${where.mask}`
  if (where.kind === 'content') return `${name(where.tag)} ${where.match} ${String(where.value.value)}`
  if (where.kind !== 'property') return where.kind
  const { value } = where.value
  const shown = typeof value === 'bigint' ? fileTime.toDate(value).toISOString().slice(0, 16) : String(value)
  return `${name(where.tag)} ${where.relation} ${shown}`
}

const names = new Map(Object.entries(P).map(([key, { tag }]) => [tag, key]))
const name = (tag: number) => names.get(tag) ?? tag.toString(16)

describe('a query string [MS-OXWSSRCH] 2.2.3.19', () => {
  const cases: [string, string][] = [
    ['', '*'],
    ['  ', '*'],
    ['report', 'report'],
    ['quarterly report', '(quarterly & report)'],
    ['"quarterly report"', '"quarterly report"'],
    ['"never closed', '"never closed"'],
    ['a OR b c', '(a | (b & c))'],
    ['(a OR b) c', '((a | b) & c)'],
    ['a AND NOT b', '(a & !b)'],
    ['a -b', '(a & !b)'],
    ['well-known', 'well-known'],
    ['a and b', '(a & and & b)'],
    ['((a', 'a'],
    ['a) b', '(a & b)'],
    ['NOT', '*'],
    ['subject:house', 'subject:house'],
    ['Subject: "new house"', 'subject:"new house"'],
    ['subject:(new OR old)', '(subject:new | subject:old)'],
    ['body:x attachment:pdf', '(body:x & attachments:pdf)'],
    ['to:anna', 'any{{DisplayName prefixOfWord anna | SmtpAddress prefixOfWord anna} & RecipientType == 1}'],
    [
      'kind:tasks',
      '{MessageClass full IPM.Task | MessageClass prefix IPM.Task. | MessageClass full IPM.TaskRequest | MessageClass prefix IPM.TaskRequest.}',
    ],
    ['importance:high', 'Importance == 2'],
    ['importance:huge', '(importance & huge)'],
    ['hasattachment:yes', 'HasAttachments == true'],
    ['isread:no', '!MessageFlags has 1'],
    ['isflagged:true', 'FlagStatus == 2'],
    ['size:>1MB', 'MessageSize > 1048576'],
    ['size>=10kb', 'MessageSize >= 10240'],
    ['size:1kb..2kb', '{MessageSize >= 1024 & MessageSize <= 2048}'],
    ['size:large', '(size & large)'],
    ['http://example.test', '(http & //example.test)'],
    ['received:today', '{MessageDeliveryTime >= 2026-11-25T23:00 & MessageDeliveryTime < 2026-11-26T23:00}'],
    ['received:yesterday', '{MessageDeliveryTime >= 2026-11-24T23:00 & MessageDeliveryTime < 2026-11-25T23:00}'],
    ['received:this week', '{MessageDeliveryTime >= 2026-11-21T23:00 & MessageDeliveryTime < 2026-11-28T23:00}'],
    [
      'received:last month x',
      '({MessageDeliveryTime >= 2026-09-30T23:00 & MessageDeliveryTime < 2026-10-31T23:00} & x)',
    ],
    ['sent:>2026-11-01', 'ClientSubmitTime >= 2026-11-01T23:00'],
    ['sent:<=11/01/2026', 'ClientSubmitTime < 2026-11-01T23:00'],
    ['sent:1.2.2026..3.2.2026', '{ClientSubmitTime >= 2026-01-31T23:00 & ClientSubmitTime < 2026-02-03T23:00}'],
    ['sent:30.2.2026', '(sent & 30.2.2026)'],
    ['importance:<>high', '!Importance == 2'],
  ]
  for (const [text, expected] of cases) test(text || '(nothing)', () => assert.equal(shape(parse(text)), expected))

  test('a sender is looked for by name and address, the middle of an address too', () => {
    const query = parse('from:@example.test')
    assert.ok(query.kind === 'condition' && query.where.kind === 'or')
    assert.ok(query.where.of.every((one) => one.kind === 'content' && one.match === 'substring'))
    assert.match(restrictionText(query.where), /@example\.test/)
  })

  test('brackets a thousand deep end, and so do ten thousand words', () => {
    assert.doesNotThrow(() => parse('('.repeat(5000) + 'a'))
    assert.doesNotThrow(() => parse('NOT '.repeat(5000) + 'a'))
    assert.doesNotThrow(() => parse('word '.repeat(10_000)))
  })
})
