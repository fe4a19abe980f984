/**
 * RopSetLocalReplicaMidsetDeleted: says which ids of a given-out range will never be used.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.12
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.8
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { FolderObject } from '../objects/folder.ts'
import { handler } from './handler.ts'
import { setLocalReplicaMidsetDeleted, type request } from './layouts/set-local-replica-midset-deleted.ts'

export const setLocalReplicaMidsetDeletedHandler = handler(setLocalReplicaMidsetDeleted, handle)

/** Ids that the client will never use: nobody else could, so there is nothing to remember of them. */
function handle(call: Call, { ranges }: TypeOf<typeof request>) {
  const { logon } = call.input(FolderObject)
  for (const { min, max } of ranges) {
    const isOwn = min.replica === logon.mailbox.id && max.replica === logon.mailbox.id
    if (!isOwn || min.counter > max.counter) throw new RopFailure('invalidParameter', 'range of ids')
  }
}
