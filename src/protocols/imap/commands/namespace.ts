/** NAMESPACE: where the mailboxes are. RFC 9051 6.3.10, RFC 2342. */
import { command, loggedIn, noArguments } from '../command.ts'
import { OTHER_USERS, PUBLIC_FOLDERS } from '../folder-name.ts'

export const namespace = command({
  name: 'NAMESPACE',
  states: loggedIn,
  parse: noArguments,
  async run(session) {
    session.output.line(`* NAMESPACE (("" "/")) (("${OTHER_USERS}/" "/")) (("${PUBLIC_FOLDERS}/" "/"))`)
  },
})
