import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TooManyFailures } from './authenticate.ts'
import { adaPassword, light, mailboxOf, onBothEngines, populate, type Fixture } from '#test/directories.ts'
import { createHasher } from './password.ts'
import { openDirectory } from './directory.ts'
import type { Protocol } from './types.ts'

const office = '192.0.2.10'
const elsewhere = '198.51.100.1'

function login(
  { directory }: Pick<Fixture, 'directory'>,
  name: string,
  password: string,
  remoteAddress = office,
  protocol: Protocol = 'imap',
): Promise<string> {
  return directory.authenticate({ name, password, protocol, remoteAddress }).then(
    (found) => `${found.user.address} ${found.via}`,
    (error: unknown) => {
      if (error instanceof TooManyFailures) return `busy ${error.retryAfterSeconds}`
      return (error as { code?: string }).code ?? String(error)
    },
  )
}

onBothEngines('names: any address, the local part, domain\\user', async (fixture) => {
  const { organisation } = await populate(fixture)
  await fixture.directory.write(async (tx) => {
    await tx.createDomain({ name: 'second.test', organisation })
    await tx.createDomain({ name: 'alias.test', organisation, aliasOf: 'example.test' })
    await tx.createObject({ kind: 'user', address: 'ben@second.test', mailbox: mailboxOf(8) })
  })
  for (const name of [
    'ada@example.test',
    'ADA@Example.Test',
    'a@example.test',
    'ada@alias.test',
    'ada',
    'Ada',
    'a',
    'example.test\\ada',
    'alias.test\\ada',
    'EXAMPLE\\ada',
    'example\\a',
    ' ada@example.test ',
  ]) {
    assert.equal(await login(fixture, name, adaPassword), 'Ada@example.test password', name)
  }
  for (const name of [
    'ben',
    'ada+x@example.test',
    'team',
    'ada@second.test',
    'second.test\\ada',
    'x'.repeat(5000),
    '',
    '@',
    '\\',
  ]) {
    assert.equal(await login(fixture, name, adaPassword, elsewhere), 'loginFailed', name.slice(0, 40))
    fixture.pass(7200)
  }
})

onBothEngines('wrong, empty and impossible passwords; nobody; a user without password', async (fixture) => {
  await populate(fixture)
  for (const [name, password] of [
    ['ada', 'wrong horse'],
    ['ada', ''],
    ['ada', 'a\u0000b'],
    ['nobody', adaPassword],
    ['ben', ''],
    ['ben', adaPassword],
  ] as const) {
    assert.equal(await login(fixture, name, password), 'loginFailed', `${name} ${password}`)
  }
})

onBothEngines(
  'failures slow down the account from that address, not from elsewhere, and not for ever',
  async (fixture) => {
    await populate(fixture)
    const second = await fixture.other()
    for (let n = 0; n < 5; n++) assert.equal(await login(fixture, 'ada', `wrong ${n}`, elsewhere), 'loginFailed')
    assert.equal(await login(fixture, 'ada', 'wrong again', elsewhere), 'busy 2')
    assert.equal(await login(fixture, 'a@example.test', adaPassword, elsewhere), 'busy 2', 'by whatever name')
    assert.equal(await login({ directory: second }, 'ada', adaPassword, elsewhere), 'busy 2', 'in another process')
    assert.equal(await login(fixture, 'ada', adaPassword, office), 'Ada@example.test password')
    fixture.pass(2)
    assert.equal(await login(fixture, 'ada', 'wrong again', elsewhere), 'loginFailed')
    assert.equal(await login(fixture, 'ada', adaPassword, elsewhere), 'busy 4')
    fixture.pass(4)
    assert.equal(await login(fixture, 'ada', adaPassword, elsewhere), 'Ada@example.test password')
    assert.equal(await login(fixture, 'ada', 'wrong 77', elsewhere), 'loginFailed', 'a success forgives')
  },
)

onBothEngines('names that do not exist are slowed down the same way', async (fixture) => {
  await populate(fixture)
  for (let n = 0; n < 5; n++) assert.equal(await login(fixture, 'nobody', `wrong ${n}`), 'loginFailed')
  assert.equal(await login(fixture, 'NOBODY', 'wrong'), 'busy 2')
})

onBothEngines(
  'one remote that tries many accounts is slowed down, except where an account is at home',
  async (fixture) => {
    const { ada } = await populate(fixture)
    assert.equal(await login(fixture, 'ada', adaPassword, office), 'Ada@example.test password')
    for (let n = 0; n < 30; n++) assert.equal(await login(fixture, `guess${n}`, 'password', office), 'loginFailed')
    assert.match(await login(fixture, 'ben', 'password', office), /^busy/)
    assert.equal(await login(fixture, 'ada', adaPassword, office), 'Ada@example.test password')
    for (let n = 0; n < 5; n++) await login(fixture, 'ada', `wrong ${n}`, office)
    assert.equal(await login(fixture, 'ada', adaPassword, office), 'busy 2')
    await fixture.directory.forgetFailures(ada)
    assert.equal(await login(fixture, 'ada', adaPassword, office), 'Ada@example.test password')
  },
)

onBothEngines('this machine, where a webmail may stand, is slowed down for each account alone', async (fixture) => {
  await populate(fixture)
  for (const here of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    for (let n = 0; n < 35; n++) assert.equal(await login(fixture, `guess${here}${n}`, 'password', here), 'loginFailed')
    for (let n = 0; n < 5; n++) assert.equal(await login(fixture, `ben${here}`, `wrong ${n}`, here), 'loginFailed')
    assert.match(await login(fixture, `ben${here}`, 'wrong', here), /^busy/)
  }
  assert.equal(await login(fixture, 'ada', adaPassword, '127.0.0.1'), 'Ada@example.test password')
})

onBothEngines(
  'the same wrong password again costs nothing and counts once: a phone that was not told',
  async (fixture) => {
    await populate(fixture)
    for (let n = 0; n < 20; n++) assert.equal(await login(fixture, 'ada', 'the old one', office), 'loginFailed')
    assert.equal(await login(fixture, 'ada', adaPassword, office), 'Ada@example.test password')
  },
)

onBothEngines('many guesses at once are not free', async (fixture) => {
  await populate(fixture)
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => login(fixture, 'ada', `guess ${n}`, elsewhere)),
  )
  assert.ok(answers.filter((answer) => answer === 'loginFailed').length <= 6, answers.join(', '))
})

onBothEngines('disabled accounts and protocols: told only to who knows the password', async (fixture) => {
  const { ada } = await populate(fixture)
  const set = (attributes: Record<string, unknown>) =>
    fixture.directory.write((tx) => tx.updateObject(ada, { attributes: attributes as { disabled: boolean } }))
  await set({ protocols: ['imap', 'smtp'] })
  assert.equal(await login(fixture, 'ada', adaPassword, office, 'smtp'), 'Ada@example.test password')
  assert.equal(await login(fixture, 'ada', adaPassword, office, 'pop3'), 'disabled')
  assert.equal(await login(fixture, 'ada', 'wrong', office, 'pop3'), 'loginFailed')
  await set({ protocols: null, disabled: true })
  assert.equal(await login(fixture, 'ada', adaPassword), 'disabled')
  assert.equal(await login(fixture, 'ada', 'wrong'), 'loginFailed')
})

onBothEngines('app passwords: shown once, for some protocols, until they end or are revoked', async (fixture) => {
  const { ada, team } = await populate(fixture)
  const { directory } = fixture
  const expires = new Date(Date.UTC(2026, 0, 2))
  const { password, id } = await directory.createAppPassword(ada, {
    name: 'phone',
    protocols: ['imap', 'smtp'],
    expires,
  })
  assert.equal(await login(fixture, 'ada', password), 'Ada@example.test appPassword')
  assert.equal(await login(fixture, 'ada', password.replaceAll('-', ' ').toUpperCase()), 'Ada@example.test appPassword')
  assert.equal(await login(fixture, 'ada', password, office, 'dav'), 'disabled')
  assert.equal(await login(fixture, 'ben', password), 'loginFailed')
  const [kept] = await directory.appPasswords(ada)
  assert.deepEqual(
    { ...kept, created: undefined },
    {
      id,
      name: 'phone',
      protocols: ['imap', 'smtp'],
      created: undefined,
      expires,
      lastUsed: new Date(Date.UTC(2026, 0, 1)),
      lastRemote: office,
    },
  )
  fixture.pass(86_400)
  assert.equal(await login(fixture, 'ada', password), 'loginFailed', 'it has ended')

  const laptop = await directory.createAppPassword(ada, { name: 'laptop' })
  assert.equal(await login(fixture, 'ada', laptop.password, office, 'dav'), 'Ada@example.test appPassword')
  await directory.revokeAppPassword(ada, 'laptop')
  assert.equal(await login(fixture, 'ada', laptop.password, office, 'dav'), 'loginFailed')
  await assert.rejects(directory.revokeAppPassword(ada, 'laptop'), { code: 'notFound' })
  await assert.rejects(directory.createAppPassword(ada, { name: 'phone' }), { code: 'alreadyExists' })
  await assert.rejects(directory.createAppPassword(team, { name: 'phone' }), { code: 'wrongType' })
  await assert.rejects(directory.createAppPassword(ada, { name: 'x', protocols: [] }), { code: 'invalid' })
})

onBothEngines('a changed password ends the old one at once, in every process', async (fixture) => {
  const { ada } = await populate(fixture)
  const other = { directory: await fixture.other() }
  assert.equal(await login(other, 'ada', adaPassword), 'Ada@example.test password')
  await fixture.directory.setPassword(ada, 'another horse')
  assert.equal(await login(other, 'ada', adaPassword), 'loginFailed')
  assert.equal(await login(other, 'ada', 'another horse'), 'Ada@example.test password')
  await fixture.directory.setPassword(ada, undefined)
  assert.equal(await login(other, 'ada', 'another horse'), 'loginFailed')
})

onBothEngines('parameters that were raised renew the hash at the next login', async (fixture) => {
  const { ada } = await populate(fixture)
  const before = await fixture.directory.passwordHash(ada)
  const raised = await openDirectory({
    engine: fixture.engine,
    hasher: createHasher({ parameters: { ...light, passes: 2 } }),
  })
  assert.equal(await login({ directory: raised }, 'ada', adaPassword), 'Ada@example.test password')
  const after = await raised.passwordHash(ada)
  assert.notEqual(after, before)
  assert.match(after ?? '', /t=2/)
  assert.equal(await login({ directory: raised }, 'ada', adaPassword), 'Ada@example.test password')
  await raised.close()
})

test('ten connections with one password cost one hashing, a further one none', async () => {
  const { open } = await counting()
  const { fixture, hashings, close } = await open()
  await Promise.all(Array.from({ length: 10 }, () => login(fixture, 'ada', adaPassword)))
  assert.equal(hashings(), 1)
  await login(fixture, 'ada', adaPassword)
  assert.equal(hashings(), 1)
  await close()
})

async function counting() {
  const { mkdtempSync, rmSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  const { join } = await import('node:path')
  const { openEngine } = await import('#store/engine/index.ts')
  return {
    async open() {
      const data = mkdtempSync(join(tmpdir(), 'kontor-login-'))
      const engine = openEngine({ data, database: 'sqlite' })
      const inner = createHasher({ parameters: light })
      let count = 0
      const hasher = {
        hash: inner.hash,
        verify(password: string, stored: string | undefined) {
          count++
          return inner.verify(password, stored)
        },
      }
      const directory = await openDirectory({ engine, hasher })
      const fixture = { directory } as Fixture
      await populate(fixture)
      return {
        fixture,
        hashings: () => count,
        async close() {
          await directory.close()
          await engine.close()
          rmSync(data, { recursive: true, force: true })
        },
      }
    },
  }
}
