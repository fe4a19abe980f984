import assert from 'node:assert/strict'
import { test } from 'node:test'
import PostalMime from 'postal-mime'
import { parseStructure } from '#codec/mime/index.ts'
import { newDemo } from './accounts.ts'
import { chartImage } from './attachments.ts'
import { composeDemoMail } from './compose.ts'
import { demoMails } from './mails.ts'
import { others, people } from './organisation.ts'

const now = new Date('2026-11-20T12:00:00Z')
const mails = demoMails(now)

for (const mail of mails) {
  test(`the demo mail "${mail.id}" reads in another parser as it was meant`, async () => {
    const bytes = composeDemoMail(mail, now)
    const read = await PostalMime.parse(bytes)
    assert.equal(read.subject, mail.subject)
    assert.deepEqual(
      { name: read.from?.name, address: read.from?.address },
      { name: mail.from.name, address: mail.from.address },
    )
    assert.deepEqual(
      (read.to ?? []).map(({ name, address }) => ({ name, address })),
      mail.to.map(({ name, address }) => ({ name, address })),
    )
    assert.ok((read.text ?? read.html ?? '').length > 0)
    assert.ok(Math.abs(Date.parse(read.date ?? '') - (now.getTime() - mail.hoursAgo * 3600_000)) < 1000)
    assert.equal(parseStructure(bytes).end, bytes.length)
  })
}

test('mails of a thread name mails that are there, and copies lie with people who are there', () => {
  const ids = new Set(mails.map(({ id }) => id))
  assert.equal(ids.size, mails.length)
  const owners = new Set([...people, ...others].map(({ address }) => address))
  for (const { id, thread = [], copies = [] } of mails) {
    for (const before of thread) assert.ok(ids.has(before), `${id} follows ${before}`)
    for (const { owner } of copies) assert.ok(owners.has(owner), `${id} lies with ${owner}`)
  }
})

test('the chart is a picture', () => {
  const bytes = Buffer.from(chartImage())
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG')
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [320, 160])
})

test('passwords of the demo are random and long', () => {
  const passwords = newDemo().flatMap(({ password }) => password ?? [])
  assert.equal(passwords.length, people.length)
  assert.equal(new Set(passwords).size, passwords.length)
  for (const password of passwords) assert.match(password, /^[a-z2-9]{5}(-[a-z2-9]{5}){2}$/)
})
