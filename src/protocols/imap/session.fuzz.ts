/**
 * A session that is sent anything, in each of its states, and must go on: no bug, no answer that is none, no end without a
 * word. The input is cut into lines, which are sent as commands with tags of their own.
 */
import { Buffer } from 'node:buffer'
import { startImapServer } from '#test/clients/imap-server.ts'
import type { ImapClient } from '#test/clients/imap.ts'

const LINES_MAX = 30

const states: readonly (readonly string[])[] = [
  [],
  ['LOGIN ada secret'],
  ['LOGIN ada secret', 'SELECT INBOX'],
  ['LOGIN ada secret', 'ENABLE QRESYNC IMAP4rev2', 'EXAMINE INBOX'],
]

let server: ReturnType<typeof startImapServer> | undefined

export default {
  name: 'imap session',
  seeds: () =>
    [
      'NOOP\nFETCH 1:* FULL\nSTORE 1 +FLAGS (\\Deleted)\nEXPUNGE',
      'APPEND INBOX {10+}\n0123456789\nSELECT INBOX\nFETCH 1 (BODY[] BODYSTRUCTURE)',
      'SEARCH TEXT a\nUID SEARCH RETURN (ALL) OR SEEN NOT SUBJECT x\nSORT (DATE) UTF-8 ALL\nTHREAD REFERENCES UTF-8 ALL',
      'LIST "" *\nSTATUS INBOX (MESSAGES)\nCREATE a/b\nRENAME a c\nDELETE c/b',
      'COPY 1:* Drafts\nMOVE 1 Archive\nUID EXPUNGE 1:*\nCLOSE',
      'ENABLE QRESYNC\nSELECT INBOX (QRESYNC (1 1 1:5))\nUID FETCH 1:* (FLAGS) (CHANGEDSINCE 1 VANISHED)',
    ].map((text) => Buffer.from(text)),
  async run(input: Uint8Array): Promise<void> {
    server ??= startImapServer()
    const { connect, errors } = await server
    const lines = Buffer.from(input).toString('latin1').split('\n').slice(0, LINES_MAX)
    for (const state of states) {
      const client = await connect()
      await client.greeting
      for (const command of state) await client.ok(command)
      await send(client, lines)
      client.close()
    }
    if (errors.length > 0) throw new Error(`logged: ${JSON.stringify(errors.splice(0))}`)
  },
}

async function send(client: ImapClient, lines: readonly string[]): Promise<void> {
  for (const [at, line] of lines.entries()) client.send(Buffer.from(`f${at} ${line}\r\n`, 'latin1'))
  // A literal may have swallowed what follows, and IDLE waits for DONE: the end of the stream ends both.
  client.socket.end('\r\nDONE\r\nend LOGOUT\r\n')
  for (const line of await client.ended()) {
    if (!/^(\*|\+|f\d+|end|\S+) /.test(line)) throw new Error(`not an answer: ${line}`)
  }
}
