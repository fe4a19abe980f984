/**
 * Which mailboxes somebody may search as a whole: his own, and those that he has full access to. They are referred to by their X.500 name, as
 * Exchange does. [MS-OXWSEDISC] 2.2
 */
import type { DirectoryObject } from '#directory'
import type { Mailbox } from '#store'
import type { Call } from '../call.ts'
import { EwsFailure } from '../errors.ts'

export interface SearchableMailbox {
  mailbox: Mailbox
  owner: DirectoryObject
}

export async function searchableMailboxes(call: Call): Promise<SearchableMailbox[]> {
  const others = await call.directory.otherMailboxes(call.user.id)
  const ids = [call.user.mailbox, ...others.filter(({ kind }) => kind === 'other').map(({ mailbox }) => mailbox)]
  const found: SearchableMailbox[] = []
  for (const id of new Set(ids)) {
    if (id === undefined) continue
    const mailbox = await call.mailbox(id)
    const { viewer } = mailbox
    const owner = await call.directory.findByMailbox(id)
    if (owner && viewer.kind === 'member' && viewer.owner) found.push({ mailbox, owner })
  }
  return found
}

/** By X.500 name or address. Throws ErrorAccessDenied. */
export async function searchableMailbox(call: Call, reference: string): Promise<SearchableMailbox> {
  const wanted = reference.toLowerCase()
  const found = (await searchableMailboxes(call)).find(
    ({ owner }) => owner.legacyDn.toLowerCase() === wanted || owner.address === wanted || owner.id === wanted,
  )
  if (!found) throw new EwsFailure('ErrorAccessDenied', 'The mailbox is none that you may search.')
  return found
}
