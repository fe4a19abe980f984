/**
 * What a search finds is compared with looking into the texts themselves, on both engines.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { Bag, fold, SpecialFolder } from '#model'
import { envelope, parseStructure } from '#codec/mime/index.ts'
import { startPostgres } from '#test/postgres.ts'
import { openStore } from '../open-store.ts'
import type { Mailbox } from '../store.ts'
import type { NewMessage, SearchQuery } from '../types.ts'
import { rebuild } from './indexer.ts'

const data = mkdtempSync(join(tmpdir(), 'kontor-search-'))
const postgres = await startPostgres()
const database = await postgres?.database()
const stores = [
  { name: 'SQLite', store: openStore({ data, database: 'sqlite' }) },
  ...(database ? [{ name: 'PostgreSQL', store: openStore({ data, database }) }] : []),
]
after(async () => {
  for (const { store } of stores) await store.close()
  await postgres?.stop()
  rmSync(data, { recursive: true, force: true })
})

const inbox = SpecialFolder.inbox

function mail(text: string): NewMessage {
  const bytes = Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8')
  const structure = parseStructure(bytes)
  return {
    properties: new Bag(),
    recipients: [],
    attachments: [],
    source: { bytes, structure, envelope: envelope(bytes, structure) },
  }
}

const letters: Record<string, NewMessage> = {
  plain: mail(`From: Ärmel <aermel@example.org>
To: bob@example.com
Subject: =?utf-8?q?Stra=C3=9Fe?= plan
Message-ID: <unique-4711@host.example>
X-Spam-Status: No, score=-2.3

Hello World, see report_2026 and the Ölkanne.
`),
  html: mail(`From: carol@example.org
Subject: newsletter
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<p>Vis<b>ible</b> caf&eacute;</p><style>.hidden { color: red }</style><a href="http://tracker.example/q">link</a>
`),
  japanese: mail(`From: dan@example.org
Subject: travel
Content-Type: text/plain; charset=utf-8

東京都へ行く。京都と東京。
`),
  parts: mail(`From: eve@example.org
Subject: files
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

covering letter
--b
Content-Type: text/csv; name="figures.csv"
Content-Disposition: attachment; filename="figures.csv"

alpha;beta;gamma
--b
Content-Type: message/rfc822

From: frank@example.org
Subject: inner subject

inner body
--b
Content-Type: application/octet-stream
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename=binary.dat

c2VjcmV0d29yZA==
--b--
`),
  native: {
    properties: Bag.of({
      Subject: 'RE: native note',
      Body: `long body ${'x'.repeat(5000)} needle`,
      SenderName: 'Grace Hopper',
    }),
    recipients: [Bag.of({ DisplayName: 'Heidi', SmtpAddress: 'heidi@example.net' })],
    attachments: [
      { properties: Bag.of({ AttachLongFilename: 'contract.pdf' }), content: { bytes: new Uint8Array(3) } },
    ],
  },
}

const cases: { query: SearchQuery; finds: string[] }[] = [
  { query: { text: 'hello' }, finds: ['plain'] },
  { query: { text: 'hel wor' }, finds: ['plain'] },
  { query: { text: 'ello' }, finds: [] },
  { query: { text: 'STRASSE' }, finds: ['plain'] },
  { query: { text: 'strasse', in: ['body'] }, finds: [] },
  { query: { text: 'armel', in: ['people'] }, finds: ['plain'] },
  { query: { text: 'visible café' }, finds: ['html'] },
  { query: { text: 'hidden' }, finds: [] },
  { query: { text: 'tracker' }, finds: [] },
  { query: { text: '東京都' }, finds: ['japanese'] },
  { query: { text: '都京' }, finds: [] },
  { query: { text: '行' }, finds: ['japanese'] },
  { query: { text: 'figures', in: ['attachments'] }, finds: ['parts'] },
  { query: { text: 'gamma', in: ['attachments'] }, finds: ['parts'] },
  { query: { text: 'gamma', in: ['body'] }, finds: [] },
  { query: { text: 'inner' }, finds: ['parts'] },
  { query: { text: 'secretword' }, finds: [] },
  { query: { text: 'needle' }, finds: ['native'] },
  { query: { text: 'hopper heidi' }, finds: ['native'] },
  { query: { text: 'contract', in: ['attachments'] }, finds: ['native'] },
  { query: { text: '???' }, finds: [] },
  { query: { text: '' }, finds: [] },
  { query: { text: 'ELLO WOR', substring: true }, finds: ['plain'] },
  { query: { text: 'report_2026', substring: true, in: ['body'] }, finds: ['plain'] },
  { query: { text: 'port_2', substring: true, in: ['body'] }, finds: ['plain'] },
  { query: { text: 'kann', substring: true }, finds: ['plain'] },
  { query: { text: '4711@HOST', substring: true }, finds: ['plain'] },
  { query: { text: 'score=-2', substring: true }, finds: ['plain'] },
  { query: { text: 'x-spam-status: no', substring: true }, finds: ['plain'] },
  { query: { text: 'score=-2', substring: true, in: ['body'] }, finds: [] },
  { query: { text: 'beta;gam', substring: true, in: ['body'] }, finds: ['parts'] },
  { query: { text: 'boundary', substring: true }, finds: ['parts'] },
  { query: { text: '都と東', substring: true }, finds: ['japanese'] },
  { query: { text: '都東', substring: true }, finds: [] },
  { query: { text: ';', substring: true, in: ['body'] }, finds: ['parts'] },
]

async function open(store: (typeof stores)[number]['store']): Promise<Mailbox> {
  const id = await store.createMailbox({ kind: 'private', owner: 'o', locale: 'en', displayName: 'x' })
  return store.open(id, { kind: 'system' })
}

for (const { name, store } of stores) {
  test(`${name}: finds words and parts of text`, async (context) => {
    const mailbox = await open(store)
    const names = new Map<number, string>()
    for (const [letter, message] of Object.entries(letters)) {
      const { id } = await store.write(mailbox, (tx) => tx.createMessage(inbox, message))
      names.set(id, letter)
    }
    for (const { query, finds } of cases) {
      await context.test(JSON.stringify(query), async () => {
        const ids = await store.search(mailbox, query)
        assert.deepEqual(new Set(ids.map((id) => names.get(id))), new Set(finds))
        assert.deepEqual(await store.search(mailbox, { ...query, folder: inbox }), ids)
        assert.deepEqual(await store.search(mailbox, { ...query, folder: SpecialFolder.drafts }), [])
      })
    }
  })

  test(`${name}: what is deleted, moved or changed is found as it is now`, async () => {
    const mailbox = await open(store)
    const find = (text: string) => store.search(mailbox, { text })
    const create = (subject: string) =>
      store.write(mailbox, (tx) =>
        tx.createMessage(inbox, { properties: Bag.of({ Subject: subject }), recipients: [], attachments: [] }),
      )
    const apple = await create('apple')
    const pear = await create('pear')
    assert.deepEqual(await find('apple'), [apple.id])
    await store.write(mailbox, (tx) => tx.updateMessage(apple.id, { set: Bag.of({ Subject: 'cherry' }) }))
    assert.deepEqual(await find('apple'), [])
    assert.deepEqual(await find('cherry'), [apple.id])
    const [moved] = await store.write(mailbox, (tx) => tx.moveMessages([pear.id], SpecialFolder.archive))
    assert.deepEqual(await find('pear'), [moved?.to.id])
    await store.write(mailbox, (tx) => tx.deleteMessages([apple.id]))
    assert.deepEqual(await find('cherry'), [])
    await store.write(mailbox, (tx) => tx.deleteMessages([moved?.to.id as number], { hard: true }))
    assert.deepEqual(await find('pear'), [])
    await rebuild(store.engine.shard(mailbox.id), store.blobs)
    assert.deepEqual(await find('pear'), [])
  })

  test(`${name}: finds only what the viewer may read`, async () => {
    const mailbox = await open(store)
    const { id } = await store.write(mailbox, (tx) => tx.createMessage(inbox, letters.plain as NewMessage))
    const stranger = await store.open(mailbox.id, { kind: 'member', id: 'stranger', groups: [], owner: false })
    assert.deepEqual(await store.search(stranger, { text: 'hello' }), [])
    await store.write(mailbox, (tx) => tx.setPermissions(inbox, [{ member: 'stranger', rights: 0x401 }]))
    assert.deepEqual(await store.search(stranger, { text: 'hello' }), [id])
  })

  test(`${name}: a substring search finds what includes the needle, and nothing else`, async () => {
    const unit = fc.constantFrom('a', 'b', 'B', 'ä', 'ß', ' ', '-', '\n', '東', '京', '1')
    const text = fc.string({ unit, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.array(fc.string({ unit, minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 5 }),
        async (bodies, needles) => {
          const mailbox = await open(store)
          const created = await store.write(mailbox, async (tx) => {
            const ids: number[] = []
            for (const body of bodies) {
              ids.push(
                (await tx.createMessage(inbox, { properties: Bag.of({ Body: body }), recipients: [], attachments: [] }))
                  .id,
              )
            }
            return ids
          })
          for (const needle of needles) {
            const wanted = created.filter((_, index) => fold(bodies[index] as string).includes(fold(needle)))
            assert.deepEqual(
              await store.search(mailbox, { text: needle, in: ['body'], substring: true }),
              wanted,
              needle,
            )
          }
        },
      ),
      { numRuns: name === 'SQLite' ? 25 : 8 },
    )
  })
}

test('what stands behind the first megabyte of a text is not searched, and the messages around it are', async () => {
  for (const { store, name } of stores) {
    const id = await store.createMailbox({ kind: 'private', owner: 'o', locale: 'en', displayName: 'x' })
    const mailbox = await store.open(id, { kind: 'system' })
    const far = mail(`Subject: far\n\nnearword\n${'+'.repeat(3 << 20)}\nfarword\n`)
    const [large, small] = await store.write(mailbox, async (tx) => [
      (await tx.createMessage(inbox, far)).id,
      (await tx.createMessage(inbox, mail('Subject: beside\n\nfarword\n'))).id,
    ])
    for (const substring of [false, true]) {
      assert.deepEqual(await store.search(mailbox, { text: 'nearword', substring }), [large], name)
      assert.deepEqual(await store.search(mailbox, { text: 'farword', substring }), [small], name)
    }
  }
})
