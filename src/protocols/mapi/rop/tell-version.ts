/**
 * RopTellVersion: tells the version of another server, in copies from server to server.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.9
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.1.6
 */
import { array, struct, u16 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { DownloadObject } from '../objects/download.ts'
import { TransferDestinationObject } from '../objects/transfer-destination.ts'

const request = struct({ version: array(3, u16) })
const response = nothing

export const tellVersion = rop({ id: 0x86, name: 'RopTellVersion', request, response, handle })

/** What the other server is does not matter here: streams are the same for all. */
function handle(call: Call) {
  call.input(DownloadObject, TransferDestinationObject)
}
