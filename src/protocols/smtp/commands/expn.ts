/** EXPN: members of a list are not told. RFC 5321 3.5.2 and 4.2.4. */
import { everywhere, type Command } from '../command.ts'
import { reply } from '../reply.ts'

export const expn: Command = {
  name: 'EXPN',
  services: everywhere,
  syntax: 'EXPN list',
  run: () => reply(502, '5.5.1', 'Lists are not expanded'),
}
