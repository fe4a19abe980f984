import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import { withoutNul } from './binary-mail.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test('a mail without NUL stays as it is', () => {
  const mail = Buffer.from('Content-Transfer-Encoding: binary\r\n\r\n\xff', 'latin1')
  assert.equal(withoutNul(mail), mail)
})

test('leaves that hold NUL become base64, the others stay; RFC 3516 4.4', () => {
  const mail = [
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Hi',
    '--b',
    'Content-Type: application/octet-stream',
    'Content-Transfer-Encoding:',
    ' binary',
    'X-Last: 1',
    '',
    'a\0b',
    '--b--',
    '',
  ].join('\r\n')
  const expected = mail
    .replace('Content-Transfer-Encoding:\r\n binary\r\n', '')
    .replace('X-Last: 1\r\n\r\n', 'X-Last: 1\r\nContent-Transfer-Encoding: base64\r\n\r\n')
    .replace('a\0b', 'YQBi')
  assert.equal(text(withoutNul(Buffer.from(mail, 'latin1'))).replace('YQBi\r\n\r\n', 'YQBi\r\n'), expected)
})

test('NUL in a header, or in a part that does not say that it is binary, stays', () => {
  const mail = 'Subject: a\0b\r\n\r\nh\0i'
  assert.equal(text(withoutNul(Buffer.from(mail))), mail)
})
