import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { LayoutError } from '../binary/index.ts'
import { maildirName, mboxEntry, type MboxDialect, parseMaildirName, readMbox } from './index.ts'

async function read(text: string, dialect: MboxDialect, pieceBytes = 7): Promise<string[]> {
  const bytes = Buffer.from(text, 'latin1')
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, i) =>
    bytes.subarray(i * pieceBytes, (i + 1) * pieceBytes),
  )
  const mails: string[] = []
  for await (const mail of readMbox(pieces, { dialect })) mails.push(Buffer.from(mail.bytes).toString('latin1'))
  return mails
}

for (const { dialect, body, written } of [
  { dialect: 'mboxo', body: 'From a\n', written: '>From a\n' },
  { dialect: 'mboxrd', body: 'From a\n>From b\n', written: '>From a\n>>From b\n' },
  { dialect: 'mboxcl', body: 'From a\n>From b\n', written: '>From a\n>>From b\n' },
  { dialect: 'mboxcl2', body: 'From a\n\nFrom b\n', written: 'From a\n\nFrom b\n' },
] as const) {
  test(`${dialect} written and read`, async () => {
    const mail = `Subject: x\n\n${body}`
    const entry = mboxEntry(
      { bytes: Buffer.from(mail), sender: 'a@x.example', date: new Date('1986-11-24T18:22:48Z') },
      dialect,
    ).toString()
    assert.match(entry, /^From a@x\.example Mon Nov 24 18:22:48 1986\n/)
    assert.ok(entry.endsWith(`\n\n${written}\n`), entry)
    const mails = await read(entry + entry, dialect)
    assert.deepEqual(
      mails.map((one) => one.replace(/^Content-Length: \d+\n/, '')),
      [mail, mail],
    )
  })
}

test('mails of any kind come back, however the file is cut', async () => {
  const line = fc.constantFrom('', 'From x', '>From y', '>>From z', 'text', '>', 'From', ' From ')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 4 }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom<MboxDialect>('mboxrd', 'mboxcl', 'mboxcl2'),
      fc.constantFrom('\n', '\r\n'),
      async (all, pieceBytes, dialect, newline) => {
        const mails = all.map((lines) => ['A: b', '', ...lines].map((one) => one + newline).join(''))
        const file = mails.map((mail) => mboxEntry({ bytes: Buffer.from(mail) }, dialect).toString('latin1')).join('')
        const back = await read(file, dialect, pieceBytes)
        assert.deepEqual(
          back.map((one) => one.replace(/^Content-Length: \d+\r?\n/, '')),
          mails,
        )
      },
    ),
    { numRuns: 200 },
  )
})

test('a Content-Length that promises too much ends with the file, a line of a mail does not begin one', async () => {
  assert.deepEqual(await read('From a\nContent-Length: 9999\n\nx\n', 'mboxcl2'), ['Content-Length: 9999\n\nx\n'])
  assert.deepEqual(await read('From a\n\nx\nFrom b\n', 'mboxrd'), ['\nx\nFrom b\n'])
})

test('refuses what is no mbox, and a mail without end', async () => {
  await assert.rejects(read('hello\n', 'mboxrd'), LayoutError)
  const endless = readMbox([Buffer.from('From a\n\n'), Buffer.alloc(3000, 'x')], { maxMailBytes: 2000 })
  await assert.rejects(endless.next(), LayoutError)
})

for (const { name, unique, flags, keywords } of [
  { name: '1.M2.host,S=3:2,FS', unique: '1.M2.host,S=3', flags: ['\\Flagged', '\\Seen'], keywords: [] },
  { name: '1.host:2,DRTab', unique: '1.host', flags: ['\\Draft', '\\Answered', '\\Deleted'], keywords: ['a', 'b'] },
  { name: '1.host:2,', unique: '1.host', flags: [], keywords: [] },
] as const) {
  test(`a name of a Maildir: ${name}`, () => {
    assert.deepEqual(parseMaildirName(name), { unique, flags, keywords })
    assert.equal(maildirName({ unique, flags: [...flags], keywords: [...keywords] }), name)
  })
}

test('a name without flags, and one of a system without colons', () => {
  assert.deepEqual(parseMaildirName('1.host'), { unique: '1.host', flags: [], keywords: [] })
  assert.deepEqual(parseMaildirName('1.host;2,S').flags, ['\\Seen'])
})
