import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import { envelope, parseStructure } from '#codec/mime/index.ts'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { formatBody } from './body-structure.ts'

function body(mail: Uint8Array, extended = false): string {
  return formatBody(parseStructure(mail), { extended, utf8: false, envelopeOf: (part) => envelope(mail, part) })
}

test('what the grammar has no words for, RFC 9051 9 (body)', () => {
  for (const [mail, expected] of [
    [
      'Content-Type: multipart/mixed; boundary=x\r\n\r\nno parts\r\n',
      '("TEXT" "PLAIN" ("BOUNDARY" "x") NIL NIL "7BIT" 10 0)',
    ],
    [
      'Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nU3ViamVjdA==\r\n',
      '("APPLICATION" "OCTET-STREAM" NIL NIL NIL "BASE64" 14)',
    ],
    ['', '("TEXT" "PLAIN" NIL NIL NIL "7BIT" 0 0)'],
  ] as const) {
    assert.equal(body(Buffer.from(mail)), expected)
  }
})

test('the structure of every mail of the corpus is one list', { skip: corpus === undefined && 'no corpus' }, () => {
  for (const { name, bytes } of corpusFiles('eml')) {
    const text = body(bytes, true)
    assert.ok(isOneList(text), `${name}: ${text.slice(0, 300)}`)
  }
})

/** Brackets close, quotes end, literals have their length. */
function isOneList(text: string): boolean {
  const bytes = Buffer.from(text)
  let depth = 0
  for (let i = 0; i < bytes.length; i++) {
    const character = String.fromCharCode(bytes[i]!)
    if (character === '"') {
      for (i++; bytes[i] !== 0x22; i++) {
        if (i >= bytes.length || bytes[i] === 0x0a || bytes[i] === 0x0d) return false
        if (bytes[i] === 0x5c) i++
      }
    } else if (character === '{') {
      const end = bytes.indexOf('}', i)
      i = end + 2 + Number(bytes.toString('latin1', i + 1, end))
    } else if (character === '(') depth++
    else if (character === ')') depth--
    if (depth === 0 && i < bytes.length - 1) return false
  }
  return depth === 0
}
