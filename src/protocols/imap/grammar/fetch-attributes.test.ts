import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LayoutError } from '#codec/binary/index.ts'
import { Cursor } from './cursor.ts'
import { fetchAttributes } from './fetch-attributes.ts'

function labels(source: string): string[] {
  const cursor = Cursor.of(source)
  const attributes = fetchAttributes(cursor)
  cursor.end()
  return attributes.map((attribute) => ('label' in attribute ? attribute.label : attribute.kind))
}

test('attributes and macros, RFC 9051 6.4.5', () => {
  for (const [source, expected] of [
    ['ALL', ['flags', 'internalDate', 'size', 'envelope']],
    ['fast', ['flags', 'internalDate', 'size']],
    ['FULL', ['flags', 'internalDate', 'size', 'envelope', 'body']],
    ['(UID FLAGS)', ['uid', 'flags']],
    ['BODY', ['body']],
    ['BODYSTRUCTURE', ['bodyStructure']],
    ['BODY[]', ['BODY[]']],
    ['BODY.PEEK[]<0.2048>', ['BODY[]<0>']],
    ['BODY[1.2.MIME]', ['BODY[1.2.MIME]']],
    ['BODY[4.1.HEADER]', ['BODY[4.1.HEADER]']],
    ['BODY.PEEK[HEADER.FIELDS (From "to" SUBJECT)]', ['BODY[HEADER.FIELDS (FROM TO SUBJECT)]']],
    ['BODY[3.HEADER.FIELDS.NOT (x-y)]<10.5>', ['BODY[3.HEADER.FIELDS.NOT (X-Y)]<10>']],
    ['(RFC822 RFC822.SIZE RFC822.HEADER RFC822.TEXT)', ['RFC822', 'size', 'RFC822.HEADER', 'RFC822.TEXT']],
    ['(BINARY.PEEK[1] BINARY[2]<1.2> BINARY.SIZE[1.2])', ['BINARY[1]', 'BINARY[2]<1>', 'BINARY.SIZE[1.2]']],
    ['(PREVIEW (LAZY) MODSEQ)', ['preview', 'modseq']],
    ['(EMAILID THREADID SAVEDATE)', ['emailId', 'threadId', 'saveDate']],
  ] as const) {
    assert.deepEqual(labels(source), expected, source)
  }
})

test('what is none is refused', () => {
  for (const source of [
    '()',
    'NOPE',
    'BODY[MIME]',
    'BODY[0]',
    'BODY[1.]',
    'BODY[HEADER.FIELDS ()]',
    'BODY[]<0.0>',
    'BODY[]<5>',
    'BODY[1',
    '(FLAGS ALL)',
    'PREVIEW (EAGER)',
    `BODY[${'1.'.repeat(200)}1]`,
  ]) {
    assert.throws(() => labels(source), LayoutError, source)
  }
})
