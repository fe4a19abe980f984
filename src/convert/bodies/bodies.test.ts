import assert from 'node:assert/strict'
import test from 'node:test'
import { compressRtf, encapsulateHtml, encapsulateText } from '#codec/rtf/index.ts'
import { Bag, P, type TaggedValues } from '#model'
import { bodiesOf, htmlText, setBody, textHtml } from './index.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')
const plain = { Body: 'plain' }
const html = { Html: bytes('<p>html</p>'), InternetCodepage: 65001 }
const rtf = { RtfCompressed: compressRtf(bytes('{\\rtf1\\ansi rtf}')) }

for (const { name, values, native, text } of [
  { name: 'nothing', values: {}, native: undefined, text: '' },
  { name: 'text alone', values: plain, native: 'text', text: 'plain' },
  { name: 'RTF alone', values: rtf, native: 'rtf', text: 'rtf' },
  { name: 'HTML alone', values: html, native: 'html', text: 'html' },
  { name: 'all, not in sync', values: { ...plain, ...html, ...rtf, RtfInSync: false }, native: 'html', text: 'plain' },
  { name: 'all, in sync', values: { ...plain, ...html, ...rtf, RtfInSync: true }, native: 'rtf', text: 'plain' },
  {
    name: 'text and RTF that is not in sync',
    values: { ...plain, ...rtf, RtfInSync: false },
    native: 'text',
    text: 'plain',
  },
  { name: 'text and RTF in sync', values: { ...plain, ...rtf, RtfInSync: true }, native: 'rtf', text: 'plain' },
  {
    name: 'PidTagNativeBody: HTML',
    values: { ...plain, ...html, ...rtf, RtfInSync: true, NativeBody: 3 },
    native: 'html',
    text: 'plain',
  },
  { name: 'PidTagNativeBody: text', values: { ...plain, ...html, NativeBody: 1 }, native: 'text', text: 'plain' },
  {
    name: 'PidTagNativeBody names what is not there',
    values: { ...plain, NativeBody: 2 },
    native: 'text',
    text: 'plain',
  },
  {
    name: 'RTF that cannot be read',
    values: { ...plain, RtfCompressed: bytes('x'.repeat(40)), RtfInSync: true },
    native: 'text',
    text: 'plain',
  },
] as { name: string; values: TaggedValues; native: string | undefined; text: string }[]) {
  test(`the best body, MS-OXBBODY 2.1.3.1: ${name}`, () => {
    const bodies = bodiesOf(Bag.of(values))
    assert.equal(bodies.native, native)
    assert.equal(bodies.text(), text)
  })
}

test('the three bodies agree, whichever is written', () => {
  const page = '<html><body><p>Gr&uuml;&szlig;e, <b>W&ouml;rld</b> \u20ac</p></body></html>'
  for (const body of [{ html: page }, { rtf: encapsulateHtml(page) }]) {
    const bag = Bag.of({ Body: 'old', Html: bytes('old'), NativeBody: 1 })
    setBody(bag, body)
    const bodies = bodiesOf(bag)
    assert.equal(bodies.html(), page)
    assert.equal(bodies.text(), 'Grüße, Wörld €')
    assert.equal(bag.get(P.RtfInSync), 'rtf' in body)
    assert.equal(bodiesOf(Bag.of({ RtfCompressed: compressRtf(bodies.rtf()) })).html(), page)
  }
  for (const body of [{ text: 'a <b>\r\n  c' }, { rtf: encapsulateText('a <b>\r\n  c') }]) {
    const bag = new Bag()
    setBody(bag, body)
    const bodies = bodiesOf(bag)
    assert.equal(bodies.text(), 'a <b>\r\n  c')
    assert.match(bodies.html(), /a &lt;b&gt;<br>\r\n&nbsp; c/)
    assert.equal(bodiesOf(Bag.of({ RtfCompressed: compressRtf(bodies.rtf()) })).text(), 'a <b>\r\n  c')
  }
})

for (const { name, input, expected } of [
  { name: 'paragraphs and breaks', input: '<p>a</p><p>b<br>c</p>', expected: 'a\r\n\r\nb\r\nc' },
  { name: 'links', input: '<a href="https://a.example/">here</a>', expected: 'here <https://a.example/>' },
  {
    name: 'nothing of scripts, styles and titles',
    input: '<title>t</title><style>s</style><script>x</script>a',
    expected: 'a',
  },
  { name: 'lists', input: '<ul><li>a</li><li>b</li></ul>', expected: ' * a\r\n * b' },
]) {
  test(`HTML as text: ${name}`, () => assert.equal(htmlText(input), expected))
}

test('text as HTML and back', () => {
  assert.equal(htmlText(textHtml('a & <b>\r\n\r\nc "d"')), 'a & <b>\r\n\r\nc "d"')
})

test('HTML nested without end is text all the same', () => {
  assert.equal(typeof htmlText('<div>'.repeat(200_000)), 'string')
  assert.equal(typeof htmlText('<table><tr><td>'.repeat(20_000)), 'string')
})
