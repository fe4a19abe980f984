/** kontor org backup and restore, as it is typed: an organisation goes to another server, and everything names it as before. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDirectory } from '#directory'
import { Bag, Right, SpecialFolder } from '#model'
import { openStore } from '#store'
import { openEngine } from '#store/engine/index.ts'
import { run } from '../run.ts'

function desk(folder: string, name: string) {
  const data = join(folder, name)
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
  return {
    kontor,
    async done(...words: string[]): Promise<string> {
      const { code, out, err } = await kontor(...words)
      assert.equal(code, 0, `${words.join(' ')}: ${err}`)
      return out
    },
    async open() {
      const engine = openEngine({ data, database: 'sqlite' })
      const directory = await openDirectory({ engine })
      const store = openStore({ data, engine })
      const close = async () => {
        await store.close()
        await directory.close()
        await engine.close()
      }
      return { directory, store, close }
    },
  }
}

test('an organisation comes back on another server with its ids, permissions, passwords and mail', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-org-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const here = desk(folder, 'here')
  await here.done('org', 'add', 'Example', '--domain', 'example.test')
  await here.done('user', 'add', 'ada@example.test', '--name', 'Ada', '--password-file', '-')
  await here.done('user', 'add', 'ben@example.test', '--name', 'Ben', '--no-password')
  const before = await here.open()
  const [ada, ben] = await Promise.all(
    ['ada', 'ben'].map((name) => before.directory.findByAddress(`${name}@example.test`)),
  )
  const mailbox = await before.store.open(ada?.mailbox as string, { kind: 'system' })
  await before.store.write(mailbox, async (tx) => {
    const message = { properties: Bag.of({ Subject: 'hello', Body: 'text' }), recipients: [], attachments: [] }
    await tx.createMessage(SpecialFolder.inbox, message)
    await tx.setPermissions(SpecialFolder.inbox, [{ member: ben?.id as string, rights: Right.readAny | Right.visible }])
  })
  await before.close()

  const backup = join(folder, 'backup')
  await here.done('org', 'backup', 'Example', '--to', backup)
  assert.equal((await here.kontor('org', 'backup', 'Example', '--to', backup)).code, 2)
  assert.match(await here.done('org', 'backup', 'Example', '--to', backup, '--continue'), /\(0 of them now\)/)
  assert.equal((await here.kontor('org', 'restore', backup)).code, 1)

  const there = desk(folder, 'there')
  await there.done('org', 'restore', backup)
  assert.match(await there.done('org', 'restore', backup, '--continue'), /0 mailboxes that were not there/)
  assert.match(await there.done('directory', 'check'), /agree/)
  const after = await there.open()
  try {
    const found = await after.directory.findByAddress('ada@example.test')
    assert.deepEqual([found?.id, found?.legacyDn, found?.mailbox], [ada?.id, ada?.legacyDn, ada?.mailbox])
    const login = {
      name: 'ada@example.test',
      password: 'quite-a-long-password',
      protocol: 'imap',
      remoteAddress: '127.0.0.1',
    }
    assert.equal((await after.directory.authenticate(login as never)).user.id, ada?.id)
    const restored = await after.store.open(found?.mailbox as string, { kind: 'system' })
    assert.equal((await restored.getFolder(SpecialFolder.inbox)).count, 1)
    const members = await restored.permissions(SpecialFolder.inbox)
    assert.ok(members.some(({ member }) => member === ben?.id))
    const [organisation] = await after.directory.organisations()
    const store = await after.directory.findObject(organisation?.publicObject as string)
    assert.equal((await after.store.open(store?.mailbox as string, { kind: 'system' })).id, store?.mailbox)
    assert.equal((await after.store.mailboxes()).length, 3)
  } finally {
    await after.close()
  }
})
