/**
 * RopModifyPermissions: changes who may do what in a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.10.1
 * Behaviour:  [MS-OXCPERM] 2.2.2
 */
import { array, struct, u16, u8, type TypeOf } from '#codec/binary/index.ts'
import { nothing, values } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { RopFailure } from '../failures.ts'
import { hasRight } from '#model'
import { changedMembers } from '../objects/permissions.ts'

const request = struct({ modifyFlags: u8, rows: array(u16, struct({ flags: u8, values })) })
const response = nothing

export const modifyPermissions = rop({ id: 0x40, name: 'RopModifyPermissions', request, response, handle })

const Flag = { replaceRows: 0x01, includeFreeBusy: 0x02 } as const

async function handle(call: Call, { modifyFlags, rows }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  const { logon } = folder
  if (!hasRight((await folder.load()).rights, 'owner')) throw new RopFailure('accessDenied')
  const members = await changedMembers(folder, rows, {
    replace: (modifyFlags & Flag.replaceRows) !== 0,
    freeBusy: (modifyFlags & Flag.includeFreeBusy) !== 0,
  })
  await logon.store.write(logon.mailbox, (tx) => tx.setPermissions(folder.id, members))
}
