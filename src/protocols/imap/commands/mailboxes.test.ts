/** Mailboxes as transcripts: LIST, STATUS, CREATE, RENAME, DELETE, SUBSCRIBE, ACL, QUOTA, SELECT. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Bag, PublicFolder } from '#model'
import { script } from '#test/clients/imap-script.ts'
import { imapServer } from '#test/clients/imap-server.ts'

test('LIST: mail folders only, special uses, patterns; RFC 9051 6.3.9, RFC 6154', async (t) => {
  const server = await imapServer(t)
  await script(
    await server.client(),
    String.raw`
    C: LIST "" ""
    S: * LIST (\Noselect) "/" ""
    S: OK LIST completed
    C: LIST "" inbox
    S: * LIST (\HasNoChildren) "/" INBOX
    S: OK LIST completed
    C: LIST "" Calendar
    S: OK LIST completed
    C: SELECT Calendar
    S: NO [NONEXISTENT] …
    C: LIST (SPECIAL-USE) "" *
    S: * LIST (\HasNoChildren \Sent) "/" "Sent Items"
    S: * LIST (\HasNoChildren \Trash) "/" "Deleted Items"
    S: * LIST (\HasNoChildren \Drafts) "/" Drafts
    S: * LIST (\HasNoChildren \Junk) "/" "Junk Email"
    S: * LIST (\HasNoChildren \Archive) "/" Archive
    S: OK LIST completed
    C: LIST "" (Drafts Archive) RETURN (SUBSCRIBED STATUS (MESSAGES) MYRIGHTS)
    S: * LIST (\HasNoChildren \Subscribed \Drafts) "/" Drafts
    S: * MYRIGHTS Drafts lrswipkxteacd
    S: * STATUS Drafts (MESSAGES 0)
    S: * LIST (\HasNoChildren \Subscribed \Archive) "/" Archive
    S: * MYRIGHTS Archive lrswipkxteacd
    S: * STATUS Archive (MESSAGES 0)
    S: OK LIST completed
    C: LIST (RECURSIVEMATCH) "" *
    S: BAD …`,
  )
})

test('CREATE, RENAME, DELETE; RFC 9051 6.3.4 to 6.3.6', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  await script(
    client,
    String.raw`
    C: CREATE a/b/c
    S: OK [MAILBOXID (…)] CREATE completed
    C: CREATE a/b
    S: NO [ALREADYEXISTS] …
    C: CREATE inbox
    S: NO [ALREADYEXISTS] …
    C: CREATE INBOX/below/
    S: OK [MAILBOXID (…)] CREATE completed
    C: CREATE x//y
    S: NO [CANNOT] …
    C: CREATE mine (USE (\Flagged))
    S: NO [USEATTR] …
    C: CREATE mine (USE (\sent \Important))
    S: OK [MAILBOXID (…)] CREATE completed
    C: LIST (SPECIAL-USE) "" m*
    S: * LIST (\HasNoChildren \Sent \Important) "/" mine
    S: OK LIST completed
    C: RENAME mine its
    S: OK RENAME completed
    C: LIST "" its RETURN (SPECIAL-USE)
    S: * LIST (\HasNoChildren \Sent \Important) "/" its
    S: OK LIST completed
    C: LIST "" a*
    S: * LIST (\HasChildren) "/" a
    S: * LIST (\HasChildren) "/" a/b
    S: * LIST (\HasNoChildren) "/" a/b/c
    S: OK LIST completed
    C: LIST a/ %
    S: * LIST (\HasChildren) "/" a/b
    S: OK LIST completed
    C: DELETE a/b
    S: NO [HASCHILDREN] …
    C: RENAME a/b z/y
    S: OK RENAME completed
    C: LIST "" z*
    S: * LIST (\HasChildren) "/" z
    S: * LIST (\HasChildren) "/" z/y
    S: * LIST (\HasNoChildren) "/" z/y/c
    S: OK LIST completed
    C: RENAME z z/y/z
    S: NO [CANNOT] …
    C: RENAME nowhere x
    S: NO [NONEXISTENT] …
    C: RENAME Drafts Entw
    S: NO [CANNOT] …
    C: DELETE INBOX
    S: NO [CANNOT] …
    C: DELETE z/y/c
    S: OK DELETE completed
    C: DELETE nowhere
    S: NO [NONEXISTENT] …
    C: CREATE &-Q
    S: OK …
    C: CREATE Entw&APw-rfe
    S: OK …
    C: LIST "" E*
    S: * LIST (\HasNoChildren) "/" Entw&APw-rfe
    S: OK LIST completed
    C: ENABLE UTF8=ACCEPT
    S: * ENABLED UTF8=ACCEPT
    S: OK ENABLE completed
    C: LIST "" &Q
    S: * LIST (\HasNoChildren) "/" &Q
    S: OK LIST completed`,
  )
  const list = await client.ok('LIST "" E*')
  assert.equal(Buffer.from(list[0]!, 'latin1').toString(), '* LIST (\\HasNoChildren) "/" "Entwürfe"')
})

test('RENAME of INBOX moves its messages, RFC 9051 6.3.6', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  await client.append('INBOX', 'Subject: x\r\n\r\nx\r\n')
  await script(
    client,
    String.raw`
    C: RENAME INBOX old/mail
    S: OK RENAME completed
    C: STATUS INBOX (MESSAGES)
    S: * STATUS INBOX (MESSAGES 0)
    S: OK STATUS completed
    C: STATUS old/mail (MESSAGES)
    S: * STATUS old/mail (MESSAGES 1)
    S: OK STATUS completed`,
  )
})

test('subscriptions, RFC 9051 6.3.7, RFC 5258: what IMAP makes waits for SUBSCRIBE, a name stays when its mailbox goes', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  await client.ok('CREATE a/b')
  await script(
    client,
    String.raw`
    C: LSUB "" INBOX
    S: * LSUB () "/" INBOX
    S: OK LSUB completed
    C: LSUB "" a*
    S: OK LSUB completed
    C: SUBSCRIBE a/b
    S: OK SUBSCRIBE completed
    C: LSUB "" a*
    S: * LSUB () "/" a/b
    S: OK LSUB completed
    C: LSUB "" a%
    S: * LSUB (\Noselect) "/" a
    S: OK LSUB completed
    C: LIST (SUBSCRIBED) "" a*
    S: * LIST (\HasNoChildren \Subscribed) "/" a/b
    S: OK LIST completed
    C: LIST (SUBSCRIBED RECURSIVEMATCH) "" a
    S: * LIST (\HasChildren) "/" a ("CHILDINFO" ("SUBSCRIBED"))
    S: OK LIST completed
    C: SUBSCRIBE a
    S: OK SUBSCRIBE completed
    C: LSUB "" a
    S: * LSUB () "/" a
    S: OK LSUB completed
    C: LIST (SUBSCRIBED RECURSIVEMATCH) "" (a a/b)
    S: * LIST (\HasChildren \Subscribed) "/" a ("CHILDINFO" ("SUBSCRIBED"))
    S: * LIST (\HasNoChildren \Subscribed) "/" a/b
    S: OK LIST completed
    C: DELETE a/b
    S: OK DELETE completed
    C: LSUB "" a*
    S: * LSUB () "/" a
    S: * LSUB () "/" a/b
    S: OK LSUB completed
    C: LIST (SUBSCRIBED) "" a/*
    S: * LIST (\NonExistent \HasNoChildren \Subscribed) "/" a/b
    S: OK LIST completed
    C: UNSUBSCRIBE a/b
    S: OK UNSUBSCRIBE completed
    C: UNSUBSCRIBE a
    S: OK UNSUBSCRIBE completed
    C: LSUB "" a*
    S: OK LSUB completed
    C: SUBSCRIBE nowhere
    S: NO [NONEXISTENT] …`,
  )
})

test('mailboxes of others and their rights, RFC 4314 and RFC 2342', async (t) => {
  const server = await imapServer(t)
  const ada = await server.client('ada')
  const ben = await server.client('ben')
  await ada.append('INBOX', 'Subject: x\r\n\r\nx\r\n')
  await script(
    ada,
    String.raw`
    C: SETACL INBOX ben@example.test lrs
    S: OK SETACL completed
    C: GETACL INBOX
    S: * ACL INBOX ada@example.test lrswipkxteacd ben@example.test lrs
    S: OK GETACL completed
    C: SETACL INBOX nobody@example.test lrs
    S: NO [NONEXISTENT] …
    C: SETACL INBOX ben@example.test q
    S: BAD …
    C: LISTRIGHTS INBOX ben@example.test
    S: * LISTRIGHTS INBOX ben@example.test "" l rs w ip kc xa ted
    S: OK LISTRIGHTS completed`,
  )
  await script(
    ben,
    String.raw`
    C: LIST "" "Other Users/*"
    S: * LIST (\Noselect \HasChildren) "/" "Other Users/ada@example.test"
    S: * LIST (\HasNoChildren) "/" "Other Users/ada@example.test/INBOX"
    S: OK LIST completed
    C: MYRIGHTS "Other Users/ada@example.test/INBOX"
    S: * MYRIGHTS "Other Users/ada@example.test/INBOX" lrs
    S: OK MYRIGHTS completed
    C: GETACL "Other Users/ada@example.test/INBOX"
    S: NO [NOPERM] …
    C: SELECT "Other Users/ada@example.test/inbox"
    S: …
    S: * 1 EXISTS
    S: …
    S: OK [READ-ONLY] SELECT completed
    C: COPY 1 INBOX
    S: OK [COPYUID … 1 1] COPY completed
    C: APPEND "Other Users/ada@example.test/INBOX"
    L: Subject: y\r\n\r\ny\r\n
    S: NO [NOPERM] …
    C: SELECT "Other Users/ada@example.test/Drafts"
    S: * OK [CLOSED] …
    S: NO [NONEXISTENT] …`,
  )
  await script(
    ada,
    String.raw`
    C: SETACL INBOX ben@example.test +wite
    S: OK SETACL completed
    C: SETACL INBOX anyone l
    S: OK SETACL completed
    C: GETACL INBOX
    S: * ACL INBOX ada@example.test lrswipkxteacd …
    S: OK GETACL completed`,
  )
  await script(
    ben,
    String.raw`
    C: SELECT "Other Users/ada@example.test/INBOX"
    S: …
    S: OK [READ-WRITE] SELECT completed
    C: STORE 1 +FLAGS (\Deleted)
    S: * 1 FETCH (FLAGS (\Recent \Deleted))
    S: OK STORE completed
    C: MOVE 1 INBOX
    S: * OK [COPYUID … 1 2] Moved
    S: * 1 EXPUNGE
    S: OK MOVE completed`,
  )
  await script(
    ada,
    String.raw`
    C: DELETEACL INBOX ben@example.test
    S: OK DELETEACL completed
    C: SETACL INBOX anyone ""
    S: OK SETACL completed
    C: GETACL INBOX
    S: * ACL INBOX ada@example.test lrswipkxteacd
    S: OK GETACL completed`,
  )
  await script(
    ben,
    String.raw`
    C: LIST "" "Other Users/*"
    S: OK LIST completed`,
  )
})

test('SELECT with QRESYNC, RFC 7162 3.2.5', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  for (let i = 1; i <= 6; i++) await client.append('INBOX', `Subject: ${i}\r\n\r\nx\r\n`)
  await client.ok('ENABLE QRESYNC')
  const lines = (await client.ok('SELECT INBOX')).join('\n')
  const validity = /UIDVALIDITY (\d+)/.exec(lines)![1]
  const highest = /HIGHESTMODSEQ (\d+)/.exec(lines)![1]
  await client.ok('STORE 2,5 +FLAGS (\\Deleted)')
  await client.ok('EXPUNGE')
  await client.ok('STORE 1 +FLAGS (\\Flagged)')
  await script(
    client,
    String.raw`
    C: SELECT INBOX (QRESYNC (${validity} ${highest} 1:6))
    S: * OK [CLOSED] …
    S: …
    S: * VANISHED (EARLIER) 2,5
    S: * 1 FETCH (UID 1 FLAGS (\Flagged) MODSEQ (…))
    S: OK [READ-WRITE] SELECT completed
    C: SELECT INBOX (QRESYNC (${validity} ${highest} 1:6 (1,3 1,3)))
    S: …
    S: * VANISHED (EARLIER) 2,5
    S: * 1 FETCH (UID 1 FLAGS (\Flagged) MODSEQ (…))
    S: OK [READ-WRITE] SELECT completed
    C: SELECT INBOX (QRESYNC (1 ${highest}))
    S: …
    S: * OK [MAILBOXID …
    S: OK [READ-WRITE] SELECT completed
    C: SELECT INBOX (FROBNICATE)
    S: BAD …`,
  )
})

test('QUOTA without a limit has no root, with one it is shown; RFC 9208', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  await script(
    client,
    String.raw`
    C: GETQUOTAROOT INBOX
    S: * QUOTAROOT INBOX
    S: OK GETQUOTAROOT completed
    C: SETQUOTA "" (STORAGE 1)
    S: NO [NOPERM] …`,
  )
  const own = await server.store.open(server.mailbox.ada, { kind: 'system' })
  await server.store.write(own, (tx) => tx.setQuota({ receive: 1024 * 1024 }))
  await script(
    client,
    String.raw`
    C: GETQUOTAROOT INBOX
    S: * QUOTAROOT INBOX ada@example.test
    S: * QUOTA ada@example.test (STORAGE 0 1024)
    S: OK GETQUOTAROOT completed
    C: GETQUOTA ada@example.test
    S: * QUOTA ada@example.test (STORAGE 0 1024)
    S: OK GETQUOTA completed
    C: GETQUOTA other
    S: NO [NONEXISTENT] …`,
  )
})

test('what is above a match, RFC 3501 6.3.9 (LSUB with %), RFC 5258 3.5 and RFC 6154 6 (CHILDINFO)', async (t) => {
  const client = await (await imapServer(t)).client()
  for (const name of ['T/u/v', 'Z/y']) await client.ok(`CREATE ${name}`)
  await client.ok('SUBSCRIBE T/u/v')
  await script(
    client,
    String.raw`
    C: LSUB "" T*
    S: * LSUB () "/" T/u/v
    S: OK LSUB completed
    C: LSUB "" T%
    S: * LSUB (\Noselect) "/" T
    S: OK LSUB completed
    C: LSUB "" Z%
    S: OK LSUB completed
    C: LIST (SUBSCRIBED RECURSIVEMATCH) "" "T%"
    S: * LIST (\HasChildren) "/" T ("CHILDINFO" ("SUBSCRIBED"))
    S: OK LIST completed
    C: LIST (SUBSCRIBED RECURSIVEMATCH) "" "Z%"
    S: OK LIST completed
    C: LIST (SPECIAL-USE RECURSIVEMATCH) "" (T INBOX Drafts)
    S: * LIST (\HasNoChildren \Drafts) "/" Drafts
    S: OK LIST completed`,
  )
})

test('RENAME of the INBOX of somebody else moves his mails, not those of the client; RFC 9051 6.3.6', async (t) => {
  const server = await imapServer(t)
  const ada = await server.client('ada')
  const ben = await server.client('ben')
  await ada.append('INBOX', 'Subject: of ada\r\n\r\nx\r\n')
  await ben.append('INBOX', 'Subject: of ben\r\n\r\nx\r\n')
  await ada.ok('SETACL INBOX ben@example.test lrswipkte')
  await script(
    ben,
    String.raw`
    C: RENAME "Other Users/ada@example.test/INBOX" "Other Users/ada@example.test/INBOX/old"
    S: OK RENAME completed
    C: STATUS INBOX (MESSAGES)
    S: * STATUS INBOX (MESSAGES 1)
    S: OK STATUS completed`,
  )
  await script(
    ada,
    String.raw`
    C: STATUS INBOX (MESSAGES)
    S: * STATUS INBOX (MESSAGES 0)
    S: OK STATUS completed
    C: STATUS INBOX/old (MESSAGES)
    S: * STATUS INBOX/old (MESSAGES 1)
    S: OK STATUS completed`,
  )
})

test('who asks for CONDSTORE late is told the highest mod-sequence then, RFC 7162 3.1; CLOSED is for all, 3.2.11', async (t) => {
  const client = await (await imapServer(t)).client()
  await client.append('INBOX', 'Subject: x\r\n\r\nx\r\n')
  await script(
    client,
    String.raw`
    C: SELECT INBOX
    S: …
    S: OK [READ-WRITE] SELECT completed
    C: ENABLE CONDSTORE
    S: * ENABLED CONDSTORE
    S: * OK [HIGHESTMODSEQ …
    S: OK ENABLE completed
    C: ENABLE CONDSTORE
    S: * ENABLED CONDSTORE
    S: OK ENABLE completed
    C: SELECT Drafts
    S: * OK [CLOSED] …
    S: …
    S: OK [READ-WRITE] SELECT completed`,
  )
})

test('HIGHESTMODSEQ of EXPUNGE is that of the mailbox, RFC 7162 3.2.7', async (t) => {
  const client = await (await imapServer(t)).client()
  for (const name of ['1', '2']) await client.append('INBOX', `Subject: ${name}\r\n\r\nx\r\n`)
  await client.ok('SELECT INBOX (CONDSTORE)')
  await client.ok('STORE 1 +FLAGS (\\Deleted)')
  const { tagged } = await client.command('EXPUNGE')
  const [status] = await client.ok('STATUS INBOX (HIGHESTMODSEQ)')
  assert.equal(/HIGHESTMODSEQ (\d+)/.exec(tagged)?.[1], /HIGHESTMODSEQ (\d+)/.exec(status!)?.[1])
})

test('flags that a reader may change, RFC 4314 4 and 5.2', async (t) => {
  const server = await imapServer(t)
  const ada = await server.client('ada')
  const ben = await server.client('ben')
  await ada.append('INBOX', 'Subject: x\r\n\r\nx\r\n')
  await ada.ok('SETACL INBOX ben@example.test lrste')
  await script(
    ben,
    String.raw`
    C: SELECT "Other Users/ada@example.test/INBOX"
    S: * FLAGS …
    S: * OK [PERMANENTFLAGS (\Seen \Deleted)] …
    S: …
    S: OK [READ-WRITE] SELECT completed
    C: STORE 1 +FLAGS (\Flagged)
    S: NO [NOPERM] …
    C: STORE 1 +FLAGS (\Seen \Deleted)
    S: * 1 FETCH (FLAGS (\Recent \Seen \Deleted))
    S: OK STORE completed
    C: EXPUNGE
    S: * 1 EXPUNGE
    S: OK EXPUNGE completed`,
  )
})

test('in a public folder a reader has a read state of his own', async (t) => {
  const server = await imapServer(t)
  const system = await server.store.open(server.mailbox.public, { kind: 'system' })
  await server.store.write(system, async (tx) => {
    const id = await tx.createFolder({ parent: PublicFolder.ipmSubtree, name: 'News' })
    await tx.setPermissions(id, [{ member: 'default', rights: 0x401 }])
    await tx.createMessage(id, { properties: Bag.of({ Subject: 'x' }), recipients: [], attachments: [] })
  })
  await script(
    await server.client('ben'),
    String.raw`
    C: SELECT "Public Folders/News"
    S: * FLAGS …
    S: * OK [PERMANENTFLAGS (\Seen)] …
    S: …
    S: OK [READ-WRITE] SELECT completed
    C: STORE 1 +FLAGS (\Seen)
    S: * 1 FETCH (FLAGS (\Recent \Seen))
    S: OK STORE completed`,
  )
  await script(
    await server.client('ada'),
    String.raw`
    C: STATUS "Public Folders/News" (UNSEEN)
    S: * STATUS "Public Folders/News" (UNSEEN 1)
    S: OK STATUS completed`,
  )
})
