/** SUBSCRIBE and UNSUBSCRIBE. RFC 9051 6.3.7 and 6.3.8; what is kept: subscriptions.ts. */
import { command, loggedIn } from '../command.ts'
import { readMailboxName } from '../names.ts'
import { changeSubscription } from '../subscriptions.ts'

function subscription(name: 'SUBSCRIBE' | 'UNSUBSCRIBE') {
  return command({
    name,
    states: loggedIn,
    parse(cursor, session) {
      cursor.space()
      return readMailboxName(cursor, session)
    },
    async run(session, mailbox) {
      const place = await session.mailboxes.find(mailbox)
      // RFC 9051 6.3.8: taking away what is not there is no mistake of the client's.
      if (place === undefined && name === 'UNSUBSCRIBE') return
      const { folder, mailbox: of } = place ?? (await session.mailboxes.get(mailbox))
      await changeSubscription(session.services.store, session.mailboxes.own, {
        mailbox: of,
        folder: folder.id,
        subscribed: name === 'SUBSCRIBE',
      })
    },
  })
}

export const subscribe = subscription('SUBSCRIBE')
export const unsubscribe = subscription('UNSUBSCRIBE')
