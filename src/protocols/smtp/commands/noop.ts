/** NOOP, with an argument that nobody reads. RFC 5321 4.1.1.9. */
import { everywhere, type Command } from '../command.ts'
import { reply } from '../reply.ts'

export const noop: Command = {
  name: 'NOOP',
  services: everywhere,
  syntax: 'NOOP',
  run: () => reply(250, '2.0.0', 'Ok'),
}
