/**
 * RopTellVersion: tells the version of another server, in copies from server to server.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.9
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.1.6
 */
import type { Call } from '../call.ts'
import { DownloadObject } from '../objects/download.ts'
import { TransferDestinationObject } from '../objects/transfer-destination.ts'
import { handler } from './handler.ts'
import { tellVersion } from './layouts/tell-version.ts'

export const tellVersionHandler = handler(tellVersion, handle)

/** What the other server is does not matter here: streams are the same for all. */
function handle(call: Call) {
  call.input(DownloadObject, TransferDestinationObject)
}
