import assert from 'node:assert/strict'
import { test } from 'node:test'
import { displayAddress, findAddress, getAddress, withoutDetail } from './address.ts'
import { findDomainName } from './domain-name.ts'

for (const [given, wanted] of [
  ['example.com', 'example.com'],
  ['EXAMPLE.Com.', 'example.com'],
  ['Bücher.example', 'xn--bcher-kva.example'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['例え。jp', 'xn--r8jz45g.jp'],
  ['localhost', 'localhost'],
  ['3com.com', '3com.com'],
  ['', undefined],
  ['.', undefined],
  ['a..b', undefined],
  ['-a.com', undefined],
  ['a-.com', undefined],
  ['a_b.com', undefined],
  ['1.2.3.4', undefined],
  ['0x7f.1', undefined],
  ['foo%41.com', undefined],
  ['a/b.com', undefined],
  ['a b.com', undefined],
  ['xn--zzzzzz.com', undefined],
  [`${'a'.repeat(64)}.com`, undefined],
  [`${'a.'.repeat(130)}com`, undefined],
] as const) {
  test(`RFC 1035 2.3.1, RFC 5890: domain ${JSON.stringify(given).slice(0, 40)}`, () =>
    assert.equal(findDomainName(given), wanted))
}

for (const [given, text, key] of [
  ['Ada@Example.com', 'Ada@example.com', 'ada@example.com'],
  ['ada.sommer+x@b.de', 'ada.sommer+x@b.de', 'ada.sommer+x@b.de'],
  ['jörg@bücher.de', 'jörg@xn--bcher-kva.de', 'jörg@xn--bcher-kva.de'],
  ['jo\u0308rg@b.de', 'jörg@b.de', 'jörg@b.de'],
  ['ＡＤＡ@b.de', 'ＡＤＡ@b.de', 'ada@b.de'],
  ['"john doe"@b.de', '"john doe"@b.de', '"john doe"@b.de'],
  ['"john.doe"@b.de', 'john.doe@b.de', 'john.doe@b.de'],
  ['"a\\"b"@b.de', '"a\\"b"@b.de', '"a\\"b"@b.de'],
  ['"a@b"@c.de', '"a@b"@c.de', '"a@b"@c.de'],
  ['"x500:/o=a"@b.de', '"x500:/o=a"@b.de', '"x500:/o=a"@b.de'],
  ['ada@[192.0.2.1]', 'ada@[192.0.2.1]', 'ada@[192.0.2.1]'],
  ['ada@[IPv6:2001:db8::1]', 'ada@[IPv6:2001:db8::1]', 'ada@[ipv6:2001:db8::1]'],
  ['δοκιμή@παράδειγμα.δοκιμή', 'δοκιμή@xn--hxajbheg2az3al.xn--jxalpdlp', 'δοκιμή@xn--hxajbheg2az3al.xn--jxalpdlp'],
] as const) {
  test(`RFC 5321 4.1.2, RFC 6531 3.3: ${given}`, () => {
    const address = getAddress(given)
    assert.deepEqual({ text: address.text, key: address.key }, { text, key })
    assert.equal(getAddress(address.text).key, key)
  })
}

for (const given of [
  '',
  '@',
  'ada',
  'ada@',
  '@b.de',
  'a b@c.de',
  '.a@b.de',
  'a.@b.de',
  'a..b@c.de',
  '"@b.de',
  '""@b.de',
  '"a"b"@c.de',
  '"a\\"@c.de',
  'a\u0000@b.de',
  'a\u200bb@c.de',
  'a\r\nb@c.de',
  '"a\nb"@c.de',
  'ada@b.de>',
  '<ada@b.de',
  `${'a'.repeat(65)}@b.de`,
  `${'ö'.repeat(33)}@b.de`,
  `a@${'b'.repeat(60)}.${'b'.repeat(60)}.${'b'.repeat(60)}.${'b'.repeat(60)}.${'b'.repeat(60)}`,
  '@'.repeat(100_000),
]) {
  test(`not an address: ${JSON.stringify(given).slice(0, 30)}`, () => {
    assert.equal(findAddress(given), undefined)
    assert.throws(() => getAddress(given), { code: 'invalid' })
  })
}

test('RFC 5233: the detail behind the first plus', () => {
  const parts = (text: string) => {
    const found = withoutDetail(getAddress(text))
    return found && [found.address.text, found.detail]
  }
  assert.deepEqual(parts('ada+a+b@c.de'), ['ada@c.de', 'a+b'])
  assert.deepEqual(parts('ada+@c.de'), ['ada@c.de', ''])
  assert.equal(parts('+ada@c.de'), undefined)
  assert.equal(parts('ada@c.de'), undefined)
})

test('people read domains in their own script', () => assert.equal(displayAddress('a@xn--bcher-kva.de'), 'a@bücher.de'))
