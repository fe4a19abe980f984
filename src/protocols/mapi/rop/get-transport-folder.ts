/**
 * RopGetTransportFolder: the folder where messages wait to be sent.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.8
 */
import { struct } from '#codec/binary/index.ts'
import { folderId, nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { SpecialFolder } from '#model'
import { Logon, wireId } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'

const request = nothing
const response = struct({ folderId })

export const getTransportFolder = rop({ id: 0x6d, name: 'RopGetTransportFolder', request, response, handle })

function handle(call: Call) {
  if (!call.input(Logon).private) throw new RopFailure('noSupport', 'not of the public store')
  return { folderId: wireId(SpecialFolder.outbox) }
}
