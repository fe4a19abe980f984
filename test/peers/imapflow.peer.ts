/** imapflow: IDLE, CONDSTORE and QRESYNC as a modern client uses them. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { ImapFlow } from 'imapflow'
import { deliverSome } from './mail.ts'
import type { Account, Peer, RunningServer } from './peer.ts'

function client(server: RunningServer, account: Account, options: Record<string, unknown> = {}) {
  return new ImapFlow({
    host: 'localhost',
    port: server.port('imaps'),
    secure: true,
    tls: { ca: readFileSync(server.certificate) },
    auth: { user: account.address, pass: account.password },
    logger: false,
    qresync: true,
    ...options,
  })
}

const peer: Peer = {
  name: 'imapflow',
  needs: [],
  async run({ server, account }) {
    await deliverSome(server, account, 30)
    const first = client(server, account)
    await first.connect()
    const names = (await first.list()).map(({ path, specialUse }) => ({ path, specialUse }))
    for (const use of ['\\Sent', '\\Trash', '\\Drafts', '\\Junk']) {
      assert.ok(
        names.some(({ specialUse }) => specialUse === use),
        `no folder has the use ${use}`,
      )
    }
    const box = await first.mailboxOpen('INBOX')
    assert.equal(box.exists, 30)
    assert.ok(box.highestModseq, 'no HIGHESTMODSEQ')
    const envelopes = []
    for await (const message of first.fetch('1:*', {
      envelope: true,
      flags: true,
      bodyStructure: true,
      uid: true,
      size: true,
      internalDate: true,
    })) {
      envelopes.push(message)
    }
    assert.equal(envelopes.length, 30)
    assert.ok(
      envelopes.every(
        ({ envelope, size, bodyStructure }) => envelope?.messageId && size && bodyStructure?.type === 'text/plain',
      ),
    )
    const { content } = await first.download('1', undefined)
    let text = ''
    for await (const chunk of content) text += chunk
    assert.match(text, /Message-ID: <0\./)

    // IDLE: a mail that arrives is told without being asked for.
    const arrived = new Promise<{ count: number }>((resolve) => first.once('exists', resolve))
    const idling = first.idle()
    await deliverSome(server, account, 1, 100)
    assert.equal((await arrived).count, 31)

    // CONDSTORE: another session's change carries its MODSEQ; a STORE on an older state is refused.
    const second = client(server, account)
    await second.connect()
    await second.mailboxOpen('INBOX')
    const flagged = new Promise<{ seq: number; modseq?: bigint; flags: Set<string> }>((resolve) =>
      first.once('flags', resolve),
    )
    await second.messageFlagsAdd('7', ['\\Flagged', 'Urgent'])
    const told = await flagged
    assert.equal(told.seq, 7)
    assert.ok(told.flags.has('\\Flagged') && told.flags.has('Urgent') && told.modseq)
    await second.messageFlagsAdd('8', ['\\Seen'], { unchangedSince: 1n })
    const eighth = await second.fetchOne('8', { flags: true })
    assert.ok(eighth && !eighth.flags?.has('\\Seen'))
    await first.noop()
    await idling

    // QRESYNC: after a break, only what changed comes.
    const known = { uidValidity: box.uidValidity, highestModseq: told.modseq as bigint }
    await first.logout()
    await second.messageDelete('1,2')
    await second.messageFlagsAdd('5', ['\\Answered'])
    await second.logout()
    const third = client(server, account)
    await third.connect()
    const vanished: number[] = []
    const changed: number[] = []
    third.on('expunge', ({ uid }: { uid: number }) => vanished.push(uid))
    third.on('flags', ({ uid }: { uid: number }) => changed.push(uid))
    await third.mailboxOpen('INBOX', { uidValidity: known.uidValidity, changedSince: known.highestModseq } as object)
    assert.deepEqual(
      vanished.sort((a, b) => a - b),
      [1, 2],
    )
    assert.deepEqual(changed, [7])

    // Copy, move, append, search.
    await third.mailboxCreate(['Projects', 'Häuser & Gärten'])
    const copied = await third.messageCopy('1:3', 'Projects/Häuser & Gärten')
    assert.equal(copied && copied.uidMap?.size, 3)
    const moved = await third.messageMove('1', 'Projects')
    assert.equal(moved && moved.uidMap?.size, 1)
    const appended = await third.append(
      'Projects',
      'From: a@example.org\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\nHallo\r\n',
      ['\\Seen'],
    )
    assert.ok(appended && appended.uid)
    await third.mailboxOpen('Projects')
    assert.deepEqual(await third.search({ subject: 'grüße' }), [2])
    await third.logout()
  },
}

export default peer
