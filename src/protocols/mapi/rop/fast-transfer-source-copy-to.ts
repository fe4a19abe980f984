/**
 * RopFastTransferSourceCopyTo: begins a download of an object, without some properties.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.7
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.1.1
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { copyOf, copyTarget } from '../objects/copy-source.ts'
import { demandSendOptions } from '#model/fast-transfer/text-form.ts'
import { handler } from './handler.ts'
import { fastTransferSourceCopyTo, type request } from './layouts/fast-transfer-source-copy-to.ts'

export const fastTransferSourceCopyToHandler = handler(fastTransferSourceCopyTo, handle)

const Flag = {
  move: 0x01,
  unused1: 0x02,
  unused2: 0x04,
  unused3: 0x08,
  unused4: 0x200,
  unused5: 0x400,
  bestBody: 0x2000,
} as const

const allFlags = Object.values(Flag).reduce((all, flag) => all | flag, 0)

async function handle(call: Call, { level, copyFlags, sendOptions, propertyTags }: TypeOf<typeof request>) {
  const target = copyTarget(call)
  // MS-OXCFXICS_R3442003: a move is refused.
  if (copyFlags & (~allFlags | Flag.move)) throw new RopFailure('invalidParameter', 'copy flags')
  demandSendOptions(sendOptions)
  call.create(await copyOf(target, { level, sendOptions, tags: propertyTags, which: 'without' }))
}
