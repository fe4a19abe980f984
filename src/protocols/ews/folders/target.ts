/** The folder that folders are moved or copied into. */
import type { Folder, Mailbox } from '#store'
import type { Call, FolderReference } from '../call.ts'
import { EwsFailure, isMissingFolder } from '../errors.ts'

/** Throws an EwsFailure where it is not there, or lies in another mailbox. */
export async function targetFolder(call: Call, reference: FolderReference, mailbox: Mailbox): Promise<Folder> {
  const place = await call.folder(reference).catch((error: unknown) => {
    const isMissing = isMissingFolder(error)
    throw isMissing ? new EwsFailure('ErrorToFolderNotFound') : error
  })
  if (place.mailbox.id !== mailbox.id) throw new EwsFailure('ErrorCrossMailboxMoveCopy')
  return place.folder
}
