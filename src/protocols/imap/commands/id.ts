/** ID: who we are; who the client is goes to the log. RFC 2971. */
import { anyState, command } from '../command.ts'
import { oneLine } from '../failures.ts'

const PAIRS_MAX = 30

export const id = command({
  name: 'ID',
  states: anyState,
  parse(cursor): Record<string, string> {
    cursor.space()
    const client: Record<string, string> = {}
    if (!cursor.atList()) {
      cursor.nstring()
      return client
    }
    const words = cursor.list(() => cursor.nstring())
    if (words.length > PAIRS_MAX * 2) cursor.fail('too many fields')
    for (let i = 0; i + 1 < words.length; i += 2) {
      const value = words[i + 1]
      if (value !== undefined) client[oneLine(words[i] ?? '').toLowerCase()] = oneLine(value)
    }
    return client
  },
  async run(session, client) {
    session.log.info('imap.client', { client })
    session.output.line('* ID ("name" "Kontor" "vendor" "Kontor")')
  },
})
