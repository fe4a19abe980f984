/**
 * RopModifyPermissions: changes who may do what in a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.10.1
 * Behaviour:  [MS-OXCPERM] 2.2.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { changePermissions } from '#groupware/sharing.ts'
import { RopFailure } from '../failures.ts'
import { hasRight } from '#model'
import { changedMembers } from '../objects/permissions.ts'
import { handler } from './handler.ts'
import { modifyPermissions, type request } from './layouts/modify-permissions.ts'

export const modifyPermissionsHandler = handler(modifyPermissions, handle)

const Flag = { replaceRows: 0x01, includeFreeBusy: 0x02 } as const

async function handle(call: Call, { modifyFlags, rows }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  const { logon } = folder
  if (!hasRight((await folder.load()).rights, 'owner')) throw new RopFailure('accessDenied')
  const members = await changedMembers(folder, rows, {
    replace: (modifyFlags & Flag.replaceRows) !== 0,
    freeBusy: (modifyFlags & Flag.includeFreeBusy) !== 0,
  })
  await changePermissions(logon.session.services, logon.mailbox, folder.id, () => members)
}
