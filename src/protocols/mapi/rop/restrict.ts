/**
 * RopRestrict: lets a table show the rows that fulfil a condition.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.3
 * Behaviour:  [MS-OXCTABL] 2.2.2.4
 */
import { struct, u8, type TypeOf } from '#codec/binary/index.ts'
import { sizedRestriction } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { TableStatus } from './table-words.ts'
import { RopFailure } from '../failures.ts'

const request = struct({ restrictFlags: u8, restriction: sizedRestriction })
const response = struct({ tableStatus: u8 })

export const restrict = rop({ id: 0x14, name: 'RopRestrict', request, response, handle })

function handle(call: Call, { restrictFlags, restriction }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents', 'hierarchy', 'rules')
  if ((restrictFlags & ~asynchronous) !== 0) throw new RopFailure('invalidParameter', 'flags')
  table.restrict(restriction)
  return { tableStatus: TableStatus.complete }
}

const asynchronous = 0x01
