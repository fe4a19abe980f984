/**
 * RopEmptyFolder: deletes all that is in a folder; it can be recovered.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.9
 * Behaviour:  [MS-OXCFOLD] 2.2.1.9
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { emptyFolder as empty } from '../objects/empty-folder.ts'
import { FolderObject } from '../objects/folder.ts'
import { handler } from './handler.ts'
import { emptyFolder, type request } from './layouts/empty-folder.ts'

export const emptyFolderHandler = handler(emptyFolder, handle)

async function handle(call: Call, { wantDeleteAssociated }: TypeOf<typeof request>) {
  return await empty(call.input(FolderObject), { associated: wantDeleteAssociated, hard: false })
}
