/**
 * RopSynchronizationImportMessageMove: an upload of a move.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.6
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.4
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { noId } from '../objects/logon.ts'
import { SyncUploadObject } from '../objects/synchronization.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { synchronizationImportMessageMove, type request } from './layouts/synchronization-import-message-move.ts'

export const synchronizationImportMessageMoveHandler = handler(synchronizationImportMessageMove, handle)

async function handle(call: Call, move: TypeOf<typeof request>) {
  const { collector } = call.input(SyncUploadObject)
  const outcome = await collector.importMove({
    sourceFolder: move.sourceFolderId,
    sourceMessage: move.sourceMessageId,
    predecessors: move.predecessorChangeList,
    message: move.destinationMessageId,
    changeKey: move.changeNumber,
  })
  // Done, and yet no form of a success: what the client has is newer.
  if (outcome === 'newerClientChange') throw new RopFailure('newerClientChange')
  return { messageId: noId }
}
