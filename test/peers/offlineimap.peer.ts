/** offlineimap: a whole mailbox with its folders into Maildirs, and a new mail back. */
import assert from 'node:assert/strict'
import { globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { countIn, deliverSome } from './mail.ts'
import type { Peer } from './peer.ts'

const peer: Peer = {
  name: 'offlineimap',
  needs: ['offlineimap3'],
  async run({ server, account, folder, file, command }) {
    await deliverSome(server, account, 10)
    const config = file(
      'offlineimaprc',
      `[general]
accounts = kontor
metadata = ${folder}/meta
ui = basic
[Account kontor]
localrepository = near
remoterepository = far
[Repository near]
type = Maildir
localfolders = ${folder}/mail
[Repository far]
type = IMAP
remotehost = localhost
remoteport = ${server.port('imaps')}
remoteuser = ${account.address}
remotepass = ${account.password}
ssl = yes
sslcacertfile = ${server.certificate}
folderfilter = lambda name: name in ('INBOX', 'Drafts')
`,
    )
    const sync = () => command('offlineimap', ['-o', '-c', config], { timeoutSeconds: 120 })
    await sync()
    assert.equal(globSync(join(folder, 'mail/INBOX/{cur,new}/*')).length, 10)
    writeFileSync(
      join(folder, 'mail/INBOX/new/2.local.host'),
      'From: me@example.org\nSubject: from here\nMessage-ID: <offline@example.org>\n\nhello\n',
    )
    await sync()
    assert.equal(await countIn(server, account, 'INBOX'), 11)
  },
}

export default peer
