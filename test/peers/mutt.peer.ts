/** mutt: opens the mailbox over TLS, saves all of it into an mbox file, marks and expunges. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countIn, deliverSome } from './mail.ts'
import type { Peer } from './peer.ts'

const peer: Peer = {
  name: 'mutt',
  needs: ['mutt', 'bsdutils'],
  async run({ server, account, folder, file, command }) {
    await deliverSome(server, account, 5)
    const rc = file(
      'muttrc',
      `set imap_user="${account.address}"
set imap_pass="${account.password}"
set folder="imaps://localhost:${server.port('imaps')}/"
set spoolfile="imaps://localhost:${server.port('imaps')}/INBOX"
set certificate_file="${folder}/certificates"
set ssl_ca_certificates_file="${server.certificate}"
set ssl_verify_host=no
set mbox_type=mbox
set confirmappend=no
set confirmcreate=no
set delete=yes
set move=no
set header_cache="${folder}/cache"
set wait_key=no
`,
    )
    // mutt wants a terminal: script(1) gives it one.
    const mutt = (keys: string) =>
      command('script', ['-qec', `mutt -F ${rc} -e 'push ${keys}'`, '/dev/null'], {
        env: { TERM: 'xterm' },
        timeoutSeconds: 40,
      })
    await mutt(`<tag-pattern>~A<enter><tag-prefix><copy-message>${folder}/all.mbox<enter><exit>`)
    const saved = readFileSync(join(folder, 'all.mbox'), 'latin1')
    assert.equal(saved.match(/^Message-ID: /gim)?.length, 5)
    await mutt('<delete-message><sync-mailbox><exit>')
    assert.equal(await countIn(server, account, 'INBOX'), 4)
  },
}

export default peer
