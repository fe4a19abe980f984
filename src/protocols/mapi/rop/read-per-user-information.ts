/**
 * RopReadPerUserInformation: a piece of the read states of a public folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.12
 * Behaviour:  [MS-OXCSTOR] 2.2.1.12
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { readPerUserInformation, type request } from './layouts/read-per-user-information.ts'

export const readPerUserInformationHandler = handler(readPerUserInformation, handle)

/** What 0 asks for. [MS-OXCSTOR] 3.2.5.12.1 */
const usualSize = 4096

async function handle(call: Call, asked: TypeOf<typeof request>) {
  const { mailbox } = call.input(Logon)
  const { replica, counter } = asked.folderId
  const found = await mailbox.perUser({ replica, folder: counter })
  const all = found?.data ?? new Uint8Array()
  if (asked.dataOffset > all.length) throw new RopFailure('error', 'an offset behind the data')
  const most = Math.min(asked.maxDataSize === 0 ? usualSize : asked.maxDataSize, usualSize, call.room - 3)
  const data = all.subarray(asked.dataOffset, asked.dataOffset + most)
  return { hasFinished: asked.dataOffset + data.length === all.length, data }
}
