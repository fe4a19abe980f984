/**
 * An export into a data file of Outlook is killed (kill -9) at random moments and run again, until it ends: the file has
 * every item once, and the programs that others wrote read it without complaint.
 */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { openFileSource } from '#groupware/transfer/file-source.ts'
import { readPst } from '#convert/pst/index.ts'
import { Bag, P, SpecialFolder } from '#model'
import { type FolderId, openStore } from '#store'

const ITEMS = 900
const KILLS = 6

/** Saves every 100 KB, and says how many items are written. */
const exporter = `
  import { exportTo } from '#groupware/transfer/export.ts'
  import { mailboxItems } from '#groupware/transfer/mailbox-items.ts'
  import { pstTarget } from '#groupware/transfer/targets/pst.ts'
  import { openStore } from '#store'
  const [data, id, out, last] = process.argv.slice(-4)
  const wanted = Number(last)
  const store = openStore({ data })
  const mailbox = await store.open(id, { kind: 'system' })
  const target = pstTarget(out, { name: 'x', of: 'all', saveEveryBytes: 100_000 })
  const { items } = await mailboxItems(store, mailbox)
  const report = await exportTo(target, items(), { progress: ({ done }) => {
    process.stdout.write(done + '\\n')
    if (done >= wanted) process.kill(process.pid, 'SIGKILL')
  } })
  await store.close()
  process.stdout.write(JSON.stringify(report) + '\\n')
`

test('kill -9 in the middle of an export: it goes on, and every item is in the file once', {
  timeout: 200_000,
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-export-kill-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const data = join(folder, 'data')
  const out = join(folder, 'out.pst')
  const id = await filled(data)
  /** It kills itself behind so many items: nobody is late who looks at it from outside. */
  const start = (wanted: number) =>
    spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        '--input-type=module-typescript',
        '--eval',
        exporter,
        '--',
        data,
        id,
        out,
        String(wanted),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'], cwd: join(import.meta.dirname, '../..') },
    )

  let reached = 0
  for (let killed = 0; killed < KILLS; killed++) {
    // Somewhere behind the place that the last run had come to.
    const wanted = reached + 1 + Math.floor(Math.random() * ((ITEMS - reached) / (KILLS - killed + 1)))
    const child = start(wanted)
    const ended = once(child, 'exit')
    for await (const line of createInterface({ input: child.stdout })) reached = Math.max(reached, Number(line))
    assert.equal(((await ended) as [number | null])[0], null, 'it was killed, it had not ended by itself')
    assert.ok(!existsSync(out))
  }
  const last = start(ITEMS + 1)
  let report = { exported: 0, known: 0, failed: 0 }
  for await (const line of createInterface({ input: last.stdout })) {
    if (line.startsWith('{')) report = JSON.parse(line) as typeof report
  }
  assert.equal(report.exported + report.known, ITEMS)
  assert.ok(report.known > 0, 'it went on')
  assert.ok(!existsSync(`${out}.part`) && !existsSync(`${out}.progress`))

  const source = openFileSource(out)
  const pst = readPst(source)
  const subjects = [...pst.folders()].flatMap((each) =>
    [...pst.items(each)].map(({ item }) => item?.properties.get(P.Subject) ?? ''),
  )
  assert.deepEqual(subjects.toSorted(), Array.from({ length: ITEMS }, (_, number) => `item ${number}`).toSorted())
  assert.deepEqual([...pst.lostItems()], [])
  assert.deepEqual(pst.problems, [])
  source.close()
  assert.ok(statSync(out).size > 1_000_000)

  for (const [program, ...words] of [
    ['readpst', '-j', '0', '-o', folder, out],
    ['pffexport', '-m', 'items', '-t', join(folder, 'pff'), out],
    ['pffinfo', '-a', out],
  ] as const) {
    const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8' })
    if (error) continue
    assert.equal(status, 0, stderr)
    assert.doesNotMatch(stdout + stderr, /error|corrupt|unable/i)
  }
})

async function filled(data: string): Promise<string> {
  const store = openStore({ data })
  try {
    const id = await store.createMailbox({ kind: 'private', owner: 'ada', locale: 'en', displayName: 'Ada' })
    const mailbox = await store.open(id, { kind: 'system' })
    await store.write(mailbox, async (tx) => {
      const made: FolderId[] = [SpecialFolder.inbox, SpecialFolder.sentItems]
      for (let number = 0; number < 5; number++) {
        made.push(await tx.createFolder({ parent: SpecialFolder.inbox, name: `Project ${number}`, class: 'IPF.Note' }))
      }
      for (let number = 0; number < ITEMS; number++) {
        await tx.createMessage(made[number % made.length] as FolderId, {
          properties: Bag.of({ Subject: `item ${number}`, Body: `text of item ${number}\r\n`.repeat(number % 90) }),
          recipients: [Bag.of({ DisplayName: 'Bo', EmailAddress: 'bo@example.test', RecipientType: 1 })],
          attachments:
            number % 9 === 0
              ? [{ properties: new Bag(), content: { bytes: new Uint8Array(12_000).fill(number) } }]
              : [],
        })
      }
    })
    return id
  } finally {
    await store.close()
  }
}
