/** CreateManagedFolder: managed folders in a mailbox. [MS-OXWSFOLD] 3.1.4.3; [MS-OXWSCDATA] 2.2.5.24 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { createManaged } from '../folders/managed.ts'
import { FolderShape } from '../folders/shape.ts'
import { operation, type RequestOf } from '../operation.ts'

export const createManagedFolder = operation({ name: 'CreateManagedFolder', handle })

async function handle(call: Call, { FolderNames, Mailbox }: RequestOf<'CreateManagedFolder'>) {
  const kind = 'CreateManagedFolderResponseMessage'
  const hasDoubles = new Set(FolderNames.map((name) => name.toLowerCase())).size !== FolderNames.length
  return eachItem(call, FolderNames, { kind }, async (name) => {
    if (hasDoubles) throw new EwsFailure('ErrorDuplicateInputFolderNames')
    if (Mailbox && !Mailbox.EmailAddress) throw new EwsFailure('ErrorNonExistentMailbox')
    const mailbox = await call.mailboxOf(Mailbox)
    const folder = await createManaged(call, mailbox, name)
    return { Folders: [await FolderShape.idOnly.read(call, { mailbox, folder })] }
  })
}
