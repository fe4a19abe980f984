/**
 * RopSynchronizationImportMessageMove: an upload of a move.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.6
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.4
 */
import { bytes, struct, u32, type TypeOf } from '#codec/binary/index.ts'
import { messageId } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { noId } from '../objects/logon.ts'
import { SyncUploadObject } from '../objects/synchronization.ts'
import { MapiError } from '#model'

const request = struct({
  sourceFolderId: bytes(u32),
  sourceMessageId: bytes(u32),
  predecessorChangeList: bytes(u32),
  destinationMessageId: bytes(u32),
  changeNumber: bytes(u32),
})
const response = struct({ messageId })

export const synchronizationImportMessageMove = rop({
  id: 0x78,
  name: 'RopSynchronizationImportMessageMove',
  request,
  response,
  handle,
})

async function handle(call: Call, move: TypeOf<typeof request>) {
  const { collector } = call.input(SyncUploadObject)
  const outcome = await collector.importMove({
    sourceFolder: move.sourceFolderId,
    sourceMessage: move.sourceMessageId,
    predecessors: move.predecessorChangeList,
    message: move.destinationMessageId,
    changeKey: move.changeNumber,
  })
  if (outcome === 'newerClientChange') call.returnValue = MapiError.newerClientChange
  return { messageId: noId }
}
