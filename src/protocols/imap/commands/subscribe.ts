/** SUBSCRIBE and UNSUBSCRIBE. RFC 9051 6.3.7 and 6.3.8; what is kept: subscriptions.ts. */
import { command, loggedIn } from '../command.ts'
import { readMailboxName } from '../names.ts'
import { subscribeTo, unsubscribeFrom } from '../subscriptions.ts'

export const subscribe = command({
  name: 'SUBSCRIBE',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    return readMailboxName(cursor, session)
  },
  async run({ mailboxes, services }, name) {
    await subscribeTo(services.store, mailboxes.own, await mailboxes.get(name))
  },
})

export const unsubscribe = command({
  name: 'UNSUBSCRIBE',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    return readMailboxName(cursor, session)
  },
  async run({ mailboxes, services }, name) {
    // Taking away what is not there is no mistake of the client's.
    const place = await mailboxes.find(name)
    await unsubscribeFrom(services.store, mailboxes.own, place?.name ?? name, place)
  },
})
