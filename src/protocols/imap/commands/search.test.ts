/** SEARCH, SORT and THREAD as transcripts. RFC 9051 6.4.4, RFC 4731, RFC 5182, RFC 5256, RFC 5032, RFC 7162. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { script } from '#test/clients/imap-script.ts'
import { imapServer } from '#test/clients/imap-server.ts'

const mails = [
  [
    'From: Zoe <zoe@example.test>\r\nTo: ada@example.test\r\nSubject: Lunch\r\nDate: Mon, 2 Nov 2026 23:30:00 -0800\r\nMessage-ID: <1@x>\r\nX-Tag: red\r\n\r\nAre you free at noon?\r\n',
    '\\Seen',
  ],
  [
    'From: =?utf-8?Q?J=C3=BCrgen?= <j@example.test>\r\nTo: ada@example.test\r\nCc: Ben <ben@example.test>\r\nSubject: Re: Lunch\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\nMessage-ID: <2@x>\r\nIn-Reply-To: <1@x>\r\nReferences: <1@x>\r\n\r\nGern, bis spaeter im Straßencafé.\r\n',
    '\\Flagged Work',
  ],
  [
    'From: Ann <ann@example.test>\r\nTo: ada@example.test\r\nSubject: =?utf-8?B?5pel5pys6Kqe44Gu5Lu25ZCN?=\r\nDate: Sun, 1 Nov 2026 10:00:00 +0000\r\nMessage-ID: <3@x>\r\n\r\n' +
      'Some longer text. '.repeat(50) +
      '\r\n',
    '',
  ],
] as const

async function filled(t: TestContext) {
  const server = await imapServer(t)
  const client = await server.client()
  for (const [index, [mail, flags]] of mails.entries()) {
    const { status } = await client.command(`APPEND INBOX (${flags}) "0${index + 3}-Nov-2026 12:00:00 +0000"`, mail)
    assert.equal(status, 'OK')
  }
  await client.ok('SELECT INBOX')
  return client
}

test('every key, RFC 9051 6.4.4', async (t) => {
  const client = await filled(t)
  for (const [program, expected] of [
    ['ALL', '1 2 3'],
    ['2:*', '2 3'],
    ['UID 1,3', '1 3'],
    ['99', ''],
    ['SEEN', '1'],
    ['UNSEEN', '2 3'],
    ['FLAGGED', '2'],
    ['NOT FLAGGED', '1 3'],
    ['DELETED', ''],
    ['UNDELETED', '1 2 3'],
    ['DRAFT', ''],
    ['RECENT', '1 2 3'],
    ['OLD', ''],
    ['NEW', '2 3'],
    ['NOT RECENT', ''],
    ['OR OLD SEEN', '1'],
    ['KEYWORD work', '2'],
    ['UNKEYWORD Work', '1 3'],
    ['FROM zoe', '1'],
    ['FROM "jürgen"', '2'],
    ['FROM JURGEN', '2'],
    ['TO ada@example', '1 2 3'],
    ['CC ben', '2'],
    ['BCC x', ''],
    ['SUBJECT lunch', '1 2'],
    ['SUBJECT "日本"', '3'],
    ['HEADER X-Tag ""', '1'],
    ['HEADER X-Tag RED', '1'],
    ['HEADER Message-ID 2@x', '2'],
    ['BODY noon', '1'],
    ['TEXT noon', '1'],
    ['TEXT zoe', '1'],
    ['BODY zoe', ''],
    ['BODY strassencafe', '2'],
    ['LARGER 500', '3'],
    ['SMALLER 500', '1 2'],
    ['ON 4-Nov-2026', '2'],
    ['SINCE 4-Nov-2026', '2 3'],
    ['BEFORE 4-Nov-2026', '1'],
    ['SENTON 2-Nov-2026', '1 2'],
    ['SENTBEFORE 2-Nov-2026', '3'],
    ['SENTSINCE 2-Nov-2026', '1 2'],
    ['SAVEDSINCE 1-Jan-2020', '1 2 3'],
    ['SAVEDBEFORE 1-Jan-2020', ''],
    ['YOUNGER 1', ''],
    ['OLDER 1', '1 2 3'],
    ['OR SEEN FLAGGED', '1 2'],
    ['OR (SEEN FROM zoe) HEADER X-Tag blue', '1'],
    ['NOT (OR SEEN FLAGGED)', '3'],
    ['NOT HEADER X-Tag red', '2 3'],
    ['UNSEEN SUBJECT lunch', '2'],
    ['UNSEEN BODY noon', ''],
  ] as const) {
    const { untagged, tagged } = await client.command(`SEARCH CHARSET UTF-8 ${program}`)
    assert.match(tagged, /^OK/, program)
    assert.deepEqual(untagged, [`* SEARCH${expected === '' ? '' : ` ${expected}`}`], program)
  }
  const [id] = await client.ok('FETCH 2 (EMAILID)')
  const emailId = /EMAILID \((.*?)\)/.exec(id!)![1]
  assert.deepEqual(await client.ok(`SEARCH EMAILID ${emailId}`), ['* SEARCH 2'])
  await client.ok('ENABLE CONDSTORE')
  assert.deepEqual(await client.ok('SEARCH MODSEQ 99999999'), ['* SEARCH'])
})

test('RETURN, SAVE and $, RFC 4731 and RFC 5182', async (t) => {
  const client = await filled(t)
  await script(
    client,
    String.raw`
    C: SEARCH RETURN () ALL
    S: * ESEARCH (TAG "…") ALL 1:3
    S: OK SEARCH completed
    C: UID SEARCH RETURN (MIN MAX COUNT) UNSEEN
    S: * ESEARCH (TAG "…") UID MIN 2 MAX 3 COUNT 2
    S: OK UID SEARCH completed
    C: SEARCH RETURN (MIN COUNT) DELETED
    S: * ESEARCH (TAG "…") COUNT 0
    S: OK SEARCH completed
    C: SEARCH RETURN (SAVE) SUBJECT lunch
    S: OK SEARCH completed
    C: FETCH $ (UID)
    S: * 1 FETCH (UID 1)
    S: * 2 FETCH (UID 2)
    S: OK FETCH completed
    C: SEARCH RETURN (SAVE COUNT) $ UNSEEN
    S: * ESEARCH (TAG "…") COUNT 1
    S: OK SEARCH completed
    C: UID FETCH $ (UID)
    S: * 2 FETCH (UID 2)
    S: OK UID FETCH completed
    C: SEARCH RETURN (SAVE MIN) ALL
    S: * ESEARCH (TAG "…") MIN 1
    S: OK SEARCH completed
    C: FETCH $ (UID)
    S: * 1 FETCH (UID 1)
    S: OK FETCH completed
    C: SEARCH RETURN (SAVE) CHARSET klingon ALL
    S: NO [BADCHARSET …] …
    C: FETCH $ (UID)
    S: OK FETCH completed
    C: SEARCH MODSEQ 1
    S: * OK [HIGHESTMODSEQ …
    S: * SEARCH 1 2 3 (MODSEQ …)
    S: OK SEARCH completed
    C: ENABLE IMAP4rev2
    S: * ENABLED IMAP4rev2
    S: OK ENABLE completed
    C: SEARCH SEEN
    S: * ESEARCH (TAG "…") ALL 1
    S: OK SEARCH completed`,
  )
})

test('SORT and THREAD, RFC 5256 and RFC 5957', async (t) => {
  const client = await filled(t)
  for (const [criteria, expected] of [
    ['ARRIVAL', '1 2 3'],
    ['REVERSE ARRIVAL', '3 2 1'],
    ['DATE', '3 2 1'],
    ['FROM', '3 2 1'],
    ['DISPLAYFROM', '3 2 1'],
    ['SUBJECT', '1 2 3'],
    ['SUBJECT REVERSE DATE', '1 2 3'],
    ['SUBJECT DATE', '2 1 3'],
    ['SIZE', '1 2 3'],
    ['CC', '1 3 2'],
  ] as const) {
    assert.deepEqual(await client.ok(`SORT (${criteria}) UTF-8 ALL`), [`* SORT ${expected}`], criteria)
  }
  await script(
    client,
    String.raw`
    C: UID SORT RETURN (ALL COUNT MIN) (DATE) UTF-8 ALL
    S: * ESEARCH (TAG "…") UID MIN 3 ALL 3,2,1 COUNT 3
    S: OK UID SORT completed
    C: THREAD REFERENCES UTF-8 ALL
    S: * THREAD (3)(1 2)
    S: OK THREAD completed
    C: UID THREAD ORDEREDSUBJECT UTF-8 ALL
    S: * THREAD (3)(2 1)
    S: OK UID THREAD completed
    C: THREAD REFERENCES UTF-8 DELETED
    S: * THREAD
    S: OK THREAD completed
    C: THREAD KLINGON UTF-8 ALL
    S: NO [CANNOT] …
    C: SORT () UTF-8 ALL
    S: BAD …`,
  )
})

test('RFC 9051 6.4.4: thousands of keys are answered, and thousands of different texts refused', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  const mail = `Subject: s\r\nX-Kind: odd one\r\n\r\n${'body\r\n'.repeat(5000)}`
  for (let i = 0; i < 3; i++) await client.ok(`APPEND INBOX {${mail.length}+}\r\n${mail}`)
  await client.ok('SELECT INBOX')
  // Each of these read and cut the header anew, all at once: gigabytes.
  const headers = Array.from({ length: 5000 }, () => 'HEADER X-Kind odd').join(' ')
  assert.deepEqual(await client.ok(`SEARCH ${headers}`), ['* SEARCH 1 2 3'])
  assert.deepEqual(await client.ok(`SEARCH ${headers} SUBJECT none`), ['* SEARCH'])
  assert.deepEqual(await client.ok('SEARCH OR HEADER X-Kind even NOT HEADER X-None x'), ['* SEARCH 1 2 3'])
  const same = Array.from({ length: 3000 }, () => 'TEXT body').join(' ')
  assert.deepEqual(await client.ok(`SEARCH ${same}`), ['* SEARCH 1 2 3'])
  const different = Array.from({ length: 101 }, (_, n) => `TEXT body${n}`).join(' ')
  assert.match(await client.fails(`SEARCH ${different}`), /^NO \[LIMIT\]/)
})
