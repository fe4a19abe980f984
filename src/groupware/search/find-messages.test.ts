import assert from 'node:assert/strict'
import { test } from 'node:test'
import { N, P, SpecialFolder } from '#model'
import { open } from '#test/groupware.ts'
import { RowNames } from '../items/names.ts'
import { findMessages } from './find-messages.ts'
import { parseQueryString } from './query-string.ts'

const ada = 'ada@example.test'

test('a query finds by words, senders, recipients, size and what is not', async () => {
  const fixture = await open()
  const mails = [
    ['anna@x.example', 'Quarterly report', 'The numbers of Köln are good.'],
    ['bob@x.example', 'Re: Quarterly report', 'I do not agree.'],
    ['anna@x.example', 'Lunch', 'On Friday?'],
  ]
  for (const [from, subject, text] of mails)
    await fixture.send({ from: from!, to: [ada] }, `From: ${from}\nTo: Ada <${ada}>\nSubject: ${subject}\n\n${text}\n`)
  const mailbox = await fixture.mailbox(ada)
  const { store } = fixture
  const names = await RowNames.of(mailbox, [N.Keywords])
  const inbox = SpecialFolder.inbox
  const subjects = async (text: string) => {
    const query = parseQueryString(text, {
      now: fixture.now(),
      toInstant: (local) => local,
      toLocal: (instant) => instant,
      tag: (property) => names.tag(property),
    })
    const found = await findMessages(store, mailbox, inbox, query)
    const all = [...(await store.view(mailbox, inbox, {}).ids()).ids]
    const wanted = all.filter((id) => found === 'all' || found.has(id))
    const properties = await Promise.all(wanted.map(async (id) => (await mailbox.getMessage(id)).properties()))
    return properties.map((bag) => bag.get(P.Subject))
  }
  const cases: [string, string[]][] = [
    ['', ['Quarterly report', 'Re: Quarterly report', 'Lunch']],
    ['report', ['Quarterly report', 'Re: Quarterly report']],
    ['koln', ['Quarterly report']],
    ['from:anna', ['Quarterly report', 'Lunch']],
    ['from:anna report', ['Quarterly report']],
    ['NOT from:anna', ['Re: Quarterly report']],
    ['lunch OR from:bob', ['Re: Quarterly report', 'Lunch']],
    ['"quarterly report" -koln', ['Re: Quarterly report']],
    ['to:ada', ['Quarterly report', 'Re: Quarterly report', 'Lunch']],
    ['received:>2000 size:<1mb', ['Quarterly report', 'Re: Quarterly report', 'Lunch']],
    ['to:ada received:today size:<1mb kind:email', ['Quarterly report', 'Re: Quarterly report', 'Lunch']],
    ['category:red', []],
    ['subject:(lunch OR report) isread:no', ['Quarterly report', 'Re: Quarterly report', 'Lunch']],
  ]
  for (const [text, expected] of cases) assert.deepEqual(await subjects(text), expected, text)
})
