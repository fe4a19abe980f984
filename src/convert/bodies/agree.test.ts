/**
 * Generated bodies: whichever form somebody writes, and through whatever it travels, the three forms say the same.
 *
 * The same is the words in their order: HTML has no more than that in common with plain text.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compressRtf, encapsulateHtml, encapsulateText } from '#codec/rtf/index.ts'
import { Bag, type Item, P } from '#model'
import { exportMail, importMail } from '../mail/index.ts'
import { exportMsg, importMsg, wholeProperties } from '../msg/index.ts'
import { exportTnef, importTnef } from '../tnef/index.ts'
import { bodiesOf, bodyFacts, bodyForms, bodyValue, htmlText, setBody } from './index.ts'

const word = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9]{1,10}$/),
  fc.constantFrom(
    'ÄÖÜ',
    '€5',
    'тест',
    '日本語',
    '😀',
    '<b>',
    '&amp;',
    '{\\b}',
    '\\par',
    '%20',
    '"x"',
    "it's",
    'שלום',
    'a_b',
    '=3D',
    '.',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => /^[^\p{C}\p{Z}\p{M}]+$/u.test(text)),
)
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\r\n'))

const escaped = (plain: string) => plain.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`)
const inline = fc
  .tuple(fc.constantFrom('', 'b', 'i', 'span style="color:red"', 'font face="Arial"'), line)
  .map(([tag, plain]) => (tag === '' ? escaped(plain) : `<${tag}>${escaped(plain)}</${tag.split(' ')[0]}>`))
const block = fc
  .tuple(fc.constantFrom('p', 'div', 'h1', 'blockquote', 'li', 'td'), fc.array(inline, { minLength: 1, maxLength: 3 }))
  .map(([tag, parts]) => {
    const inside = `<${tag}>${parts.join(' ')}</${tag}>`
    if (tag === 'li') return `<ul>${inside}</ul>`
    return tag === 'td' ? `<table><tr>${inside}</tr></table>` : inside
  })
const html = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map(
    (blocks) =>
      `<html><head><title>no</title><style>p{color:red}</style></head><body>${blocks.join('\r\n')}</body></html>`,
  )

const body = fc.oneof(
  text.map((plain) => ({ text: plain })),
  html.map((page) => ({ html: page })),
  text.map((plain) => ({ rtf: encapsulateText(plain) })),
  html.map((page) => ({ rtf: encapsulateHtml(page) })),
)

/** Bullets are layout. */
const words = (plain: string) =>
  plain
    .split(/\s+/)
    .filter((one) => one !== '' && one !== '*')
    .join(' ')

function assertAgree(bag: Bag, expected: string, where: string) {
  const bodies = bodiesOf(bag)
  assert.equal(words(bodies.text()), expected, `${where}: plain text`)
  assert.equal(words(htmlText(bodies.html())), expected, `${where}: HTML`)
  assert.equal(words(bodiesOf(Bag.of({ RtfCompressed: compressRtf(bodies.rtf()) })).text()), expected, `${where}: RTF`)
}

function itemWith(given: Parameters<typeof setBody>[1]): Item {
  const properties = Bag.of({ MessageClass: 'IPM.Note', Subject: 's', NormalizedSubject: 's', SubjectPrefix: '' })
  setBody(properties, given)
  return { properties, recipients: [], attachments: [] }
}

const said = (given: Parameters<typeof setBody>[1]) => words(bodiesOf(itemWith(given).properties).text())

test('[MS-OXBBODY] 2.1.3: the three bodies say the same, whichever was written', () => {
  fc.assert(
    fc.property(body, (given) => {
      assertAgree(itemWith(given).properties, said(given), 'itself')
    }),
    { numRuns: 500 },
  )
})

test('[MS-OXBBODY] 2.1.3: so do they as properties, each alone', () => {
  fc.assert(
    fc.property(body, fc.constantFrom(65001, 1252, 28591, 932, 20127), (given, codePage) => {
      const { properties } = itemWith(given)
      if ('text' in given) properties.set(P.InternetCodepage, codePage)
      const expected = said(given)
      for (const tag of bodyForms) {
        const value = bodyValue(properties, tag)
        const alone = new Bag()
        const property = [P.Body, P.Html, P.BodyHtml, P.RtfCompressed].find((one) => one.tag === tag)
        alone.set(property as typeof P.Body, value as string)
        const page = properties.get(P.InternetCodepage)
        if (page !== undefined) alone.set(P.InternetCodepage, page)
        assertAgree(alone, expected, property?.key.toString() ?? '')
      }
      for (const tag of bodyFacts) assert.notEqual(bodyValue(properties, tag), undefined)
    }),
    { numRuns: 300 },
  )
})

const options = { seed: 'abc', hostname: 'mail.example.test' }
const journeys: Record<string, (item: Item) => Bag> = {
  'a mail': (item) => wholeProperties(importMail(exportMail(item, options))),
  'a mail, HTML alone': (item) => wholeProperties(importMail(exportMail(item, { ...options, format: 'html' }))),
  'a mail, both': (item) => wholeProperties(importMail(exportMail(item, { ...options, format: 'both' }))),
  'a file of Outlook': (item) => importMsg(exportMsg(item)).item.properties,
  TNEF: (item) => importTnef(exportTnef(item)).item.properties,
}
for (const [what, travel] of Object.entries(journeys)) {
  test(`[MS-OXBBODY] 2.1.3: the three bodies say the same after a journey as ${what}`, () => {
    fc.assert(
      fc.property(body, (given) => {
        assertAgree(travel(itemWith(given)), said(given), what)
      }),
      { numRuns: 150 },
    )
  })
}
