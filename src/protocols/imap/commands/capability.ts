/** CAPABILITY: what we can. RFC 9051 6.1.1. */
import { capabilities } from '../capabilities.ts'
import { anyState, command, noArguments } from '../command.ts'

export const capability = command({
  name: 'CAPABILITY',
  states: anyState,
  parse: noArguments,
  async run(session) {
    session.output.line(`* CAPABILITY ${capabilities(session)}`)
  },
})
