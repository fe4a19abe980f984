/** APPEND as transcripts. RFC 9051 6.3.12, RFC 3502, RFC 6855 4. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { script } from '#test/clients/imap-script.ts'
import { imapServer } from '#test/clients/imap-server.ts'

test('flags, date, UIDs; a mailbox that is not there', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  await script(
    client,
    String.raw`
    C: APPEND INBOX (\Seen $Forwarded Work) "17-Jul-1996 02:44:25 -0700"
    L: Subject: x\r\n\r\nx\r\n
    S: OK [APPENDUID … 1] APPEND completed
    C: APPEND nowhere
    L: Subject: x\r\n\r\nx\r\n
    S: NO [TRYCREATE] …
    C: APPEND INBOX "17-Jul-96 02:44:25 -0700"
    L: Subject: x\r\n\r\nx\r\n
    S: BAD …
    C: APPEND INBOX atom
    S: BAD …
    C: APPEND INBOX
    L: 
    S: NO [CANNOT] …
    C: SELECT INBOX
    S: …
    S: OK [READ-WRITE] SELECT completed
    C: FETCH 1 (FLAGS INTERNALDATE)
    S: …
    S: * 1 FETCH (FLAGS (\Recent \Seen $Forwarded Work) INTERNALDATE "17-Jul-1996 09:44:25 +0000")
    S: OK FETCH completed
    C: APPEND INBOX
    L: Subject: y\r\n\r\ny\r\n
    S: * 2 EXISTS
    S: * 2 RECENT
    S: OK [APPENDUID … 2] APPEND completed`,
  )
})

test('MULTIAPPEND, RFC 3502: all or none', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  const mail = (n: number) => `Subject: ${n}\r\n\r\n${n}\r\n`
  client.send(`a APPEND INBOX (\\Seen) {${mail(1).length}+}\r\n${mail(1)} {${mail(2).length}+}\r\n${mail(2)}\r\n`)
  assert.match(await client.line(), /^a OK \[APPENDUID \d+ 1:2\]/)
  client.send(`b APPEND INBOX {${mail(1).length}+}\r\n${mail(1)} {0+}\r\n\r\n`)
  assert.match(await client.line(), /^b NO/)
  assert.deepEqual(await client.ok('STATUS INBOX (MESSAGES)'), ['* STATUS INBOX (MESSAGES 2)'])
})

test('UTF8 and literal8, RFC 6855 4 and RFC 3516', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  await client.ok('ENABLE UTF8=ACCEPT')
  const mail = Buffer.from('Subject: Grüße\r\n\r\nx\r\n')
  client.send(Buffer.concat([Buffer.from(`a APPEND INBOX UTF8 (~{${mail.length}+}\r\n`), mail, Buffer.from(')\r\n')]))
  assert.match(await client.line(), /^a OK/)
  await client.ok('SELECT INBOX')
  const [line] = await client.ok('FETCH 1 ENVELOPE')
  assert.match(Buffer.from(line!, 'latin1').toString(), /ENVELOPE \(NIL "Grüße" /)
})
