/**
 * GETQUOTA, GETQUOTAROOT and SETQUOTA. RFC 9208.
 *
 * A mailbox of the store is one quota root, named after its owner. It is shown when it has a limit: an answer without
 * resources is not in the grammar. Only administrators set limits, and not by IMAP.
 */
import { Failure } from '#model'
import type { Mailbox } from '#store'
import { command, loggedIn } from '../command.ts'
import { mailboxName, readMailboxName } from '../names.ts'
import { astring } from '../response/strings.ts'
import type { Session } from '../session.ts'

export const getQuotaRoot = command({
  name: 'GETQUOTAROOT',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    return readMailboxName(cursor, session)
  },
  async run(session, name) {
    const place = await session.mailboxes.get(name)
    const root = await rootOf(session, place.mailbox)
    const resources = await resourcesOf(place.mailbox)
    const shown = resources === undefined ? '' : ` ${root}`
    session.output.line(`* QUOTAROOT ${mailboxName(place.name, session)}${shown}`)
    if (resources !== undefined) session.output.line(`* QUOTA ${root} (${resources})`)
  },
})

export const getQuota = command({
  name: 'GETQUOTA',
  states: loggedIn,
  parse(cursor) {
    cursor.space()
    return cursor.astring()
  },
  async run(session, name) {
    const { own } = session.mailboxes
    const root = await rootOf(session, own)
    const resources = astring(name, session.utf8) === root ? await resourcesOf(own) : undefined
    if (resources === undefined) throw new Failure('notFound', 'quota root')
    session.output.line(`* QUOTA ${root} (${resources})`)
  },
})

export const setQuota = command({
  name: 'SETQUOTA',
  states: loggedIn,
  parse(cursor) {
    cursor.space()
    cursor.astring()
    cursor.space()
    cursor.skipValue()
  },
  async run() {
    throw new Failure('accessDenied', 'only administrators set limits')
  },
})

async function rootOf(session: Session, mailbox: Mailbox): Promise<string> {
  const owner = await session.mailboxes.ownerOf(mailbox)
  return astring(owner?.address ?? mailbox.id, session.utf8)
}

/** STORAGE in units of 1,024 bytes, RFC 9208 5.1. Receiving ends at its limit; a limit for sending says less. */
async function resourcesOf(mailbox: Mailbox): Promise<string | undefined> {
  const { quota, size } = await mailbox.info()
  const limit = quota.receive ?? quota.send
  return limit === undefined ? undefined : `STORAGE ${Math.ceil(size / 1024)} ${Math.floor(limit / 1024)}`
}
