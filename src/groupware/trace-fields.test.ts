import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deliveredToField, receivedField, returnPathField } from './trace-fields.ts'
import type { Trace } from './types.ts'

const at = { hostname: 'mx.example.test', now: Date.UTC(2026, 0, 15, 9) }
const trace: Trace = { protocol: 'ESMTPS', helo: 'client.example', remoteAddress: '2001:db8::1', session: 'c1.1' }

test('RFC 5321 4.4: Received', () => {
  assert.equal(
    receivedField({ recipients: [{ address: 'ada@example.test' }] }, trace, at),
    'Received: from client.example ([IPv6:2001:db8::1])\r\n\tby mx.example.test (Kontor) with ESMTPS id c1.1\r\n\tfor <ada@example.test>;\r\n\tThu, 15 Jan 2026 09:00:00 +0000\r\n',
  )
})

test('RFC 5321 7.6: several recipients do not learn of each other', () => {
  const recipients = [{ address: 'a@x.example' }, { address: 'b@x.example' }]
  assert.doesNotMatch(receivedField({ recipients }, trace, at), /for </)
})

test('no field can be smuggled in by a client', () => {
  const fields = [
    receivedField(
      { recipients: [{ address: 'a\r\nX: 1@x' }] },
      { ...trace, helo: 'a) (b\r\nX: 2', remoteAddress: '\r\n' },
      at,
    ),
    returnPathField('a\r\nX: 3'),
    deliveredToField('a\nX: 4'),
  ]
  for (const field of fields) assert.doesNotMatch(field, /^X:/m)
})
