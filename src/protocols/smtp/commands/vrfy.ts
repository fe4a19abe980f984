/** VRFY: who exists is not told to strangers, and this is the reply for that. RFC 5321 3.5.3 and 7.3. */
import { everywhere, type Command } from '../command.ts'
import { reply } from '../reply.ts'

export const vrfy: Command = {
  name: 'VRFY',
  services: everywhere,
  syntax: 'VRFY address',
  run(_session, argument) {
    if (argument === '') return reply(501, '5.5.4', 'Syntax: VRFY address')
    return reply(252, '2.5.2', 'Send it, and it will be seen')
  },
}
