/**
 * RopSeekRowFractional: moves the cursor of a table to a fraction of it.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.10
 * Behaviour:  [MS-OXCTABL] 2.2.2.11
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { seekRowFractional, type request } from './layouts/seek-row-fractional.ts'

export const seekRowFractionalHandler = handler(seekRowFractional, handle)

async function handle(call: Call, { numerator, denominator }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  if (denominator === 0) throw new RopFailure('invalidBookmark', 'a denominator of 0')
  const { length } = await table.position()
  table.moveTo(numerator >= denominator ? length : Math.floor((numerator * length) / denominator))
}
