/**
 * RopSetLocalReplicaMidsetDeleted: says which ids of a given-out range will never be used.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.12
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.8
 */
import { array, sized, struct, u16, u32, type TypeOf } from '#codec/binary/index.ts'
import { longTermId } from '#model'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { FolderObject } from '../objects/folder.ts'

const request = struct({ ranges: sized(u16, array(u32, struct({ min: longTermId, max: longTermId }))) })
const response = nothing

export const setLocalReplicaMidsetDeleted = rop({
  id: 0x93,
  name: 'RopSetLocalReplicaMidsetDeleted',
  request,
  response,
  handle,
})

/** Ids that the client will never use: nobody else could, so there is nothing to remember of them. */
function handle(call: Call, { ranges }: TypeOf<typeof request>) {
  const { logon } = call.input(FolderObject)
  for (const { min, max } of ranges) {
    const isOwn = min.replica === logon.mailbox.id && max.replica === logon.mailbox.id
    if (!isOwn || min.counter > max.counter) throw new RopFailure('invalidParameter', 'range of ids')
  }
}
