/**
 * RopSynchronizationImportReadStateChanges: an upload of read states.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.3
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.6
 */
import { array, bool8, bytes, sized, struct, u16, type TypeOf } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { SyncUploadObject } from '../objects/synchronization.ts'

const request = struct({ readStates: sized(u16, array('rest', struct({ messageId: bytes(u16), markAsRead: bool8 }))) })
const response = nothing

export const synchronizationImportReadStateChanges = rop({
  id: 0x80,
  name: 'RopSynchronizationImportReadStateChanges',
  request,
  response,
  handle,
})

async function handle(call: Call, { readStates }: TypeOf<typeof request>) {
  const { collector } = call.input(SyncUploadObject)
  await collector.importReadStates(
    readStates.map(({ messageId, markAsRead }) => ({ key: messageId, read: markAsRead })),
  )
}
