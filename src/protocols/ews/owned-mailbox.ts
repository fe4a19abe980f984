/** The mailbox of an address, for what only its owner may see and set: absence, delegates, settings. */
import type { DirectoryObject } from '#directory'
import type { Mailbox } from '#store'
import type { Call } from './call.ts'
import { EwsFailure } from './errors.ts'

export interface OwnedMailbox {
  mailbox: Mailbox
  owner: DirectoryObject
}

/** Throws ErrorNonExistentMailbox, ErrorAccessDenied. Without an address: one's own. */
export async function ownedMailbox(call: Call, address?: string): Promise<OwnedMailbox> {
  const mailbox = await call.mailboxOf(address === undefined ? undefined : { EmailAddress: address })
  const { viewer } = mailbox
  if (viewer.kind !== 'member' || !viewer.owner) throw new EwsFailure('ErrorAccessDenied')
  const owner = await call.directory.findByMailbox(mailbox.id)
  if (!owner) throw new EwsFailure('ErrorNonExistentMailbox')
  return { mailbox, owner }
}
