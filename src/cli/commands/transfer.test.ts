/** kontor import, export, convert and inspect, as they are typed. */
import assert from 'node:assert/strict'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { progressText } from '../progress-bar.ts'
import { run } from '../run.ts'

const folder = mkdtempSync(join(tmpdir(), 'kontor-cli-transfer-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function kontor(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const answer = { code: 0, out: '', err: '' }
  answer.code = await run(['--data', join(folder, 'data'), ...words], {
    out: (text) => void (answer.out += text),
    err: (text) => void (answer.err += text),
    input: async () => '',
    ask: undefined,
    env: {},
    now: () => new Date('2026-01-15T09:00:00Z'),
  })
  return answer
}

async function done(...words: string[]): Promise<string> {
  const { code, out, err } = await kontor(...words)
  assert.equal(code, 0, `${words.join(' ')}: ${err}${out}`)
  return out
}

const at = (name: string) => join(folder, name)
const mails = ['one', 'two'].map(
  (subject) => `From a\nSubject: ${subject}\nDate: Thu, 15 Jan 2026 09:00:00 +0000\n\nx\n\n`,
)
writeFileSync(at('Old.mbox'), mails.join(''))
const event = 'BEGIN:VEVENT\nUID:e1\nDTSTAMP:20260101T000000Z\nDTSTART:20260102T100000Z\nSUMMARY:lunch\nEND:VEVENT\n'
writeFileSync(at('a.ics'), `BEGIN:VCALENDAR\nVERSION:2.0\n${event}END:VCALENDAR\n`)
writeFileSync(at('broken.msg'), 'no compound file\0\0')

test('import, a second time, and out again', async () => {
  await done('org', 'add', 'Example', '--domain', 'example.test')
  await done('user', 'add', 'ada@example.test', '--name', 'Ada', '--no-password')
  assert.match(
    await done('import', 'ada@example.test', at('Old.mbox'), at('a.ics')),
    /^3 items imported .*1 folder made/,
  )
  const again = JSON.parse(await done('import', 'ada@example.test', at('Old.mbox'), '--json')) as Record<
    string,
    unknown
  >
  assert.deepEqual([again.imported, again.known, again.failures], [0, 2, []])
  assert.match(await done('export', 'ada@example.test', at('out.pst')), /3 items → /)
  assert.match(await done('export', 'ada@example.test', at('out'), '--folder', 'Old'), /2 items → /)
  assert.match(await done('export', 'ada@example.test', at('out'), '--folder', 'Old'), /2 were there already/)
  assert.match(
    await done('export', 'ada@example.test', at('new'), '--since', '2026-02-01', '--folder', 'Old'),
    /^0 items/,
  )
  const exists = await kontor('export', 'ada@example.test', at('out.pst'))
  assert.deepEqual([exists.code, /exists already/.test(exists.err)], [1, true])
})

test('folders are found in every language, and listed when there is none', async () => {
  await done('user', 'add', 'bo@example.test', '--name', 'Bo', '--no-password', '--locale', 'de')
  await done('import', 'bo@example.test', at('Old.mbox'), '--folder', 'Inbox/Alt')
  assert.match(await done('export', 'bo@example.test', at('bo'), '--folder', 'Posteingang/Alt/Old'), /2 items → /)
  assert.match(await done('export', 'bo@example.test', at('bo2'), '--folder', 'inbox'), /2 items → /)
  const none = await kontor('export', 'bo@example.test', at('bo3'), '--folder', 'Inbx')
  assert.equal(none.code, 1)
  assert.match(
    none.err,
    /there is no folder Inbx\. The mailbox has .*Posteingang, Posteingang\/Alt, Posteingang\/Alt\/Old/,
  )
})

test('what does not come across is told, stands in the report, and ends with 1', async () => {
  const report = at('report.jsonl')
  const { code, out, err } = await kontor('import', 'ada@example.test', at('broken.msg'), '--report', report)
  assert.equal(code, 1)
  assert.match(out, /broken\.msg/)
  assert.match(err, /1 did not come across/)
  const [line] = readFileSync(report, 'utf8').trim().split('\n')
  assert.match((JSON.parse(line as string) as { where: string }).where, /broken\.msg/)
  const mbox = await kontor('export', 'ada@example.test', at('all.mbox'))
  assert.deepEqual([mbox.code, /IPM\.Appointment has no place in an mbox/.test(mbox.out)], [1, true])
})

test('convert needs no data folder', async () => {
  assert.match(await done('convert', at('Old.mbox'), at('old.pst')), /2 items → /)
  assert.match(await done('convert', at('old.pst'), at('back.mbox')), /2 items → /)
  assert.match(readFileSync(at('back.mbox'), 'latin1'), /Subject: one[\s\S]*Subject: two/)
  assert.match(await done('convert', at('a.ics'), at('a.msg')), /1 item → /)
  assert.match(await done('convert', at('a.msg'), at('files')), /1 item → /)
  assert.match(await done('convert', at('Old.mbox'), at('mails'), '--to', 'eml'), /2 items → /)
  assert.deepEqual(
    globSync('**/*.*', { cwd: at('mails') })
      .map((name) => name.replace(/ [0-9a-f]+\.eml$/, '.eml'))
      .toSorted(),
    ['Old/2026-01-15 one.eml', 'Old/2026-01-15 two.eml'].map((name) => name.replace('2026-01-15 ', '')),
  )
  const refused = await kontor('convert', at('Old.mbox'), at('one.eml'))
  assert.equal(refused.code, 1)
  assert.match(refused.out, /takes one item; name a folder/)
  assert.equal((await kontor('convert', at('Old.mbox'), at('x'), '--to', 'doc')).code, 2)
})

for (const [words, shows] of [
  [['a.msg'], /Subject 0x0037001f string: "lunch"[\s\S]*GlobalObjectId PSETID_Meeting 0x0003/],
  [['a.ics'], /ics, \d+ bytes, 1 item/],
  [['Old.mbox'], /2 items\n1 IPM\.Note "one"\n2 IPM\.Note "two"/],
  [['Old.mbox', '--item', '2'], /string: "two"/],
  [['old.pst'], /folder 0x8082 "Old" IPF\.Note: 2 items, 0 hidden\n +0x200004 IPM\.Note "one"/],
  [['old.pst', '--item', '0x200024'], /Subject 0x0037001f string: "two"/],
  [['old.pst', '--all'], /0x200024 IPM\.Note "two"\n +.*0x/],
] as const) {
  test(`inspect ${words.join(' ')}`, async () => {
    const [file, ...options] = words
    assert.match(await done('inspect', at(file), ...options), shows)
    assert.ok(JSON.parse(await done('inspect', at(file), ...options, '--json')))
  })
}

test('inspect says what it does not know', async () => {
  writeFileSync(at('noise.bin'), new Uint8Array(100).fill(1))
  assert.equal((await kontor('inspect', at('noise.bin'))).code, 2)
  assert.equal((await kontor('inspect', at('absent.pst'))).code, 1)
  assert.equal((await kontor('inspect', at('broken.msg'))).code, 1)
  assert.ok(!existsSync(at('absent.pst')))
})

for (const { done: count, total, seconds, says } of [
  { done: 50, total: 200, seconds: 10, says: '[██████··················] 25 % 50 of 200, 5/s, 100 B/s, 30 s left' },
  { done: 3, total: undefined, seconds: 1, says: '3 items, 3/s, 1000 B/s' },
]) {
  test(`the progress bar: ${says}`, () =>
    assert.equal(progressText({ done: count, total, bytes: 1000 }, seconds), says))
}
