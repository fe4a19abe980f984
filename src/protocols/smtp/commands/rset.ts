/** RSET: the transaction has never been. RFC 5321 4.1.1.5. */
import { everywhere, type Command } from '../command.ts'
import { reply } from '../reply.ts'

export const rset: Command = {
  name: 'RSET',
  services: everywhere,
  syntax: 'RSET',
  run(session, argument) {
    if (argument !== '') return reply(501, '5.5.4', 'Syntax: RSET')
    session.resetTransaction()
    return reply(250, '2.0.0', 'Ok')
  },
}
