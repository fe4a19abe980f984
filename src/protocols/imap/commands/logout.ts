/** LOGOUT: BYE, then OK, then the end of the connection. RFC 9051 6.1.3. */
import { anyState, command, noArguments } from '../command.ts'

export const logout = command({
  name: 'LOGOUT',
  states: anyState,
  quiet: true,
  parse: noArguments,
  async run(session) {
    session.output.line('* BYE Good bye')
    session.end()
  },
})
