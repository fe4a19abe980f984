import assert from 'node:assert/strict'
import { adaPassword, onBothEngines, populate, type Fixture } from '#test/directories.ts'
import type { Protocol } from './types.ts'

type Asked = Pick<Fixture, 'directory'>

function told(promise: Promise<{ user: { address: string }; via: string }>): Promise<string> {
  return promise.then(
    ({ user, via }) => `${user.address} ${via}`,
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  )
}

/** As a client asks that says its password with every request. */
function again({ directory }: Asked, password = adaPassword, protocol: Protocol = 'ews', remoteAddress = '192.0.2.10') {
  return told(directory.authenticate({ name: 'ada', password, protocol, remoteAddress, remembered: true }))
}

function byToken({ directory }: Asked, token: string, protocol: Protocol = 'ews') {
  return told(directory.authenticateToken({ token, protocol, remoteAddress: '192.0.2.10' }))
}

onBothEngines('a login that comes with every request is decided once a minute', async (fixture) => {
  await populate(fixture)
  const first = await fixture.directory.authenticate({
    name: 'ada',
    password: adaPassword,
    protocol: 'ews',
    remoteAddress: '192.0.2.10',
    remembered: true,
  })
  const ask = () =>
    fixture.directory.authenticate({
      name: 'ada',
      password: adaPassword,
      protocol: 'ews',
      remoteAddress: '192.0.2.10',
      remembered: true,
    })
  // The very answer of before, not an equal one.
  assert.equal(await ask(), first)
  assert.equal(await again(fixture, 'wrong'), 'loginFailed')
  assert.equal(await again(fixture, 'wrong'), 'loginFailed')
  fixture.pass(61)
  assert.notEqual(await ask(), first)
})

onBothEngines(
  'a changed password, a revoked app password and a switched-off account end it at once',
  async (fixture) => {
    const { ada } = await populate(fixture)
    const { directory } = fixture
    const other = { directory: await fixture.other() }
    assert.equal(await again(other), 'Ada@example.test password')
    await directory.setPassword(ada, 'another horse')
    fixture.pass(1)
    assert.equal(await again(other), 'loginFailed')
    assert.equal(await again(other, 'another horse'), 'Ada@example.test password')
    const phone = await directory.createAppPassword(ada, { name: 'phone' })
    assert.equal(await again(fixture, phone.password), 'Ada@example.test appPassword')
    await directory.revokeAppPassword(ada, 'phone')
    assert.equal(await again(fixture, phone.password), 'loginFailed')
    await directory.write((tx) => tx.updateObject(ada, { attributes: { disabled: true } }))
    assert.equal(await again(fixture, 'another horse'), 'disabled')
  },
)

onBothEngines('an app password that ends is not believed longer', async (fixture) => {
  const { ada } = await populate(fixture)
  const expires = new Date(Date.UTC(2026, 0, 1, 0, 0, 10))
  const { password } = await fixture.directory.createAppPassword(ada, { name: 'short', expires, protocols: ['eas'] })
  assert.equal(await again(fixture, password, 'eas'), 'Ada@example.test appPassword')
  assert.equal(await again(fixture, password, 'ews'), 'disabled')
  // Whoever may use one protocol may ask where it is.
  assert.equal(await again(fixture, password, 'autodiscover'), 'Ada@example.test appPassword')
  fixture.pass(11)
  assert.equal(await again(fixture, password, 'eas'), 'loginFailed')
})

onBothEngines('tokens: for some protocols, until they end, are revoked or the password changes', async (fixture) => {
  const { ada, ben, team } = await populate(fixture)
  const { directory } = fixture
  const { token, expires } = await directory.createToken(ada, { name: 'script', protocols: ['ews'], seconds: 3600 })
  assert.match(token, /^kontor_[\w-]{43}$/)
  assert.equal(expires.getTime(), Date.UTC(2026, 0, 1, 1))
  assert.equal(await byToken(fixture, token), 'Ada@example.test token')
  assert.equal(await byToken(fixture, token, 'mapi'), 'disabled')
  assert.equal(await byToken(fixture, `${token}x`), 'loginFailed')
  assert.equal(await byToken(fixture, 'x'.repeat(5000)), 'loginFailed')
  fixture.pass(3600)
  assert.equal(await byToken(fixture, token), 'loginFailed')

  const all = await directory.createToken(ada, { name: 'all', seconds: 3600 })
  assert.equal(await byToken(fixture, all.token, 'mapi'), 'Ada@example.test token')
  await directory.revokeTokens(ada, 'others')
  assert.equal(await byToken(fixture, all.token, 'mapi'), 'Ada@example.test token')
  await directory.revokeTokens(ada, 'all')
  assert.equal(await byToken(fixture, all.token, 'mapi'), 'loginFailed')

  const before = await directory.createToken(ada, { name: 'all', seconds: 3600 })
  assert.equal(await byToken(fixture, before.token), 'Ada@example.test token')
  await directory.setPassword(ada, 'another horse')
  assert.equal(await byToken(fixture, before.token), 'loginFailed')

  const gone = await directory.createToken(ben, { name: 'all', seconds: 3600 })
  await directory.write((tx) => tx.deleteObject(ben))
  assert.equal(await byToken(fixture, gone.token), 'loginFailed')
  await assert.rejects(directory.createToken(team, { name: 'x', seconds: 1 }), { code: 'wrongType' })
  await assert.rejects(directory.createToken(ada, { name: 'x', seconds: 0 }), { code: 'invalid' })
})
