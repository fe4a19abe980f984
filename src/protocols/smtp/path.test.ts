import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePath } from './path.ts'
import { decodeXtext } from './xtext.ts'

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
  assert.equal(decodeXtext('\\x{6C34}@x'), '水@x')
  for (const broken of ['a+2', 'a+zz', 'a=b', 'a b', '+0A', '\\x{0A}', '\\x{110000}', '\\x{D800}', '\\']) {
    assert.equal(decodeXtext(broken), undefined, broken)
  }
})
