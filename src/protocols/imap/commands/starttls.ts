/** STARTTLS. RFC 9051 6.2.1. */
import { bad } from '../answer.ts'
import { command, noArguments } from '../command.ts'

export const startTls = command({
  name: 'STARTTLS',
  states: ['notAuthenticated'],
  parse: noArguments,
  async run(session) {
    const { connection, input, options } = session
    if (connection.secure || !options.startTls) return bad('TLS is not possible now')
    // The answer has to be out, in plain text, before the handshake; the session writes no other.
    session.answerNow('OK Begin TLS negotiation now')
    await connection.startTls()
    input.clear()
    return undefined
  },
})
