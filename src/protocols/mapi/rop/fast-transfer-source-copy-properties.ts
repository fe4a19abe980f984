/**
 * RopFastTransferSourceCopyProperties: begins a download of some properties of an object.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.8
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.1.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { copyOf, copyTarget } from '../objects/copy-source.ts'
import { demandSendOptions } from '#model/fast-transfer/text-form.ts'
import { handler } from './handler.ts'
import { fastTransferSourceCopyProperties, type request } from './layouts/fast-transfer-source-copy-properties.ts'

export const fastTransferSourceCopyPropertiesHandler = handler(fastTransferSourceCopyProperties, handle)

const Flag = { move: 0x01, unused1: 0x02, unused2: 0x04, unused3: 0x08 } as const

const allFlags = Object.values(Flag).reduce((all, flag) => all | flag, 0)

async function handle(call: Call, { level, copyFlags, sendOptions, propertyTags }: TypeOf<typeof request>) {
  const target = copyTarget(call)
  if (copyFlags & ~allFlags) throw new RopFailure('invalidParameter', 'copy flags')
  // As by Exchange since 2010. [MS-OXCFXICS] 2.2.3.1.1.2.1
  if (copyFlags & Flag.move) throw new RopFailure('notImplemented', 'a move')
  demandSendOptions(sendOptions)
  call.create(await copyOf(target, { level, sendOptions, tags: propertyTags, which: 'only' }))
}
