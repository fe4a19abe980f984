/**
 * An invitation that comes by SMTP, by LMTP and by APPEND is a meeting request in the mailbox each time: when, where, how often and
 * which meeting. What IMAP gives of it is the mail that was sent, byte for byte.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTransport } from 'nodemailer'
import { fileTime, N, P, SpecialFolder } from '#model'
import { findSeries, findUid, occurrences } from '#model/recurrence/index.ts'
import { ImapClient } from '#test/clients/imap.ts'
import { deliverByLmtp } from '#test/clients/lmtp.ts'
import { startServer } from '#test/harness.ts'

const invitation = `From: Bob <bob@elsewhere.example>
To: Ada <ada@example.test>
Subject: Weekly
Message-ID: <invitation@elsewhere.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Will you come?
--b
Content-Type: text/calendar; method=REQUEST; charset=utf-8

BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:weekly@elsewhere.example
DTSTAMP:20260101T080000Z
DTSTART:20260105T090000Z
DTEND:20260105T093000Z
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:Weekly
LOCATION:Room 7
ORGANIZER;CN=Bob:mailto:bob@elsewhere.example
ATTENDEE;CN=Ada;RSVP=TRUE:mailto:ada@example.test
END:VEVENT
END:VCALENDAR

--b--
`.replace(/\n/g, '\r\n')

test('an invitation becomes a meeting request, whichever way it comes', async (t) => {
  const server = await startServer({ accounts: ['ada'] })
  t.after(() => server.stop())
  const { address, password, mailbox: id } = server.account('ada')
  const from = 'bob@elsewhere.example'
  const client = await ImapClient.connect(server.port('imap'))
  await client.login(address, password)

  const smtp = createTransport({ host: '127.0.0.1', port: server.port('smtp'), ignoreTLS: true })
  await smtp.sendMail({ envelope: { from, to: address }, raw: invitation })
  const [answer = ''] = await deliverByLmtp(server.port('lmtp'), { from, to: [address], message: invitation })
  assert.match(answer, /^250 /)
  assert.equal((await client.append('INBOX', invitation)).status, 'OK')

  const { store } = server.opened
  const mailbox = await store.open(id, { kind: 'system' })
  const { ids } = await store.view(mailbox, SpecialFolder.inbox, {}).ids()
  assert.equal(ids.length, 3)
  for (const message of ids) {
    const properties = await (await mailbox.getMessage(message)).properties()
    assert.equal(properties.get(P.MessageClass), 'IPM.Schedule.Meeting.Request')
    assert.equal(properties.get(N.AppointmentStartWhole), fileTime.from(Date.UTC(2026, 0, 5, 9)))
    assert.equal(properties.get(N.AppointmentEndWhole), fileTime.from(Date.UTC(2026, 0, 5, 9, 30)))
    assert.equal(properties.get(N.Location), 'Room 7')
    assert.equal(findUid(properties.get(N.GlobalObjectId) ?? new Uint8Array()), 'weekly@elsewhere.example')
    const series = findSeries(properties)
    assert.ok(series)
    const window = { fromMillis: Date.UTC(2026, 0, 1), toMillis: Date.UTC(2027, 0, 1) }
    const starts = [...occurrences(series, window)].map(({ startMillis }) => new Date(startMillis).getUTCDate())
    assert.deepEqual(starts, [5, 12, 19, 26])
  }

  await client.ok('SELECT INBOX')
  for (const number of [1, 2, 3]) {
    const [line = ''] = await client.ok(`FETCH ${number} (BODY.PEEK[])`)
    assert.ok(line.includes(invitation), `message ${number} is not the mail that was sent`)
  }
  client.close()
})
