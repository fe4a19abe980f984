/**
 * RopSeekRow: moves the cursor of a table by rows.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.8
 * Behaviour:  [MS-OXCTABL] 2.2.2.9
 */
import { bool8, i32, struct, u8, type TypeOf } from '#codec/binary/index.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure } from '../failures.ts'
import { bookmarkOf } from './table-words.ts'

const request = struct({ origin: u8, rowCount: i32, wantRowMovedCount: bool8 })
const response = struct({ hasSoughtLess: bool8, rowsSought: i32 })

export const seekRow = rop({ id: 0x18, name: 'RopSeekRow', request, response, handle })

async function handle(call: Call, { origin, rowCount, wantRowMovedCount }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  const bookmark = bookmarkOf(origin)
  if (bookmark === undefined || bookmark === 'custom') throw new RopFailure('invalidParameter', `origin ${origin}`)
  const { moved, less } = await table.seek(await table.place(bookmark), rowCount)
  return { hasSoughtLess: less, rowsSought: wantRowMovedCount ? moved : 0 }
}
