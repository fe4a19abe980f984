/** QUIT. RFC 5321 4.1.1.10. */
import { everywhere, type Command } from '../command.ts'
import { reply } from '../reply.ts'

export const quit: Command = {
  name: 'QUIT',
  services: everywhere,
  syntax: 'QUIT',
  run(session, argument) {
    if (argument !== '') return reply(501, '5.5.4', 'Syntax: QUIT')
    session.goodbye(reply(221, '2.0.0', `${session.services.hostname} says goodbye`))
    return undefined
  },
}
