/** kontor mailbox, as it is typed, on real files. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openDirectory } from '#directory'
import { Bag, SpecialFolder } from '#model'
import { type OpenedStore, openStore } from '#store'
import { openEngine, sql } from '#store/engine/index.ts'
import { run } from '../run.ts'

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function desk() {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-cli-mailbox-'))
  folders.push(folder)
  const data = join(folder, 'data')
  async function kontor(...words: string[]): Promise<{ code: number; out: string; err: string }> {
    const answer = { code: 0, out: '', err: '' }
    answer.code = await run(['--data', data, ...words], {
      out: (text) => void (answer.out += text),
      err: (text) => void (answer.err += text),
      input: async () => 'quite-a-long-password',
      ask: undefined,
      env: {},
      now: () => new Date(),
    })
    return answer
  }
  async function done(...words: string[]): Promise<string> {
    const { code, out, err } = await kontor(...words)
    assert.equal(code, 0, `${words.join(' ')}: ${err}`)
    return out
  }
  /** Works on the store as the server would. */
  async function withStore<T>(work: (store: OpenedStore, mailbox: string) => Promise<T>): Promise<T> {
    const engine = openEngine({ data, database: 'sqlite' })
    const directory = await openDirectory({ engine })
    const store = openStore({ data, engine })
    try {
      const ada = await directory.findByAddress('ada@example.test')
      return await work(store, ada?.mailbox as string)
    } finally {
      await store.close()
      await directory.close()
      await engine.close()
    }
  }
  const deliver = (subject: string) =>
    withStore(async (store, id) => {
      const mailbox = await store.open(id, { kind: 'system' })
      const message = { properties: Bag.of({ Subject: subject, Body: 'text' }), recipients: [], attachments: [] }
      return (await store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.inbox, message))).id
    })
  const subjects = () =>
    withStore(async (store, id) => {
      const mailbox = await store.open(id, { kind: 'system' })
      const rows = await store.view(mailbox, SpecialFolder.inbox, {}).rows(0, 100)
      const found: (string | undefined)[] = []
      for (const row of rows) {
        if (row.kind === 'message') found.push((await mailbox.getMessage(row.id)).bag.get(0x0e1d001f) as string)
      }
      return found
    })
  await done('org', 'add', 'Example', '--domain', 'example.test')
  await done('user', 'add', 'ada@example.test', '--name', 'Ada', '--no-password')
  return { folder, kontor, done, withStore, deliver, subjects }
}

test('kontor mailbox check and repair', async () => {
  const { kontor, done, withStore, deliver } = await desk()
  await deliver('one')
  assert.match(await done('mailbox', 'check', '--deep'), /checked, nothing found/)
  await withStore((store, id) =>
    store.engine.shard(id).write(async (q) => {
      await q.run(sql`update folder set count = 7 where mailbox = ${q.key} and id = ${SpecialFolder.inbox}`)
    }),
  )
  const { code, out, err } = await kontor('mailbox', 'check', 'ada@example.test')
  assert.equal(code, 1)
  assert.match(out, /ada@example\.test folder 10: counter: count is 7, the rows say 1/)
  assert.match(err, /1 finding; see kontor mailbox repair/)
  assert.match(await done('mailbox', 'repair', 'ada@example.test'), /mended/)
  assert.match(await done('mailbox', 'check'), /nothing found/)
})

test('kontor mailbox usage', async () => {
  const { done, deliver } = await desk()
  await deliver('one')
  assert.match(await done('mailbox', 'usage', 'ada@example.test'), /Inbox +1 /)
  assert.match(await done('mailbox', 'usage'), /ada@example\.test/)
})

test('kontor mailbox backup and restore: everything, a folder, a message', async () => {
  const { folder, kontor, done, withStore, deliver, subjects } = await desk()
  const one = await deliver('one')
  await deliver('two')
  const file = join(folder, 'ada.kontor')
  await done('mailbox', 'backup', 'ada@example.test', '--to', file)
  assert.ok(existsSync(file))
  await done('mailbox', 'backup', '--to', join(folder, 'all'))
  assert.match(await done('mailbox', 'backup', '--to', join(folder, 'all'), '--continue'), /Nothing was left/)

  const again = await kontor('mailbox', 'restore', 'ada@example.test', '--from', file)
  assert.equal(again.code, 1)
  assert.match(again.err, /--folder/)
  await done('mailbox', 'restore', 'ada@example.test', '--from', file, '--folder', 'Inbox', '--message', String(one))
  assert.deepEqual(await subjects(), ['one', 'two', 'one'])

  await withStore((store, id) => store.deleteMailbox(id))
  await done('mailbox', 'restore', 'ada@example.test', '--from', file)
  assert.deepEqual(await subjects(), ['one', 'two'])
})

test('kontor mailbox restore --deleted', async () => {
  const { done, kontor, withStore, deliver, subjects } = await desk()
  const one = await deliver('one')
  await withStore(async (store, id) => {
    const mailbox = await store.open(id, { kind: 'system' })
    await store.write(mailbox, (tx) => tx.deleteMessages([one]))
  })
  assert.deepEqual(await subjects(), [])
  assert.match(await done('mailbox', 'restore', 'ada@example.test', '--deleted'), /1 of the deleted/)
  assert.deepEqual(await subjects(), ['one'])
  assert.equal((await kontor('mailbox', 'restore', 'ada@example.test')).code, 2)
})
