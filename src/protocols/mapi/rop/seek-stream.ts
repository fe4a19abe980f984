/**
 * RopSeekStream: moves the position of a stream.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.8
 * Behaviour:  [MS-OXCPRPT] 2.2.21
 */
import { i64, struct, u64, u8, type TypeOf } from '#codec/binary/index.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { RopFailure } from '../failures.ts'

const request = struct({ origin: u8, offset: i64 })
const response = struct({ newPosition: u64 })

export const seekStream = rop({ id: 0x2e, name: 'RopSeekStream', request, response, handle })

async function handle(call: Call, { origin, offset }: TypeOf<typeof request>) {
  const stream = call.input(StreamObject)
  const from = [0, stream.position, stream.size][origin]
  if (from === undefined) throw new RopFailure('streamInvalidParameter', `origin ${origin}`)
  return { newPosition: BigInt(await stream.seek(from + Number(offset))) }
}
