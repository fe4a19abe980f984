import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enrichedHtml } from './enriched.ts'

const cases: [what: string, text: string, html: string][] = [
  ['formats', '<bold>a</bold> <Italic>b</iTALIC>', '<b>a</b> <i>b</i>'],
  ['a less-than sign', 'a << b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['lines', 'a\r\nb\r\n\r\nc\n\n\nd', 'a\nb<br>\nc<br>\n<br>\nd'],
  ['lines that stay', '<nofill>a\nb</nofill>\nc', 'a<br>\nb\nc'],
  ['parameters', '<color><param>red</param>a</color>', 'a'],
  ['nested, closed in another order', '<bold><italic>a</bold>b</italic>', '<b><i>a</i></b>b'],
  ['never closed', '<bold>a', '<b>a</b>'],
  ['no HTML gets through', '<script>x</script><<script>', 'x&lt;script&gt;'],
]
for (const [what, text, html] of cases) {
  test(`RFC 1896: ${what}`, () => {
    assert.equal(enrichedHtml(text), `<html><body>${html}</body></html>\r\n`)
  })
}

test('RFC 1341 7.1.3: richtext has its own line breaks', () => {
  assert.equal(enrichedHtml('a\nb<nl>c<lt>', { richtext: true }), '<html><body>a b<br>\nc&lt;</body></html>\r\n')
})
