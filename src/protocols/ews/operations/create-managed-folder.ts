/**
 * CreateManagedFolder: folders that an administrator has prepared. [MS-OXWSFOLD] 3.1.4.3; [MS-OXWSCDATA] 2.2.5.24
 *
 * Exchange has no managed folders any more, so there is never one of the name; what is wrong in the request is said first.
 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { operation, type RequestOf } from '../operation.ts'

export const createManagedFolder = operation({ name: 'CreateManagedFolder', handle })

async function handle(call: Call, { FolderNames, Mailbox }: RequestOf<'CreateManagedFolder'>) {
  const kind = 'CreateManagedFolderResponseMessage'
  const hasDoubles = new Set(FolderNames.map((name) => name.toLowerCase())).size !== FolderNames.length
  return eachItem(call, FolderNames, { kind }, async (name) => {
    if (hasDoubles) throw new EwsFailure('ErrorDuplicateInputFolderNames')
    if (Mailbox && !Mailbox.EmailAddress) throw new EwsFailure('ErrorMissingEmailAddressForManagedFolder')
    await call.mailboxOf(Mailbox)
    throw new EwsFailure('ErrorManagedFolderNotFound', `There is no managed folder ${name.slice(0, 80)}.`)
  })
}
