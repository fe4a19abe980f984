/** Commands as they are typed, on real files; each test has its own data folder. */
import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openDirectory } from '#directory'
import { openEngine } from '#store/engine/index.ts'
import type { Io } from './io.ts'
import { run } from './run.ts'

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  code: number
  out: string
  err: string
}

function desk() {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-cli-'))
  folders.push(folder)
  const data = join(folder, 'data')
  async function kontor(
    line: string | readonly string[],
    { input = '', ask }: { input?: string; ask?: Io['ask'] } = {},
  ): Promise<Answer> {
    const answer = { code: 0, out: '', err: '' }
    const io: Io = {
      out: (text) => void (answer.out += text),
      err: (text) => void (answer.err += text),
      input: async () => input,
      ask,
      env: {},
      now: () => new Date(),
    }
    const words = typeof line === 'string' ? line.split(' ') : line
    answer.code = await run(['--data', data, ...words], io)
    return answer
  }
  async function done(
    line: string | readonly string[],
    options?: { input?: string; ask?: Io['ask'] },
  ): Promise<string> {
    const { code, out, err } = await kontor(line, options)
    assert.equal(code, 0, `${String(line)}: ${err}`)
    return out
  }
  const json = async (line: string) => JSON.parse(await done(`--json ${line}`)) as never
  return { folder, data, kontor, done, json }
}

async function organised() {
  const all = desk()
  await all.done('org add Example --domain example.test --locale de')
  return all
}

async function logsIn(data: string, name: string, password: string): Promise<boolean> {
  const engine = openEngine({ data, database: 'sqlite' })
  const directory = await openDirectory({ engine })
  try {
    await directory.authenticate({ name, password, protocol: 'imap', remoteAddress: '192.0.2.1' })
    return true
  } catch {
    return false
  } finally {
    await directory.close()
    await engine.close()
  }
}

test('from nothing to a user who logs in, with the password shown once', async () => {
  const { data, kontor, done, json } = desk()
  const nothing = await kontor('user list')
  assert.equal(nothing.code, 2)
  assert.match(nothing.err, /there is no data folder .*begin one: kontor org add NAME --domain DOMAIN/)
  assert.ok(!existsSync(data), 'looking makes nothing')

  assert.match(
    await done('org add Example --domain example.test'),
    /Added the organisation "Example" with the domain example\.test\.\nNext: .*kontor user add/,
  )
  const out = await done([
    'user',
    'add',
    'ada@example.test',
    '--name',
    'Ada Sommer',
    '--alias',
    'a@example.test',
    '--title',
    'Chair',
  ])
  const password = /^Password: (\S+)$/m.exec(out)?.[1] ?? ''
  assert.match(password, /^\w{5}-\w{5}-\w{5}-\w{5}$/)
  assert.equal(await logsIn(data, 'a@example.test', password), true)
  assert.equal(await done('user list'), 'ADDRESS           NAME        TITLE\nada@example.test  Ada Sommer  Chair\n')
  assert.deepEqual(
    ((await json('user list')) as { address: string; aliases: string[] }[]).map(({ address, aliases }) => ({
      address,
      aliases,
    })),
    [{ address: 'ada@example.test', aliases: ['a@example.test'] }],
  )
  assert.match(await done('user show ada'), /^Title:\s+Chair$/m)
})

test('passwords from a file, standard input and the person who asks', async () => {
  const { folder, data, kontor, done } = await organised()
  const file = join(folder, 'password')
  writeFileSync(file, 'from a file\nnot this\n')
  await done(['user', 'add', 'ada@example.test', '--password-file', file])
  assert.equal(await logsIn(data, 'ada', 'from a file'), true)
  assert.doesNotMatch(
    await done('user password ada --password-file -', { input: 'from standard input\n' }),
    /standard input/,
  )
  assert.equal(await logsIn(data, 'ada', 'from standard input'), true)
  const typed = (...answers: (string | undefined)[]): Io['ask'] => ({
    password: async () => answers.shift(),
    confirm: async () => true,
  })
  await done('user password ada', { ask: typed('typed twice', 'typed twice') })
  assert.equal(await logsIn(data, 'ada', 'typed twice'), true)
  for (const [ask, message] of [
    [typed('typed twice', 'typed other'), /the two passwords differ; nothing was changed/],
    [typed(undefined), /cancelled/],
    [typed('short', 'short'), /at least 8 characters/],
  ] as const) {
    assert.match((await kontor('user password ada', { ask })).err, message)
  }
  assert.equal(await logsIn(data, 'ada', 'typed twice'), true)
  await done('user password ada --none')
  assert.equal(await logsIn(data, 'ada', 'typed twice'), false)
  assert.match(
    (await kontor(['user', 'add', 'ben@example.test', '--password-file', '/no/such/file'])).err,
    /no such file/,
  )
  assert.match(
    (await kontor('user add ben@example.test --password-file -', { input: 'short\n' })).err,
    /at least 8 characters/,
  )
  assert.equal(
    (await kontor('user show ben@example.test')).code,
    1,
    'a user whose password is refused is not half made',
  )
})

test('app passwords', async () => {
  const { data, kontor, done } = await organised()
  await done('user add ada@example.test --generate')
  const out = await done('user app-password add ada phone --protocols imap,smtp --expires 2099-12-31')
  const password = /: (\S{23})$/m.exec(out)?.[1] ?? ''
  assert.equal(await logsIn(data, 'ada', password), true)
  assert.match(
    await done('user app-password list ada'),
    /^phone\s+imap, smtp\s+.*2099-12-31 23:59 UTC\s+\d{4}.* from 192\.0\.2\.1$/m,
  )
  assert.match((await kontor('user app-password add ada tablet --expires 31.12.2099')).err, /expected a date like/)
  assert.match((await kontor('user app-password add ada tablet --protocols telnet')).err, /expected one of imap/)
  await done('user app-password revoke ada phone')
  assert.equal(await logsIn(data, 'ada', password), false)
})

test('tokens are shown once and end when they are revoked', async () => {
  const { kontor, done, json } = await organised()
  await done('user add ada@example.test --generate')
  const made = (await json('user token add ada migration --protocols ews --hours 8')) as { token: string }
  assert.match(made.token, /^kontor_[\w-]{43}$/)
  assert.match((await kontor('user token add ada migration --hours 0')).err, /--hours is "0"/)
  assert.match((await kontor('user token add ada migration --protocols telnet')).err, /expected one of imap/)
  assert.match(await done('user token revoke ada migration'), /good for nothing/)
})

test('lists, grants and where mail goes', async () => {
  const { kontor, done, json } = await organised()
  for (const name of ['ada', 'ben']) await done(`user add ${name}@example.test --no-password`)
  await done('shared add info@example.test')
  await done('group add team@example.test --members ada@example.test --who-may-send anyone')
  assert.match(
    await done('group add-member team@example.test ada@example.test ben@example.test x@elsewhere.test'),
    /2 members added .*; the others were in it already/,
  )
  assert.deepEqual(
    ((await json('directory resolve team@example.test')) as { members: { address: string }[] }).members
      .map((each) => each.address)
      .toSorted(),
    ['ada@example.test', 'ben@example.test', 'x@elsewhere.test'],
  )
  assert.match(await done('group remove-member team@example.test ben@example.test'), /1 member removed/)
  assert.match(
    await done('grant full-access info@example.test ada@example.test'),
    /ada@example\.test may open the mailbox: info@example\.test/,
  )
  assert.match(await done('grant list ada'), /full-access\s+info@example\.test\s+ada@example\.test/)
  await done('revoke full-access info@example.test ada@example.test')
  assert.equal(await done('grant list ada'), 'Nothing is granted.\n')
  assert.match((await kontor('grant full-access team@example.test ada@example.test')).err, /a group has no mailbox/)
  assert.match((await kontor('directory resolve nobody@example.test')).err, /nobody has the address/)
})

test('changes: options of the kind, empty takes away, nothing changed is told', async () => {
  const { folder, kontor, done, json } = await organised()
  await done('user add ada@example.test --no-password --org example')
  const photo = join(folder, 'photo.jpg')
  writeFileSync(photo, Buffer.from('ffd8ffe000', 'hex'))
  await done([
    'user',
    'set',
    'ada',
    '--other-phones',
    '+49 1',
    '--other-phones',
    '+49 2',
    '--quota-send',
    '1.5G',
    '--hidden',
    '--photo',
    photo,
  ])
  assert.match(await done('user set ada --hidden'), /Nothing changed/)
  const shown = (await json('user show ada')) as { hidden: boolean; attributes: Record<string, unknown> }
  assert.deepEqual(
    [shown.hidden, shown.attributes],
    [true, { hidden: true, otherPhones: ['+49 1', '+49 2'], quotaSend: 1_610_612_736 }],
  )
  await done(['user', 'set', 'ada', '--other-phones', '', '--quota-send', 'none', '--no-hidden', '--no-photo'])
  assert.deepEqual(((await json('user show ada')) as { attributes: unknown }).attributes, {})
  for (const [line, code, message] of [
    ['user set ada', 2, /nothing to change was given/],
    ['user set ada --titel x', 2, /unknown option '--titel'[^]*--title/],
    ['user set ada --capacity 3', 2, /unknown option '--capacity'/],
    ['user set ada --quota-send lots', 2, /expected a size like 500M or 10G/],
    ['user set nobody --title x', 1, /user nobody does not exist/],
    ['room set ada --capacity 3', 1, /ada@example\.test is a user, not a room; see kontor user --help/],
    ['user remove ada', 2, /--delete-mailbox .* or --keep-mailbox/],
    ['usr list', 2, /unknown command 'usr'[^]*user/],
    ['user', 2, /Usage: kontor user/],
  ] as const) {
    const answer = await kontor(line)
    assert.equal(answer.code, code, line)
    assert.match(answer.err, message, line)
  }
  const answer = await kontor('--json user show nobody')
  assert.deepEqual(JSON.parse(answer.err), {
    error: { code: 'notFound', message: 'user nobody does not exist', remedy: null },
  })
  assert.match(await done('user remove ada --delete-mailbox'), /Removed the user ada@example\.test and the mailbox/)
  assert.equal(await done('user list'), 'There is no user.\n')
})

test('a document is applied, again without effect, and what it leaves out goes only when asked', async () => {
  const { folder, data, kontor, done } = desk()
  const file = join(folder, 'example.toml')
  writeFileSync(
    file,
    `[[organisation]]
name = "Example"
shortName = "EX"
[[organisation.domain]]
name = "example.test"
catchAll = "info@example.test"
[[organisation.user]]
address = "ada@example.test"
displayName = "Ada"
password = "first password"
manager = "ben@example.test"
[[organisation.user]]
address = "ben@example.test"
[[organisation.shared]]
address = "info@example.test"
fullAccess = ["ada@example.test"]
[[organisation.room]]
address = "hall@example.test"
capacity = 20
[[organisation.group]]
address = "team@example.test"
members = ["ada@example.test", "ben@example.test"]
[[organisation.contact]]
address = "carla@elsewhere.test"
`,
  )
  assert.match(
    (await kontor(['directory', 'apply', file])).err,
    /12 steps to take\. See them with --dry-run, take them with --yes/,
  )
  assert.match(await done(['directory', 'apply', file, '--dry-run']), /12 steps would be taken; nothing was changed/)
  assert.ok(!existsSync(data), 'looking makes nothing')
  const applied = await done(['directory', 'apply', file, '--yes'])
  assert.match(applied, /12 steps taken\.\nPasswords that were made, shown this once:\n  ben@example\.test  \S{23}\n$/)
  assert.equal(await logsIn(data, 'EX\\ada', 'first password'), true)
  assert.equal(
    await done(['directory', 'apply', file, '--yes']),
    'Nothing to do: the directory is like that already.\n',
  )

  const exported = join(folder, 'exported.json')
  await done(['directory', 'export', exported, '--format', 'json', '--password-hashes'])
  assert.match(await done(['directory', 'apply', exported]), /Nothing to do/)
  assert.match(
    await done(['directory', 'apply', '-', '--dry-run'], {
      input: readFileSync(exported, 'utf8').replace('"Ada"', '"Adah"'),
    }),
    /^~ ada@example\.test: displayName = "Adah"\n1 step would be taken/,
  )

  writeFileSync(
    file,
    '[[organisation]]\nname = "Example"\n[[organisation.user]]\naddress = "ada@example.test"\ntitle = "Chair"\n',
  )
  assert.match(
    await done(['directory', 'apply', file, '--yes']),
    /^~ ada@example\.test: title = "Chair"\n1 step taken\.\n$/,
  )
  const pruned = await done(['directory', 'apply', file, '--prune', '--yes'])
  assert.match(pruned, /- group team@example\.test[^]*5 steps taken[^]*Mailboxes that were kept:\n/)
  assert.equal((await done('user list')).split('\n').length, 3)

  writeFileSync(file, '[[organisation]]\nname = "Example"\n[[organisation.user]]\naddress = "x@nowhere.test"\n')
  const failed = await kontor(['directory', 'apply', file, '--yes'])
  assert.equal(failed.code, 1)
  assert.match(failed.err, /\+ user x@nowhere\.test\nnowhere\.test is no domain of ours[^]*0 of 1 step were taken/)
  writeFileSync(file, '[[organisation]]\nnam = 1')
  assert.match(
    (await kontor(['directory', 'apply', file, '--yes'])).err,
    /"nam" is not known; did you mean name\?\n.*name is missing/,
  )
})

test('help tells the commands and the exit codes', async () => {
  const { done } = desk()
  const help = await done('--help')
  for (const name of [
    'org',
    'domain',
    'user',
    'shared',
    'group',
    'room',
    'equipment',
    'contact',
    'grant',
    'directory',
  ]) {
    assert.match(help, new RegExp(`^  ${name} `, 'm'))
  }
  assert.match(help, /Exit codes: 0 done/)
  assert.match(await done('--version'), /^\d+\.\d+\.\d+\n$/)
})

test('a folder that cannot be written to', {
  skip: process.getuid?.() === 0 ? 'root may write everywhere' : false,
}, async () => {
  const { folder, kontor } = desk()
  chmodSync(folder, 0o500)
  const { code, err } = await kontor('org add Example')
  chmodSync(folder, 0o700)
  assert.equal(code, 1)
  assert.match(err, /Run the command as the user that the server runs as/)
})

test('an alias of a domain belongs to the organisation that the domain belongs to', async () => {
  const { done, json } = await organised()
  await done('org add Other --domain other.test')
  await done('domain add alias.test --alias-of other.test')
  const added: { organisation: string; aliasOf: string } = await json('domain show alias.test')
  assert.deepEqual([added.organisation, added.aliasOf], ['Other', 'other.test'])
})
