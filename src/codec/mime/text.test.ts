import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unflow } from './flowed.ts'
import { parseStructure } from './structure.ts'
import { partContent, partParagraphs, partText, preview, previewText, stripHtml } from './text.ts'

for (const { name, flowed, delsp, text } of [
  { name: '4.1 a paragraph', flowed: 'one \r\ntwo \r\nthree\r\nfour', text: 'one two three\r\nfour' },
  { name: '4.1 delsp', flowed: 'one \r\ntwo \r\n', delsp: true, text: 'onetwo' },
  { name: '4.3 a signature', flowed: 'one \n-- \nname', text: 'one \r\n-- \r\nname' },
  { name: '4.4 stuffed lines', flowed: ' >no quote\n From\n  two', text: '>no quote\r\nFrom\r\n two' },
  { name: '4.5 quotes', flowed: '> > a\n>> b \n>> c\n> d \ne', text: '> > a\r\n>> b c\r\n> d \r\ne' },
  { name: '4.5 quoted signature', flowed: '> a \n> -- \n> b', text: '> a \r\n> -- \r\n> b' },
  { name: 'an empty text', flowed: '', text: '' },
]) {
  test(`RFC 3676 ${name}`, () => assert.equal(unflow(flowed, { delsp: delsp ?? false }), text))
}

const mail = (type: string, body: string, more = '') => {
  const bytes = Buffer.from(`Content-Type: ${type}\r\n${more}\r\n${body}`, 'latin1')
  return { bytes, root: parseStructure(bytes) }
}

test('the text of a part: transfer encoding, charset, flowing', () => {
  const { bytes, root } = mail(
    'text/plain; charset=iso-8859-1; format=flowed',
    'Gr=FC=DFe \r\nan alle',
    'Content-Transfer-Encoding: quoted-printable\r\n',
  )
  // RFC 3676 4.2: the space before a soft line is written as =20 in quoted-printable, otherwise it is lost.
  assert.equal(partText(bytes, root), 'Grüße\r\nan alle')
  const kept = mail(
    'text/plain; charset=iso-8859-1; format=Flowed',
    'Gr=FC=DFe=20\r\nan alle',
    'Content-Transfer-Encoding: quoted-printable\r\n',
  )
  assert.equal(partParagraphs(kept.bytes, kept.root), 'Grüße an alle')
  assert.equal(partParagraphs(bytes, root), 'Grüße\r\nan alle')
})

test('a charset that only the HTML itself names', () => {
  const { bytes, root } = mail('text/html', '<html><META http-equiv=x content="text/html; charset=koi8-r"><p>\xf0')
  assert.match(partText(bytes, root), /П$/)
  const wide = mail('text/html', '<meta charset="utf-16">\xfc')
  assert.match(partText(wide.bytes, wide.root), /ü$/)
})

test('unlabelled text takes the fallback, and a limit cuts', () => {
  const { bytes, root } = mail('text/plain', '\xcf\xf0')
  assert.equal(partText(bytes, root, { fallback: 'windows-1251' }), 'Пр')
  assert.equal(partText(bytes, root, { maxBytes: 1 }), 'Ï')
})

test('the content of multiparts and messages has no encoding: RFC 2045 6.4', () => {
  const { bytes, root } = mail(
    'multipart/mixed; boundary=b',
    '--b\r\n\r\nQUJD\r\n--b--',
    'Content-Transfer-Encoding: base64\r\n',
  )
  assert.equal(Buffer.from(partContent(bytes, root)).toString('latin1'), '--b\r\n\r\nQUJD\r\n--b--')
})

for (const { html, text } of [
  { html: '<p>Hello <b>w</b>orld</p>', text: 'Hello world' },
  { html: 'a<br>b<td>c', text: 'a b c' },
  { html: '<head><title>t</title></head><style>x{}</style >a<script>1<2</script>b', text: 'a b' },
  { html: 'a<!-- c > --> b<!-- open', text: 'a b' },
  { html: '&lt;&amp;&gt; &uuml;&#252;&#xfc; &nosuch; &#0;&#xD800;', text: '<&> üüü &nosuch;' },
  { html: 'a < b', text: 'a' },
  { html: '<style>never', text: '' },
]) {
  test(`HTML to a preview: ${html}`, () => assert.equal(previewText(stripHtml(html)), text))
}

test('RFC 8970: the preview of a mail', () => {
  const alternative = mail(
    'multipart/alternative; boundary=b',
    '--b\r\nContent-Type: text/html\r\n\r\n<p>html\r\n--b\r\n\r\n  plain\r\n\r\ntext \r\n--b--',
  )
  assert.equal(preview(alternative.bytes, alternative.root), 'plain text')
  const html = mail('text/html', '<p>only&nbsp;html')
  assert.equal(preview(html.bytes, html.root), 'only html')
  const attached = mail('text/plain', 'x', 'Content-Disposition: attachment\r\n')
  assert.equal(preview(attached.bytes, attached.root), '')
  assert.equal(previewText(`${'x'.repeat(255)}😀`), 'x'.repeat(255))
  assert.equal(previewText('x'.repeat(300), 200).length, 200)
})
