/** mbsync: a mailbox into a Maildir and back, both ways, flags and deletions included. */
import assert from 'node:assert/strict'
import { globSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { countIn, deliverSome, imap } from './mail.ts'
import type { Peer } from './peer.ts'

const peer: Peer = {
  name: 'mbsync',
  needs: ['isync'],
  async run({ server, account, folder, file, command }) {
    await deliverSome(server, account, 20)
    const config = file(
      'mbsyncrc',
      `IMAPAccount kontor
Host localhost
Port ${server.port('imaps')}
User ${account.address}
Pass ${account.password}
SSLType IMAPS
CertificateFile ${server.certificate}

IMAPStore far
Account kontor

MaildirStore near
Path ${folder}/mail/
Inbox ${folder}/mail/INBOX
SubFolders Verbatim

Channel all
Far :far:
Near :near:
Patterns INBOX Drafts
Create Both
Expunge Both
SyncState *
`,
    )
    mkdirSync(join(folder, 'mail'))
    const sync = () => command('mbsync', ['-c', config, '-a'])
    const near = () => globSync(join(folder, 'mail/INBOX/{cur,new}/*'))

    await sync()
    assert.equal(near().length, 20)

    // A mail put down here appears there.
    writeFileSync(
      join(folder, 'mail/INBOX/new/1.local.host'),
      'From: me@example.org\r\nSubject: from here\r\n\r\nhello\r\n'.replaceAll('\r\n', '\n'),
    )
    await sync()
    assert.equal(await countIn(server, account, 'INBOX'), 21)

    // Read here is read there; flagged there is flagged here.
    const [first] = near().filter((path) => path.includes(',U=1') && /,U=1\b/.test(path)) as [string]
    renameSync(first, join(dirname(dirname(first)), 'cur', `${basename(first).replace(/:2,.*/, '')}:2,S`))
    const wire = await imap(server, account)
    await wire.command('SELECT INBOX')
    await wire.command('UID STORE 2 +FLAGS (\\Flagged)')
    await sync()
    assert.match(await wire.command('UID FETCH 1 (FLAGS)'), /\\Seen/)
    assert.equal(near().filter((path) => /,U=2\b.*:2,[A-Z]*F/.test(path)).length, 1)

    // Deleted there is gone here.
    await wire.command('UID STORE 3 +FLAGS (\\Deleted)')
    await wire.command('EXPUNGE')
    wire.close()
    await sync()
    assert.equal(near().length, 20)
    // Nothing left to do: a second run changes nothing.
    await sync()
    assert.equal(await countIn(server, account, 'INBOX'), 20)
  },
}

export default peer
