import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkNewPassword, createHasher, generatePassword, isUsableHash, preparePassword } from './password.ts'

const light = { memoryKib: 64, passes: 1, parallelism: 1 }

test('a hash verifies its password and no other, and says when it should be renewed', async () => {
  const hasher = createHasher({ parameters: light })
  const hash = await hasher.hash('correct horse')
  assert.match(hash, /^\$argon2id\$v=19\$m=64,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.equal(await hasher.verify('correct horse', hash), 'right')
  assert.equal(await hasher.verify('correct house', hash), 'wrong')
  assert.equal(await hasher.verify('correct horse', undefined), 'wrong')
  assert.equal(await createHasher({ parameters: { ...light, passes: 2 } }).verify('correct horse', hash), 'outdated')
  assert.notEqual(await hasher.hash('correct horse'), hash, 'a salt of its own')
})

test('a hash of the reference implementation (the example of its README) verifies', async () => {
  // echo -n "password" | argon2 somesalt -t 2 -m 16 -p 4 -l 24
  const hash = '$argon2i$v=19$m=65536,t=2,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWRWJTmaaJObG'
  assert.equal(isUsableHash(hash), true)
  assert.equal(await createHasher().verify('password', hash), 'outdated')
  assert.equal(await createHasher().verify('passwort', hash), 'wrong')
})

for (const hash of [
  '',
  'plain',
  '$2b$10$abcdefghijklmnopqrstuv',
  '$argon2id$v=19$m=9999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  '$argon2id$v=19$m=64,t=999,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  '$argon2id$v=19$m=4,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
]) {
  test(`a stored hash that cannot be used is never right: ${hash.slice(0, 30)}`, async () => {
    assert.equal(isUsableHash(hash), false)
    assert.equal(await createHasher({ parameters: light }).verify('x', hash), 'wrong')
  })
}

test('RFC 8265 4.2.2: one password however it is typed', () => {
  assert.equal(preparePassword('a\u00a0b'), 'a b')
  assert.equal(preparePassword('u\u0308ber'), 'über')
  assert.equal(preparePassword(''), undefined)
  assert.equal(preparePassword('a\nb'), undefined)
  assert.equal(preparePassword('x'.repeat(1025)), undefined)
  assert.throws(() => checkNewPassword('short'), { code: 'invalid' })
  assert.equal(checkNewPassword('🐎🐎🐎🐎🐎🐎🐎🐎'), '🐎🐎🐎🐎🐎🐎🐎🐎')
})

test('generated passwords are long, plain and different', () => {
  const made = new Set(Array.from({ length: 200 }, generatePassword))
  assert.equal(made.size, 200)
  for (const password of made) assert.match(password, /^[a-km-np-z3-79]{5}(-[a-km-np-z3-79]{5}){3}$/)
})

test('logins beyond what may wait are told to come again', async () => {
  const hasher = createHasher({ parameters: light, concurrency: 1, waiting: 2 })
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => hasher.verify('x', undefined)))
  assert.deepEqual(
    results.map((result) => (result.status === 'fulfilled' ? result.value : (result.reason as { code: string }).code)),
    ['wrong', 'wrong', 'wrong', 'busy', 'busy'],
  )
})
