/** HELP: the commands of this service. RFC 5321 4.1.1.8. */
import { everywhere, type Command } from '../command.ts'
import { reply } from '../reply.ts'
import { commands } from './index.ts'

export const help: Command = {
  name: 'HELP',
  services: everywhere,
  syntax: 'HELP',
  run({ service }) {
    const known = commands.filter(({ services }) => services.includes(service))
    return reply(214, '2.0.0', 'Kontor knows:', ...known.map(({ syntax }) => syntax))
  },
}
