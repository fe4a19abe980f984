/**
 * RopFastTransferDestinationConfigure: begins an upload into an object.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.1
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.2.1
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { AttachmentObject } from '../objects/attachment.ts'
import { FolderObject } from '../objects/folder.ts'
import { MessageObject } from '../objects/message.ts'
import { TransferDestinationObject } from '../objects/transfer-destination.ts'
import { handler } from './handler.ts'
import { fastTransferDestinationConfigure, type request } from './layouts/fast-transfer-destination-configure.ts'

export const fastTransferDestinationConfigureHandler = handler(fastTransferDestinationConfigure, handle)

const Operation = { copyTo: 1, copyProperties: 2, copyMessages: 3, copyFolder: 4 } as const

const moveFlag = 0x01

function handle(call: Call, { sourceOperation, copyFlags }: TypeOf<typeof request>) {
  const target = call.input(FolderObject, MessageObject, AttachmentObject)
  if (!Object.values<number>(Operation).includes(sourceOperation)) {
    throw new RopFailure('invalidParameter', `operation ${sourceOperation}`)
  }
  if (copyFlags & ~moveFlag) throw new RopFailure('invalidParameter', 'copy flags')
  if (!target.writable) throw new RopFailure('accessDenied', 'opened for reading')
  call.create(new TransferDestinationObject(target))
}
