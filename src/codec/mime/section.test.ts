import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findSection, sections } from './section.ts'
import { parseStructure } from './structure.ts'

/** The example of RFC 9051 6.4.5.1, with the numbers that it prints. */
const example = [
  'Content-Type: multipart/mixed; boundary=a',
  '',
  '--a',
  'Content-Type: text/plain',
  '',
  '1',
  '--a',
  'Content-Type: application/octet-stream',
  '',
  '2',
  '--a',
  'Content-Type: message/rfc822',
  '',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  '3.1',
  '--b',
  'Content-Type: application/octet-stream',
  '',
  '3.2',
  '--b--',
  '--a',
  'Content-Type: multipart/mixed; boundary=c',
  '',
  '--c',
  'Content-Type: image/gif',
  '',
  '4.1',
  '--c',
  'Content-Type: message/rfc822',
  '',
  'Content-Type: multipart/mixed; boundary=d',
  '',
  '--d',
  'Content-Type: text/plain',
  '',
  '4.2.1',
  '--d',
  'Content-Type: multipart/alternative; boundary=e',
  '',
  '--e',
  'Content-Type: text/plain',
  '',
  '4.2.2.1',
  '--e',
  'Content-Type: text/richtext',
  '',
  '4.2.2.2',
  '--e--',
  '--d--',
  '--c--',
  '--a--',
  '',
].join('\r\n')
const bytes = Buffer.from(example)
const root = parseStructure(bytes)
const at = (section: string) => findSection(root, section.split('.').map(Number))
const body = (section: string) => {
  const part = at(section)
  return part && bytes.toString('latin1', part.bodyStart, part.end)
}

for (const section of ['1', '2', '3.1', '3.2', '4.1', '4.2.1', '4.2.2.1', '4.2.2.2']) {
  test(`RFC 9051 6.4.5.1: BODY[${section}]`, () => assert.equal(body(section), section))
}

test('RFC 9051 6.4.5.1: messages and multiparts have numbers, too', () => {
  assert.equal(at('3')?.subtype, 'rfc822')
  assert.equal(at('4')?.type, 'multipart')
  assert.equal(at('4.2')?.subtype, 'rfc822')
  assert.equal(at('4.2.2')?.subtype, 'alternative')
  assert.equal(findSection(root, []), root)
})

test('RFC 9051 6.4.5.1: what is not there', () => {
  for (const section of ['0', '5', '1.1', '2.1', '3.3', '3.0', '4.2.2.3', '4.1.1'])
    assert.equal(at(section), undefined, section)
})

test('RFC 9051 6.4.5: part 1 of a message that is no multipart is its body, and only that', () => {
  const plain = parseStructure(Buffer.from('Subject: x\n\nHello'))
  assert.equal(findSection(plain, [1]), plain)
  assert.equal(findSection(plain, [1, 1]), undefined)
  assert.equal(findSection(plain, [2]), undefined)
  const nested = parseStructure(
    Buffer.from(
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nSubject: x\n\nHello\n--b--\n',
    ),
  )
  assert.equal(findSection(nested, [1])?.subtype, 'rfc822')
  assert.equal(findSection(nested, [1, 1]), nested.parts[0]?.message)
  assert.equal(findSection(nested, [1, 1, 1]), undefined)
})

test('sections lists the numbers of all parts', () => {
  const listed = [...sections(root)]
  assert.deepEqual(
    listed.map(({ numbers }) => numbers.join('.')),
    ['1', '2', '3', '3.1', '3.2', '4', '4.1', '4.2', '4.2.1', '4.2.2', '4.2.2.1', '4.2.2.2'],
  )
  for (const { part, numbers } of listed) assert.equal(findSection(root, numbers), part)
})
