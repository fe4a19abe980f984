/** The bytes of RopSynchronizationOpenCollector. [MS-OXCROPS] 2.2.13.7 */
import { bool8, struct } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ isContentsCollector: bool8 })
const response = nothing

export const synchronizationOpenCollector = rop({
  id: 0x7e,
  name: 'RopSynchronizationOpenCollector',
  handles: 'output',
  request,
  response,
})
