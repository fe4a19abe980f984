/** STORE, COPY, MOVE and EXPUNGE as transcripts. RFC 9051 6.4.6 to 6.4.9, RFC 7162 3.1.3, RFC 4315, RFC 6851. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { ImapClient } from '#test/clients/imap.ts'
import { script } from '#test/clients/imap-script.ts'
import { imapServer } from '#test/clients/imap-server.ts'

async function withMails(t: TestContext, count: number): Promise<ImapClient> {
  const server = await imapServer(t)
  const client = await server.client()
  for (let i = 1; i <= count; i++) await client.append('INBOX', `Subject: m${i}\r\n\r\n${i}\r\n`)
  await client.ok('SELECT INBOX')
  return client
}

test('flags and keywords: set, added, taken away', async (t) => {
  await script(
    await withMails(t, 2),
    String.raw`
    C: STORE 1 +FLAGS (\Seen \Flagged Work)
    S: * FLAGS (… Work)
    S: * 1 FETCH (FLAGS (\Recent \Seen \Flagged Work))
    S: OK STORE completed
    C: STORE 1 -FLAGS \Seen
    S: * 1 FETCH (FLAGS (\Recent \Flagged Work))
    S: OK STORE completed
    C: STORE 1 -FLAGS (WORK)
    S: * 1 FETCH (FLAGS (\Recent \Flagged))
    S: OK STORE completed
    C: STORE 1:2 FLAGS (\Draft $Forwarded $MDNSent $Phishing NonJunk)
    S: * 1 FETCH (FLAGS (…))
    S: * 2 FETCH (FLAGS (…))
    S: OK STORE completed
    C: STORE 1 FLAGS ()
    S: * 1 FETCH (FLAGS (\Recent))
    S: OK STORE completed
    C: UID STORE 2 FLAGS \Answered
    S: * 2 FETCH (UID 2 FLAGS (\Recent \Answered))
    S: OK UID STORE completed
    C: UID STORE 99 FLAGS \Answered
    S: OK UID STORE completed
    C: STORE 3 FLAGS \Answered
    S: BAD …
    C: STORE 1 FLAGZ \Answered
    S: BAD …
    C: EXAMINE INBOX
    S: …
    S: OK [READ-ONLY] EXAMINE completed
    C: STORE 1 FLAGS \Answered
    S: NO [READ-ONLY] …
    C: EXPUNGE
    S: NO [READ-ONLY] …`,
  )
})

test('UNCHANGEDSINCE, RFC 7162 3.1.3', async (t) => {
  const client = await withMails(t, 3)
  await client.ok('FETCH 1 MODSEQ')
  const [line] = await client.ok('FETCH 3 MODSEQ')
  const seq = /\((\d+)\)\)/.exec(line!)![1]
  await client.ok('STORE 2 +FLAGS.SILENT (\\Flagged)')
  await script(
    client,
    String.raw`
    C: STORE 1:3 (UNCHANGEDSINCE ${seq}) +FLAGS.SILENT (\Deleted)
    S: * 1 FETCH (MODSEQ (…))
    S: * 3 FETCH (MODSEQ (…))
    S: OK [MODIFIED 2] …
    C: UID STORE 2 (UNCHANGEDSINCE 0) +FLAGS (\Deleted)
    S: OK [MODIFIED 2] …
    C: SEARCH DELETED
    S: * SEARCH 1 3
    S: OK SEARCH completed`,
  )
})

test('COPY and MOVE tell the new UIDs, RFC 4315 3 and RFC 6851 4.3', async (t) => {
  const client = await withMails(t, 4)
  await client.ok('STORE 2 +FLAGS.SILENT (\\Flagged Work)')
  await script(
    client,
    String.raw`
    C: COPY 2,4 Archive
    S: OK [COPYUID … 2,4 1:2] COPY completed
    C: COPY 1 nowhere
    S: NO [TRYCREATE] …
    C: UID COPY 99 Archive
    S: OK UID COPY completed
    C: MOVE 1:2 Archive
    S: * OK [COPYUID … 1:2 3:4] Moved
    S: * 2 EXPUNGE
    S: * 1 EXPUNGE
    S: OK MOVE completed
    C: UID MOVE 4 Archive
    S: * OK [COPYUID … 4 5] Moved
    S: * 2 EXPUNGE
    S: OK UID MOVE completed
    C: COPY 1 INBOX
    S: * 2 EXISTS
    S: * 2 RECENT
    S: OK [COPYUID … 3 5] COPY completed
    C: SELECT Archive
    S: …
    S: OK [READ-WRITE] SELECT completed
    C: FETCH 1:* (UID FLAGS)
    S: …
    S: * 1 FETCH (UID 1 FLAGS (\Recent \Flagged Work))
    S: * 2 FETCH (UID 2 FLAGS (\Recent))
    S: * 3 FETCH (UID 3 FLAGS (\Recent))
    S: * 4 FETCH (UID 4 FLAGS (\Recent \Flagged Work))
    S: * 5 FETCH (UID 5 FLAGS (\Recent))
    S: OK FETCH completed`,
  )
})

test('EXPUNGE, UID EXPUNGE and CLOSE', async (t) => {
  const client = await withMails(t, 5)
  await client.ok('STORE 1,3,5 +FLAGS.SILENT (\\Deleted)')
  await script(
    client,
    String.raw`
    C: UID EXPUNGE 3:4
    S: * 3 EXPUNGE
    S: OK UID EXPUNGE completed
    C: EXPUNGE
    S: * 4 EXPUNGE
    S: * 1 EXPUNGE
    S: OK EXPUNGE completed
    C: STORE 1 +FLAGS.SILENT (\Deleted)
    S: OK STORE completed
    C: UNSELECT
    S: OK UNSELECT completed
    C: STATUS INBOX (MESSAGES DELETED)
    S: * STATUS INBOX (MESSAGES 2 DELETED 1)
    S: OK STATUS completed
    C: SELECT INBOX
    S: …
    S: OK [READ-WRITE] SELECT completed
    C: CLOSE
    S: OK CLOSE completed
    C: STATUS INBOX (MESSAGES DELETED)
    S: * STATUS INBOX (MESSAGES 1 DELETED 0)
    S: OK STATUS completed`,
  )
})

test('REPLACE, RFC 8508', async (t) => {
  const client = await withMails(t, 2)
  const { untagged, tagged } = await client.command('REPLACE 1 INBOX (\\Seen)', 'Subject: new\r\n\r\nnew\r\n')
  assert.match(untagged[0]!, /^\* OK \[APPENDUID \d+ 3\]/)
  assert.deepEqual(untagged.slice(1), ['* 1 EXPUNGE', '* 2 EXISTS', '* 2 RECENT'])
  assert.equal(tagged, 'OK REPLACE completed')
  assert.match(await client.fails('REPLACE 7 INBOX', 'x'), /^BAD/)
})
