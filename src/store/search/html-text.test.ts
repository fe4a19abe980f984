import assert from 'node:assert/strict'
import { test } from 'node:test'
import { htmlText } from './html-text.ts'

for (const { html, text } of [
  { html: 'plain', text: 'plain' },
  { html: '<p>Hel<b>lo</b> world</p><p>next</p>', text: ' Hello world  next ' },
  { html: 'a<!-- <b> not --> b', text: 'a b' },
  { html: '<style>p { color: red }</style>x<script>if (a < b) y()</script>z', text: ' x z' },
  { html: '<a href="x>y">link</a>', text: 'link' },
  { html: 'Stra&szlig;e &uuml;ber &#8364; &#x20AC; &amp;lt; &unknown; &#0;', text: 'Straße über € € &lt; &unknown;  ' },
  { html: 'a < b', text: 'a < b' },
  { html: 'cut <a href="', text: 'cut ' },
  { html: '<script>never closed', text: ' never closed' },
]) {
  test(`text of ${html}`, () => assert.equal(htmlText(html), text))
}

for (const piece of ['<', '<!--', '<a ="', '&#', '<script></', "<a b='", '<title></p>']) {
  // Quadratic work on a million pieces would not end within the time of the test.
  test(`stays linear on many of ${piece}`, { timeout: 20_000 }, () => {
    assert.ok(htmlText(piece.repeat(1_000_000)).length >= 0)
  })
}
