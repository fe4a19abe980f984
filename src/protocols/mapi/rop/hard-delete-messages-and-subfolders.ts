/**
 * RopHardDeleteMessagesAndSubfolders: deletes all that is in a folder for good.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.10
 * Behaviour:  [MS-OXCFOLD] 2.2.1.10
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { emptyFolder as empty } from '../objects/empty-folder.ts'
import { FolderObject } from '../objects/folder.ts'
import { handler } from './handler.ts'
import { hardDeleteMessagesAndSubfolders, type request } from './layouts/hard-delete-messages-and-subfolders.ts'

export const hardDeleteMessagesAndSubfoldersHandler = handler(hardDeleteMessagesAndSubfolders, handle)

async function handle(call: Call, { wantDeleteAssociated }: TypeOf<typeof request>) {
  return await empty(call.input(FolderObject), { associated: wantDeleteAssociated, hard: true })
}
