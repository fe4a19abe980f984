/**
 * `kontor import` is killed (kill -9) in the middle, several times, and run again: every item is there exactly once, and the
 * mailbox is sound.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { memorySink } from '#codec/pst/index.ts'
import { writePst } from '#convert/pst/index.ts'
import { Bag, type Item } from '#model'
import { openEngine } from '#store/engine/index.ts'
import { openDirectory } from '#directory'
import { openStore } from '#store'

const main = join(import.meta.dirname, '../../src/cli/main.ts')
const ITEMS = 5000
const KILLS = 3

async function archive(): Promise<Uint8Array> {
  const sink = memorySink()
  const item = (number: number): Item => ({
    properties: Bag.of({ Subject: `item ${number}`, Body: `text of item ${number}\r\n`.repeat(20) }),
    recipients: [Bag.of({ DisplayName: 'Bo', EmailAddress: 'bo@example.test', AddressType: 'SMTP', RecipientType: 1 })],
    attachments: [
      { properties: Bag.of({ AttachLongFilename: 'a.bin' }), content: { bytes: new Uint8Array(3000).fill(number) } },
    ],
  })
  const items = function* (): Generator<Item> {
    for (let number = 0; number < ITEMS; number++) yield item(number)
  }
  const report = await writePst(sink, { name: 'Archive', folders: () => [{ name: 'Inbox', items }] })
  assert.equal(report.items, ITEMS)
  return sink.bytes()
}

test('kill -9 in the middle of an import: it goes on, and every item is there once', {
  timeout: 200_000,
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-import-kill-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const data = join(folder, 'data')
  const file = join(folder, 'archive.pst')
  writeFileSync(file, await archive())

  const start = (...words: string[]) =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, '--data', data, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  async function kontor(...words: string[]): Promise<{ code: number | null; out: string }> {
    const child = start(...words)
    let out = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (out += chunk))
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, out }
  }
  assert.equal((await kontor('org', 'add', 'Example', '--domain', 'example.test')).code, 0)
  assert.equal((await kontor('user', 'add', 'ada@example.test', '--name', 'Ada', '--no-password')).code, 0)

  const there = async (): Promise<string[]> => {
    const engine = openEngine({ data, database: 'sqlite' })
    const directory = await openDirectory({ engine })
    const store = openStore({ data, engine })
    try {
      const ada = await directory.findByAddress('ada@example.test')
      const mailbox = await store.open(ada?.mailbox as string, { kind: 'system' })
      const subjects: string[] = []
      for (const { id } of await mailbox.folders()) {
        for await (const rows of mailbox.rowsByUid(id, [[1, 0xffffffff]], ['bag'])) {
          for (const row of rows) subjects.push(String(row.bag?.get(0x0e1d001f)))
        }
      }
      return subjects
    } finally {
      await store.close()
      await directory.close()
      await engine.close()
    }
  }

  let killed = 0
  let before = 0
  while (killed < KILLS) {
    const child = start('import', 'ada@example.test', file)
    const ended = once(child, 'exit')
    // The feed of the mailbox says when some have come; then it is killed while it goes on.
    await arrived(data, before, child.exitCode === null ? ended : undefined)
    child.kill('SIGKILL')
    const [code] = (await ended) as [number | null]
    assert.equal(code, null, 'it was killed, it had not ended by itself')
    killed++
    const subjects = await there()
    assert.ok(subjects.length > before && subjects.length < ITEMS, `${subjects.length} after ${killed}`)
    assert.equal(new Set(subjects).size, subjects.length)
    before = subjects.length
  }
  const child = start('import', 'ada@example.test', file)
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  const ended = once(child, 'close')
  await arrived(data, before, ended)
  child.kill('SIGINT')
  assert.deepEqual(await ended, [3, null], said)
  assert.match(
    said,
    /Stopping after what is being written[\s\S]*kontor: interrupted\. Run the same command again: it goes on from here\.\n$/,
  )
  before = (await there()).length

  const { code, out } = await kontor('import', 'ada@example.test', file)
  assert.equal(code, 0, out)
  assert.match(out, new RegExp(`${(ITEMS - before).toLocaleString('en')} items imported`))
  assert.deepEqual((await there()).sort(), Array.from({ length: ITEMS }, (_, number) => `item ${number}`).sort())
  const check = await kontor('mailbox', 'check', '--deep')
  assert.match(check.out, /nothing found/)
})

/** Resolves when the mailbox has more messages than before. */
async function arrived(data: string, before: number, ended: Promise<unknown> | undefined): Promise<void> {
  const engine = openEngine({ data, database: 'sqlite' })
  const directory = await openDirectory({ engine })
  const store = openStore({ data, engine })
  const controller = new AbortController()
  void ended?.then(() => controller.abort())
  try {
    const ada = await directory.findByAddress('ada@example.test')
    const mailbox = await store.open(ada?.mailbox as string, { kind: 'system' })
    for await (const changes of store.follow(mailbox, await mailbox.seq(), controller.signal)) {
      if (changes.length > 0 && (await mailbox.info()).messageCount > before) return
    }
  } finally {
    await store.close()
    await directory.close()
    await engine.close()
  }
}
