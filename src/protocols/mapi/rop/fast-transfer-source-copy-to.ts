/**
 * RopFastTransferSourceCopyTo: begins a download of an object, without some properties.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.7
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.1.1
 */
import { struct, u32, u8, type TypeOf } from '#codec/binary/index.ts'
import { nothing, tags } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { copyOf, copyTarget } from '../objects/copy-source.ts'
import { demandSendOptions } from '../fasttransfer/text-form.ts'

const request = struct({ level: u8, copyFlags: u32, sendOptions: u8, propertyTags: tags })
const response = nothing

export const fastTransferSourceCopyTo = rop({
  id: 0x4d,
  name: 'RopFastTransferSourceCopyTo',
  handles: 'output',
  request,
  response,
  handle,
})

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
