/** STATUS. RFC 9051 6.3.11. */
import { command, loggedIn } from '../command.ts'
import { mailboxName, readMailboxName } from '../names.ts'
import { formatStatus, statusItems } from '../status.ts'

export const status = command({
  name: 'STATUS',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    const name = readMailboxName(cursor, session)
    cursor.space()
    return { name, items: statusItems(cursor) }
  },
  async run(session, { name, items }) {
    const place = await session.mailboxes.get(name)
    session.output.line(`* STATUS ${mailboxName(place.name, session)} (${await formatStatus(session, place, items)})`)
  },
})
