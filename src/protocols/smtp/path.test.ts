import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePath } from './path.ts'
import { decodeUtf8Xtext, decodeXtext } from './xtext.ts'

const good: [string, string][] = [
  ['<ada@example.test>', 'ada@example.test'],
  [' <ada@example.test>', 'ada@example.test'],
  ['<>', ''],
  ['<@a.example,@b.example:ada@example.test>', 'ada@example.test'],
  ['<"ada"@example.test>', 'ada@example.test'],
  ['<"a b"@example.test>', '"a b"@example.test'],
  ['<"a\\"b>c"@example.test>', '"a\\"b>c"@example.test'],
  ['<ada+list@[192.0.2.1]>', 'ada+list@[192.0.2.1]'],
  ['<ada@[IPv6:2001:db8::1]>', 'ada@[IPv6:2001:db8::1]'],
  ['<"@"@example.test>', '"@"@example.test'],
  ['<чебурашка@ящик-с-апельсинами.рф>', 'чебурашка@ящик-с-апельсинами.рф'],
]
for (const [text, address] of good) {
  test(`RFC 5321 4.1.2: ${text}`, () => {
    const result = parsePath(`FROM:${text}`, 'FROM')
    assert.ok(result.ok)
    assert.equal(result.address, address)
  })
}

const bad: [string, 'syntax' | 'address' | 'parameter'][] = [
  ['FROM', 'syntax'],
  ['FROM:ada@example.test', 'syntax'],
  ['FROM:<ada@example.test', 'syntax'],
  ['FROM:<ada@example.test>SIZE=1', 'syntax'],
  ['FROM:<ada>', 'address'],
  ['FROM:<@example.test>', 'address'],
  ['FROM:<a..b@example.test>', 'address'],
  ['FROM:<a b@example.test>', 'address'],
  ['FROM:<ada@-example.test>', 'address'],
  ['FROM:<ada@example..test>', 'address'],
  ['FROM:<ada@[300]>', 'address'],
  ['FROM:<"a\tb"@example.test>', 'address'],
  [`FROM:<${'a'.repeat(65)}@example.test>`, 'address'],
  [`FROM:<a@${'a.'.repeat(130)}test>`, 'address'],
  ['FROM:<ada@example.test> SIZE=1 SIZE=2', 'parameter'],
  ['FROM:<ada@example.test> SIZE=', 'parameter'],
  ['FROM:<ada@example.test> =1', 'parameter'],
]
for (const [argument, why] of bad) {
  test(`RFC 5321 4.1.2: ${argument.slice(0, 60)} is no path`, () => {
    assert.deepEqual(parsePath(argument, 'FROM'), { ok: false, why })
  })
}

test('RFC 3461 4, RFC 6533 3: xtext', () => {
  assert.equal(decodeXtext('a+2Bb+3D'), 'a+b=')
  assert.equal(decodeXtext('a\\b'), 'a\\b')
  for (const broken of ['a+2', 'a+zz', 'a=b', 'a b', '+0A', '+80', '水', '\x7f']) {
    assert.equal(decodeXtext(broken), undefined, broken)
  }
  const [plain, international] = [{ smtputf8: false }, { smtputf8: true }]
  assert.equal(decodeUtf8Xtext('\\x{6C34}+2Ba@x', plain), '水+a@x')
  assert.equal(decodeUtf8Xtext('水@x', plain), undefined)
  assert.equal(decodeUtf8Xtext('水@x', international), '水@x')
  for (const broken of ['\\x{0A}', '\\x{110000}', '\\x{D800}', '\\', 'a b', 'a=b'])
    assert.equal(decodeUtf8Xtext(broken, international), undefined, broken)
})
