/**
 * RopRestrict: lets a table show the rows that fulfil a condition.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.3
 * Behaviour:  [MS-OXCTABL] 2.2.2.4
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { TableStatus } from './table-words.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { restrict, type request } from './layouts/restrict.ts'

export const restrictHandler = handler(restrict, handle)

function handle(call: Call, { restrictFlags, restriction }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents', 'hierarchy', 'rules')
  const known = (restrictFlags & ~asynchronous) === 0
  table.restrict(known ? restriction : undefined)
  if (!known) throw new RopFailure('invalidParameter', 'flags')
  return { tableStatus: TableStatus.complete }
}

const asynchronous = 0x01
