/**
 * Sequence numbers are never wrong: three sessions change one mailbox at random, and each keeps its own list of messages from
 * nothing but the untagged answers. Whatever a FETCH says about a number must be so in that list. RFC 9051 7.4 and 7.5.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ImapClient } from '#test/clients/imap.ts'
import { imapServer } from '#test/clients/imap-server.ts'

/** What a client knows: the UID of each number, 0 where it has not been told. */
class Known {
  readonly client: ImapClient
  readonly uids: number[] = []

  constructor(client: ImapClient) {
    this.client = client
  }

  async command(line: string, ...literals: string[]): Promise<void> {
    const { untagged, tagged } = await this.client.command(line, ...literals)
    for (const answer of untagged) this.#learn(answer, line)
    assert.match(tagged, /^OK|^NO \[EXPUNGEISSUED\]/, line)
  }

  #learn(answer: string, line: string): void {
    const [, number, kind] = /^\* (\d+) (EXISTS|EXPUNGE|FETCH)/.exec(answer) ?? []
    const at = Number(number) - 1
    if (kind === 'EXISTS') {
      assert.ok(Number(number) >= this.uids.length, `EXISTS takes messages away: ${answer} after ${line}`)
      while (this.uids.length < Number(number)) this.uids.push(0)
    } else if (kind === 'EXPUNGE') {
      // RFC 9051 7.5.1
      assert.doesNotMatch(line, /^(FETCH|STORE|SEARCH)/, `EXPUNGE during ${line}`)
      assert.ok(at < this.uids.length, `${answer} after ${line}`)
      this.uids.splice(at, 1)
    } else if (kind === 'FETCH') {
      assert.ok(at < this.uids.length, `${answer} after ${line}`)
      const uid = Number(/UID (\d+)/.exec(answer)?.[1] ?? 0)
      if (uid === 0) return
      assert.ok(this.uids[at] === 0 || this.uids[at] === uid, `${answer}, but it was ${this.uids[at]}, after ${line}`)
      this.uids[at] = uid
      const known = this.uids.filter((one) => one !== 0)
      assert.deepEqual(
        known,
        known.toSorted((a, b) => a - b),
        `UIDs do not ascend after ${answer}`,
      )
    }
  }
}

test('three sessions at random', async (t) => {
  const server = await imapServer(t)
  const random = generator(7)
  const sessions: Known[] = []
  for (let i = 0; i < 3; i++) {
    const known = new Known(await server.client())
    await known.command('SELECT INBOX')
    sessions.push(known)
  }
  const below = (limit: number) => Math.floor(random() * limit)
  for (let step = 0; step < 400; step++) {
    const session = sessions[below(3)]!
    const count = session.uids.length
    const number = 1 + below(Math.max(1, count))
    const set = `${number}:${Math.min(Math.max(1, count), number + below(3))}`
    const mail = `Subject: ${step}\r\n\r\n${step}\r\n`
    const commands: [string, ...string[]][] =
      count === 0
        ? [['APPEND INBOX', mail], ['NOOP']]
        : [
            ['APPEND INBOX', mail],
            ['APPEND INBOX', mail],
            ['NOOP'],
            [`FETCH ${set} (UID FLAGS)`],
            [`FETCH ${set} (UID BODY[])`],
            ['UID FETCH 1:* (FLAGS)'],
            [`STORE ${set} +FLAGS (\\Deleted)`],
            [`STORE ${set} FLAGS.SILENT (x${step})`],
            ['EXPUNGE'],
            [`COPY ${set} INBOX`],
            [`MOVE ${number} Archive`],
            ['SEARCH UNSEEN'],
          ]
    await session.command(...commands[below(commands.length)]!)
  }
  for (const session of sessions) {
    await session.command('NOOP')
    await session.command('UID FETCH 1:* (FLAGS)')
    assert.deepEqual(session.uids, sessions[0]!.uids)
  }
})

function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
