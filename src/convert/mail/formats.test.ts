import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compressRtf } from '#codec/rtf/index.ts'
import { findSection, parseStructure, type Part, partContent, partText } from '#codec/mime/index.ts'
import { Bag, fileTime, type Item, N, P } from '#model'
import { importTnef } from '../tnef/index.ts'
import { type ExportOptions, exportMail } from './export.ts'
import { needsTnef } from './export-tnef.ts'
import { importMail } from './import.ts'
import { recipientBag, sentRepresenting, setPerson } from './people.ts'

type Format = NonNullable<ExportOptions['format']>

function note(properties: Bag): Item {
  properties.set(P.ClientSubmitTime, fileTime.from(Date.UTC(2026, 0, 2, 3, 4, 5)))
  setPerson(properties, sentRepresenting, { name: 'Ada', address: 'ada@example.test' })
  return { properties, recipients: [recipientBag({ name: 'Ben', address: 'ben@example.test' }, 1, 0)], attachments: [] }
}

function exported(item: Item, format: Format): Uint8Array {
  return exportMail(item, { seed: 'abc', hostname: 'mail.example.test', format })
}

function tree(part: Part): string {
  if (part.parts.length > 0) return `${part.subtype}(${part.parts.map(tree).join(' ')})`
  return `${part.type}/${part.subtype}`
}

const rtf = (text: string) => Buffer.from(`{\\rtf1\\ansi ${text}}`)
const bodies: Record<string, () => Bag> = {
  text: () => Bag.of({ Body: 'Hello\r\n' }),
  html: () => Bag.of({ Html: Buffer.from('<p>Hello</p>'), InternetCodepage: 65001 }),
  rtf: () => Bag.of({ RtfCompressed: compressRtf(rtf('Hello')), RtfInSync: true }),
  nothing: () => new Bag(),
}
const trees: [body: string, format: Format, tree: string][] = [
  ['text', 'best', 'text/plain'],
  ['text', 'plain', 'text/plain'],
  ['text', 'html', 'text/html'],
  ['text', 'both', 'alternative(text/plain text/html)'],
  ['html', 'best', 'text/html'],
  ['html', 'plain', 'text/plain'],
  ['html', 'html', 'text/html'],
  ['html', 'both', 'alternative(text/plain text/html)'],
  ['rtf', 'best', 'alternative(text/plain text/html)'],
  ['rtf', 'plain', 'text/plain'],
  ['rtf', 'html', 'text/html'],
  ['rtf', 'both', 'alternative(text/plain text/html)'],
  ['nothing', 'both', 'text/plain'],
  ['html', 'tnef', 'mixed(text/plain application/ms-tnef)'],
]
for (const [body, format, expected] of trees) {
  test(`[MS-OXCMAIL] 2.1.3.3: an item with ${body} as ${format}`, () => {
    const item = () => note((bodies[body] as () => Bag)())
    const bytes = exported(item(), format)
    const root = parseStructure(bytes)
    assert.equal(tree(root), expected)
    assert.deepEqual(exported(item(), format), bytes)
    for (const number of root.parts.length > 0 ? [[1], [2]] : [[1]]) {
      const part = findSection(root, number)
      if (part?.type === 'text' && body !== 'nothing') assert.match(partText(bytes, part), /Hello/)
    }
  })
}

test('[MS-OXCMAIL] 2.1.3.4 TNEF: what Internet mail has no place for comes to the other side', () => {
  const properties = Bag.of(
    { Subject: 'Lunch?', Body: 'Where?\r\n', MessageClass: 'IPM.Note', ChangeKey: Buffer.from([1]), DisplayBcc: 'Cid' },
    { VerbStream: Buffer.from([2, 1, 0, 0, 0, 0, 4, 1]), VerbResponse: 'Pizza' },
  )
  const item = note(properties)
  item.recipients.push(recipientBag({ name: 'Cid', address: 'cid@example.test' }, 3, 1))
  item.attachments.push({
    properties: Bag.of({ AttachMethod: 1, AttachLongFilename: 'ä.txt' }),
    content: { bytes: Buffer.from('abc') },
  })
  const bytes = exported(item, 'tnef')
  assert.match(Buffer.from(bytes).toString(), /^X-MS-TNEF-Correlator: <abc@mail\.example\.test>\r$/m)
  const part = parseStructure(bytes).parts[1] as Part
  const inside = importTnef(partContent(bytes, part)).item
  assert.deepEqual(
    inside.recipients.map((row) => row.get(P.SmtpAddress)),
    ['ben@example.test'],
  )
  assert.equal(inside.properties.has(P.DisplayBcc), false)
  const again = importMail(bytes)
  assert.deepEqual(Buffer.from(again.properties.get(N.VerbStream) ?? []), Buffer.from([2, 1, 0, 0, 0, 0, 4, 1]))
  assert.equal(again.properties.get(N.VerbResponse), 'Pizza')
  assert.equal(again.properties.has(P.ChangeKey), false)
  assert.equal(again.attachments.length, 1)
  assert.equal(again.attachments[0]?.properties.get(P.AttachLongFilename), 'ä.txt')
  assert.deepEqual(
    again.recipients.map((row) => row.get(P.SmtpAddress)),
    ['ben@example.test'],
  )
})

const needs: [what: string, item: Item, needed: boolean][] = [
  ['a note', note(new Bag()), false],
  ['a vote', note(Bag.of({}, { VerbStream: Buffer.from([1]) })), true],
  ['a recall', note(Bag.of({ MessageClass: 'IPM.Outlook.Recall' })), true],
  ['a task request', note(Bag.of({ MessageClass: 'IPM.TaskRequest' })), true],
  ['an OLE object', { ...note(new Bag()), attachments: [{ properties: Bag.of({ AttachMethod: 6 }) }] }, true],
]
for (const [what, item, needed] of needs) {
  test(`${what} ${needed ? 'needs' : 'does not need'} TNEF`, () => {
    assert.equal(needsTnef(item), needed)
  })
}

test('text/rtf is a body, as RTF; text/enriched is one, as HTML', () => {
  const rich = importMail(Buffer.from(`Content-Type: text/rtf\r\n\r\n${rtf('Hello').toString()}`))
  assert.equal(rich.properties.get(P.NativeBody), 2)
  assert.deepEqual(rich.attachments, [])
  assert.match(
    Buffer.from(exported({ ...rich, properties: rich.properties.copy() }, 'plain')).toString(),
    /\r\n\r\nHello/,
  )
  const enriched = importMail(Buffer.from('Content-Type: text/enriched\r\n\r\n<bold>Hello</bold>\r\n'))
  assert.equal(enriched.properties.get(P.NativeBody), 3)
  assert.match(Buffer.from(enriched.properties.get(P.Html) ?? []).toString(), /<b>Hello<\/b>/)
})
