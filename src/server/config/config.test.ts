import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'smol-toml'
import { configurationPage, exampleFile } from './document.ts'
import { ConfigError, loadConfig, makeConfig } from './load.ts'

function withFile<T>(text: string, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-config-'))
  const file = join(folder, 'kontor.toml')
  writeFileSync(file, text)
  try {
    return use(file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('an empty file gives the defaults, paths beside the file', () => {
  withFile('', (file, folder) => {
    const config = loadConfig({ file })
    assert.equal(config.server.data, join(folder, 'data'))
    assert.deepEqual(config.listeners.imaps, { enabled: true, host: '*', port: 993, tls: 'implicit' })
    assert.equal(config.mail.messageMegabytes, 64)
  })
})

test('the file overrides defaults, the environment overrides the file', () => {
  withFile('[server]\nhostname = "mail.example.org"\nworkers = 3\n[listeners.imap]\nport = 1143\n', (file) => {
    const environment = {
      KONTOR_SERVER_WORKERS: '5',
      KONTOR_LISTENERS_IMAP_TLS: 'none',
      KONTOR_LISTENERS_LMTP_ENABLED: 'true',
      KONTOR_MAIL_RETRY_MINUTES: '1, 2.5',
      KONTOR_ROOT: '/somewhere',
    }
    const config = loadConfig({ file, environment })
    assert.equal(config.server.hostname, 'mail.example.org')
    assert.equal(config.server.workers, 5)
    assert.deepEqual(config.listeners.imap, { enabled: true, host: '*', port: 1143, tls: 'none' })
    assert.equal(config.listeners.lmtp.enabled, true)
    assert.deepEqual(config.mail.retryMinutes, [1, 2.5])
  })
})

for (const { name, text, environment, says } of [
  {
    name: 'a mistyped key is suggested',
    text: '[mail]\nmesage_megabytes = 3',
    says: [/mail\.mesage_megabytes is not a key of the configuration\. Did you mean message_megabytes\?/],
  },
  {
    name: 'a mistyped section is suggested',
    text: '[listener.imap]\nport = 3',
    says: [/listener is not a key of the configuration\. Did you mean listeners\?/],
  },
  {
    name: 'a strange key lists the known ones',
    text: '[log]\ncolour_of_the_logo = 1',
    says: [/log\.colour_of_the_logo is not a key .* Known here: level, format, file\./],
  },
  {
    name: 'a wrong type names key, value, expectation and remedy',
    text: '[listeners.imap]\nport = "abc"',
    says: [/listeners\.imap\.port is "abc", but must be a whole number from 0 to 65535\. .*KONTOR_LISTENERS_IMAP_PORT/],
  },
  {
    name: 'a choice is listed',
    text: '[log]\nlevel = "loud"',
    says: [/log\.level is "loud", but must be "debug", "info", "warn" or "error"/],
  },
  {
    name: 'a union is described',
    text: '[server]\nworkers = "many"',
    says: [/server\.workers is "many", but must be "auto" or a whole number from 0 to 256/],
  },
  {
    name: 'a pattern says what it wants',
    text: '[server]\nhostname = "mail server"',
    says: [/server\.hostname is "mail server", but must be a DNS name like mail\.example\.org/],
  },
  {
    name: 'everything that is wrong is told at once',
    text: '[log]\nlevel = 1\n[limits]\nconnections = 0',
    says: [/log\.level is 1/, /limits\.connections is 0, but must be a whole number from 1 on/],
  },
  {
    name: 'keys that need each other',
    text: '[store]\nengine = "postgres"\n[tls]\nkey = "k.pem"',
    says: [/store\.engine is "postgres", which needs store\.url/, /tls\.key is given, which needs tls\.certificate/],
  },
  {
    name: 'a database URL is not shown, it may hold a password',
    text: '[store]\nurl = "mysql://me:secret@host/x"',
    says: [/store\.url is a URL, but must be a URL that begins with postgres:/],
  },
  { name: 'broken TOML names the line', text: '[log]\nlevel = "info', says: [/line 2, column \d+: .*/] },
  {
    name: 'a mistyped variable is suggested',
    text: '',
    environment: { KONTOR_LOG_LEVLE: 'info' },
    says: [/KONTOR_LOG_LEVLE in the environment sets nothing\. Did you mean KONTOR_LOG_LEVEL\?/],
  },
] as { name: string; text: string; environment?: Record<string, string>; says: RegExp[] }[]) {
  test(`configuration errors: ${name}`, () => {
    withFile(text, (file) => {
      assert.throws(
        () => loadConfig({ file, environment: environment ?? {} }),
        (error: unknown) => {
          assert.ok(error instanceof ConfigError)
          assert.equal(error.problems.length, says.length, error.message)
          for (const pattern of says) assert.match(error.message, pattern)
          assert.ok(error.message.includes(file))
          return true
        },
      )
    })
  })
}

test('a file that is not there says what to do', () => {
  assert.throws(() => loadConfig({ file: '/nowhere/kontor.toml' }), /no such file\. Copy kontor\.toml\.example/)
})

test('the example file with everything uncommented is valid and changes nothing', () => {
  const uncommented = exampleFile()
    .split('\n')
    .map((line) => line.replace(/^# (\w+ = (?!"").*)$/, '$1'))
    .join('\n')
  assert.ok(Object.keys(parse(uncommented)).length > 5)
  withFile(uncommented, (file) => {
    const config = loadConfig({ file })
    assert.deepEqual(
      { ...config, server: { ...config.server, data: '' } },
      {
        ...makeConfig({}),
        server: { ...makeConfig({}).server, data: '' },
      },
    )
  })
})

const root = join(import.meta.dirname, '../../..')
for (const [file, made] of [
  ['docs/configuration.md', configurationPage],
  ['kontor.toml.example', exampleFile],
] as const) {
  test(`${file} says what the schema says (write it anew with: kontor config document)`, () => {
    assert.equal(readFileSync(join(root, file), 'utf8'), made())
  })
}
