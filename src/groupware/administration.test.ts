import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createHasher, openDirectory } from '#directory'
import { SpecialFolder } from '#model'
import { openStore } from '#store'
import { startPostgres } from '#test/postgres.ts'
import { createAdministration } from './administration.ts'

const postgres = await startPostgres()
const closing: (() => Promise<void>)[] = []
after(async () => {
  for (const close of closing) await close()
  await postgres?.stop()
})

async function open(database: string) {
  const data = mkdtempSync(join(tmpdir(), 'kontor-administration-'))
  const store = openStore({ data, database })
  const hasher = createHasher({ parameters: { memoryKib: 64, passes: 1, parallelism: 1 } })
  const directory = await openDirectory({ engine: store.engine, hasher })
  closing.push(async () => {
    await directory.close()
    await store.close()
    rmSync(data, { recursive: true, force: true })
  })
  const administration = createAdministration({ store, directory })
  const organisation = await directory.write((tx) => tx.createOrganisation({ name: 'Example', locale: 'de' }))
  await administration.addDomain({ name: 'example.test', organisation })
  const inbox = async (mailbox: string | undefined) =>
    (await (await store.open(mailbox ?? '', { kind: 'system' })).getFolder(SpecialFolder.inbox)).name
  const quota = async (mailbox: string | undefined) =>
    (await (await store.open(mailbox ?? '', { kind: 'system' })).info()).quota
  return { store, directory, administration, organisation, inbox, quota }
}

for (const engine of ['sqlite', 'postgres'] as const) {
  const skip = engine === 'postgres' && !postgres ? 'no PostgreSQL' : false
  const scenario = (title: string, body: (parts: Awaited<ReturnType<typeof open>>) => Promise<void>): void => {
    test(`${engine}: ${title}`, { skip }, async () =>
      body(await open(engine === 'sqlite' ? engine : ((await postgres?.database()) as string))),
    )
  }

  scenario('a user has a mailbox in the language of the organisation, and its own when told', async (parts) => {
    const { administration, inbox, quota, organisation } = parts
    const ada = await administration.create({
      kind: 'user',
      address: 'ada@example.test',
      attributes: { quotaSend: 1000 },
    })
    assert.equal(await inbox(ada.mailbox), 'Posteingang')
    assert.deepEqual(await quota(ada.mailbox), { warning: undefined, send: 1000, receive: undefined })
    assert.equal(await administration.update(ada.id, { attributes: { locale: 'fr', quotaSend: null } }), true)
    assert.equal(await inbox(ada.mailbox), 'Boîte de réception')
    await administration.updateOrganisation(organisation, { quota: { receive: 5000 } })
    assert.deepEqual(await quota(ada.mailbox), { warning: undefined, send: undefined, receive: 5000 })
    const ben = await administration.create({ kind: 'user', address: 'ben@example.test' })
    assert.deepEqual(await quota(ben.mailbox), { warning: undefined, send: undefined, receive: 5000 })
  })

  scenario('the first domain brings the public store', async ({ directory, store, administration, organisation }) => {
    const found = await directory.findByAddress('public-folders@example.test')
    assert.equal(found?.kind, 'public')
    assert.equal((await directory.organisations())[0]?.publicObject, found.id)
    assert.equal((await (await store.open(found.mailbox ?? '', { kind: 'system' })).info()).kind, 'public')
    assert.equal(await directory.resolve('public-folders@example.test'), undefined)
    await administration.addDomain({ name: 'second.test', organisation })
    assert.equal((await store.mailboxes()).length, 1)
  })

  scenario('what the directory refuses leaves no mailbox', async ({ administration, store }) => {
    await administration.create({ kind: 'shared', address: 'info@example.test' })
    const before = await store.mailboxes()
    await assert.rejects(administration.create({ kind: 'user', address: 'INFO@example.test' }), {
      code: 'alreadyExists',
    })
    await assert.rejects(administration.create({ kind: 'user', address: 'x@elsewhere.test' }), { code: 'invalid' })
    await assert.rejects(
      administration.create({ kind: 'user', address: 'x@example.test', attributes: { locale: '!!' } }),
      { code: 'invalid' },
    )
    assert.deepEqual(await store.mailboxes(), before)
  })

  scenario('removing: the mailbox goes, or stays and can be given to another', async (parts) => {
    const { administration, store, directory } = parts
    const ada = await administration.create({ kind: 'user', address: 'ada@example.test' })
    const ben = await administration.create({ kind: 'user', address: 'ben@example.test' })
    assert.deepEqual(await administration.remove(ada.id, 'delete'), { mailbox: ada.mailbox })
    assert.ok(!(await store.mailboxes()).includes(ada.mailbox ?? ''))
    await administration.remove(ben.id, 'keep')
    assert.deepEqual((await administration.check()).withoutObject, [ben.mailbox])
    await assert.rejects(
      administration.create({ kind: 'user', address: 'x@example.test', mailbox: ada.mailbox ?? '' }),
      { code: 'notFound' },
    )
    const carla = await administration.create({
      kind: 'shared',
      address: 'carla@example.test',
      mailbox: ben.mailbox ?? '',
    })
    assert.equal(carla.mailbox, ben.mailbox)
    assert.deepEqual(await administration.check(), { withoutObject: [], withoutMailbox: [] })
    await store.deleteMailbox(ben.mailbox ?? '')
    const { withoutMailbox } = await administration.check()
    assert.deepEqual(
      withoutMailbox.map((object) => object.id),
      [carla.id],
    )
    for (const object of withoutMailbox) await administration.repairMailbox(object)
    assert.deepEqual(await administration.check(), { withoutObject: [], withoutMailbox: [] })
    assert.equal((await directory.findObject(carla.id))?.mailbox, ben.mailbox)
  })

  scenario('an organisation goes when nobody is in it', async ({ administration, store, directory, organisation }) => {
    await administration.addDomain({ name: 'alias.test', organisation, aliasOf: 'example.test' })
    const ada = await administration.create({ kind: 'user', address: 'ada@example.test' })
    await assert.rejects(administration.removeOrganisation(organisation), /1 objects \(ada@example\.test\)/)
    await administration.remove(ada.id, 'delete')
    await administration.removeOrganisation(organisation)
    assert.deepEqual(
      [await directory.organisations(), await directory.domains(), await store.mailboxes()],
      [[], [], []],
    )
  })
}
