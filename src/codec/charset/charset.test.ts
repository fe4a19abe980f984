import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  canEncode,
  decodeText,
  encodeText,
  findCharsetOfCodePage,
  findCodePageOfCharset,
  knowsCharset,
} from './index.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

for (const { label, bytes, text } of [
  { label: 'utf-8', bytes: latin1('Gr\xc3\xbc\xc3\x9fe'), text: 'Grüße' },
  { label: 'UTF8', bytes: latin1('\xef\xbb\xbfok'), text: 'ok' },
  { label: 'utf-8', bytes: latin1('Gr\xfc\xdfe'), text: 'Grüße' },
  { label: 'utf-8', bytes: latin1('\xc3\xbc \xc3'), text: 'ü \ufffd' },
  { label: 'us-ascii', bytes: latin1('Gr\xc3\xbc\xdf'), text: 'GrÃ¼ß' },
  { label: 'us-ascii*en', bytes: latin1('Gr\xc3\xbcn'), text: 'Grün' },
  { label: 'iso-8859-1', bytes: latin1('\x80 \xfc'), text: '€ ü' },
  { label: 'ISO_8859-15:1998', bytes: latin1('\xa4'), text: '€' },
  { label: '"iso8859-2"', bytes: latin1('\xb1'), text: 'ą' },
  { label: 'cp-1251', bytes: latin1('\xcf\xf0'), text: 'Пр' },
  { label: 'cp437', bytes: latin1('\x81'), text: 'ü' },
  { label: '437', bytes: latin1('\x84'), text: 'ä' },
  { label: 'IBM850', bytes: latin1('\x81'), text: 'ü' },
  { label: 'ibm00858', bytes: latin1('\xd5'), text: '€' },
  { label: 'cp852', bytes: latin1('\xa5'), text: 'ą' },
  { label: 'cp932', bytes: latin1('\x93\xfa\x96\x7b'), text: '日本' },
  { label: 'cp949', bytes: latin1('\xc7\xd1'), text: '한' },
  { label: 'ks_c_5601-1987', bytes: latin1('\xc7\xd1'), text: '한' },
  { label: 'gb2312', bytes: latin1('\xd6\xd0'), text: '中' },
  { label: 'utf-7', bytes: latin1('Hi Mom -+Jjo--!'), text: 'Hi Mom -☺-!' },
  { label: 'unicode-1-1-utf-7', bytes: latin1('A+ImIDkQ.'), text: 'A≢Α.' },
  { label: 'iso-2022-kr', bytes: latin1('\x1b$)C\x0eGQ1[\x0f ok'), text: '한글 ok' },
  { label: 'iso-2022-cn', bytes: latin1('\x1b$)A\x0e=;;;\x0f ok'), text: '交换 ok' },
  { label: 'hz-gb-2312', bytes: latin1('~{<:Ky2;~} ~~ok'), text: '己所不 ~ok' },
  { label: 'iso-2022-jp', bytes: latin1('\x1b$BF|K\\\x1b(B'), text: '日本' },
  { label: 'iso-2022-jp-2', bytes: latin1('\x1b$BF|K\\\x1b(B'), text: '日本' },
  // Two encoded words of ISO-2022-JP, one behind the other.
  { label: 'iso-2022-jp', bytes: latin1('\x1b$B%F\x1b(B\x1b$B%9\x1b(B'), text: 'テス' },
  { label: 'iso-2022-jp-1', bytes: latin1('\x1b$(D0!\x1b(B'), text: '丂' },
  {
    label: 'iso-2022-jp-2',
    bytes: latin1('\x1b$A=;\x1b$(CGQ\x1b$BF|\x1b(Ba\x1b.A\x1bNi\x1b.F\x1bNa'),
    text: '交한日aéα',
  },
  { label: 'cp50221', bytes: latin1('\x1b(I12\x1b(B'), text: 'ｱｲ' },
  { label: 'cp50222', bytes: latin1('\x0e12\x0fa'), text: 'ｱｲa' },
  { label: 'cp50220', bytes: latin1('\xb1\xb2'), text: 'ｱｲ' },
  { label: 'iso-2022-jp', bytes: latin1('\x1b(J\\~\x1b(B\\~'), text: '¥‾\\~' },
  { label: 'iso-2022-jp', bytes: latin1('\x1b$BF'), text: '\ufffd' },
  { label: 'iso-2022-kr', bytes: latin1('\x1b$)C\x0eGQ\nok'), text: '한\nok' },
  { label: 'utf-16', bytes: latin1('\xfe\xff\x00A'), text: 'A' },
  { label: 'utf-16', bytes: latin1('A\x00B\x00'), text: 'AB' },
  { label: 'utf-16', bytes: latin1('\x00A\x00B'), text: 'AB' },
  { label: 'x-unknown', bytes: latin1('\xe9'), text: 'é' },
  { label: 'no-such-charset', bytes: latin1('\xc3\xa9'), text: 'é' },
  { label: 'hex', bytes: latin1('A'), text: 'A' },
  { label: 'base64', bytes: latin1('A'), text: 'A' },
  { label: '', bytes: latin1('\xe9'), text: 'é' },
  // Cut within the last character.
  { label: '', bytes: latin1('\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\xa9 \xc3'), text: 'äöüßé \ufffd' },
]) {
  test(`decodes ${label || '(no label)'}: ${text}`, () => assert.equal(decodeText(bytes, label), text))
}

test('an unlabelled text is in the given fallback when it is not UTF-8', () => {
  assert.equal(decodeText(latin1('\xcf\xf0'), undefined, 'windows-1251'), 'Пр')
  assert.equal(decodeText(latin1('\xcf\xf0'), undefined, 'no-such'), 'Ïð')
})

for (const label of [
  'utf-8',
  'utf-16',
  'utf-16le',
  'utf-7',
  'iso-2022-jp',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'gbk',
  'windows-31j',
]) {
  test(`writes and reads ${label}`, () => {
    const text = 'Price: 日本 カ end'
    assert.equal(decodeText(encodeText(text, label), label), text)
    assert.ok(canEncode(text, label))
  })
}
for (const { label, text } of [
  { label: 'iso-2022-kr', text: '한글 ok\n한' },
  { label: 'euc-kr', text: '한글' },
  { label: 'hz-gb-2312', text: '己所 ~ ok' },
  { label: 'iso-2022-jp', text: 'ｱｲｳ 日本 丂' },
  { label: 'big5', text: '中文' },
  { label: 'koi8-u', text: 'Привіт' },
  { label: 'iso-8859-8-i', text: 'שלום' },
  { label: 'windows-1252', text: '€ “x”' },
  { label: 'cp437', text: 'äöü░' },
]) {
  test(`writes and reads ${label}: ${text}`, () => assert.equal(decodeText(encodeText(text, label), label), text))
}

test('says what a charset lacks', () => {
  assert.equal(canEncode('ü', 'us-ascii'), false)
  assert.equal(canEncode('日', 'iso-8859-1'), false)
  assert.equal(canEncode('日', 'no-such'), false)
  assert.equal(canEncode('\ud800', 'utf-8'), false)
  assert.equal(Buffer.from(encodeText('aü😀', 'us-ascii')).toString('latin1'), 'a??')
})

test('code page numbers [MS-UCODEREF] 2.2.1 and labels', () => {
  for (const [number, label] of [
    [65001, 'utf-8'],
    [1252, 'windows-1252'],
    [932, 'shift_jis'],
    [50220, 'iso-2022-jp'],
    [949, 'ks_c_5601-1987'],
    [28591, 'iso-8859-1'],
    [20127, 'us-ascii'],
    [936, 'gb2312'],
    [866, 'ibm866'],
    [28599, 'iso-8859-9'],
  ] as const) {
    assert.equal(findCharsetOfCodePage(number), label)
    assert.equal(findCodePageOfCharset(label), number)
    assert.ok(knowsCharset(label))
  }
  assert.equal(findCodePageOfCharset('cp1250'), 1250)
  assert.equal(findCodePageOfCharset('no-such'), undefined)
  assert.equal(findCharsetOfCodePage(1), undefined)
})
