import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseStructure } from '#codec/mime/index.ts'
import { composeReport, type Report, wants } from './bounce.ts'

const context = { hostname: 'mx.example.test', now: Date.UTC(2026, 0, 15, 9), arrived: Date.UTC(2026, 0, 15, 8) }
const bytes = Buffer.from('Message-ID: <1@x.example>\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\nhello\r\n')
const failed: Report = {
  recipient: { address: 'no@x.example' },
  action: 'failed',
  status: '5.1.1',
  diagnostic: '550 5.1.1 no',
}

test('RFC 6522 3: a report of three parts, in ASCII', () => {
  const report = composeReport({ envelope: { from: 'ada@example.test' }, bytes }, [failed], context)
  assert.ok(report)
  assert.deepEqual(report.envelope, { from: '', recipients: [{ address: 'ada@example.test', notify: ['never'] }] })
  const root = parseStructure(report.bytes)
  assert.equal(root.parameters.get('report-type'), 'delivery-status')
  assert.deepEqual(
    root.parts.map(({ type, subtype, encoding }) => `${type}/${subtype} ${encoding}`),
    ['text/plain 7bit', 'message/delivery-status 7bit', 'message/rfc822 7bit'],
  )
  const text = Buffer.from(report.bytes).toString('latin1')
  assert.match(text, /Arrival-Date: Thu, 15 Jan 2026 08:00:00 \+0000/)
  assert.match(text, /^Subject: Undelivered mail: =\?utf-8\?/m)
})

test('RFC 5321 4.5.5: nobody is told of a mail from nobody', () => {
  assert.equal(composeReport({ envelope: { from: '' }, bytes }, [failed], context), undefined)
})

test('RFC 3461 4.1: who is told of what', () => {
  const cases = [
    [undefined, ['failed', 'delayed']],
    [['never'], []],
    [['success'], ['delivered', 'relayed', 'expanded']],
    [
      ['failure', 'delay'],
      ['failed', 'delayed'],
    ],
  ] as const
  for (const [notify, told] of cases) {
    const recipient = { address: 'a@x.example', ...(notify && { notify }) }
    const all = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const
    assert.deepEqual(
      all.filter((action) => wants(recipient, action)),
      told,
    )
  }
})

test('RFC 6533 3 and 4: international addresses', () => {
  const report = composeReport(
    { envelope: { from: 'jörg@example.test', smtputf8: true }, bytes },
    [{ ...failed, recipient: { address: 'józef@x.example' } }],
    context,
  )
  const text = Buffer.from(report?.bytes ?? []).toString()
  assert.match(text, /Final-Recipient: utf-8; józef@x.example/)
  assert.match(text, /Content-Type: message\/global-delivery-status/)
  assert.equal(report?.envelope.smtputf8, true)
})

test('words of the other side cannot add fields', () => {
  const report = composeReport(
    { envelope: { from: 'ada@example.test', id: 'a\r\nX-Evil: 1' }, bytes },
    [{ ...failed, diagnostic: '550 no\r\nX-Evil: 2', remote: 'h\r\nX-Evil: 3' }],
    context,
  )
  assert.doesNotMatch(Buffer.from(report?.bytes ?? []).toString(), /^X-Evil/m)
})

test('RFC 3461 6.2: a big mail goes back as its header', () => {
  const big = Buffer.concat([bytes, Buffer.alloc(2_000_000, 'a')])
  const report = composeReport({ envelope: { from: 'ada@example.test' }, bytes: big }, [failed], context)
  assert.ok((report?.bytes.length ?? 0) < 5000)
})
