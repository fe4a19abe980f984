/**
 * RopWritePerUserInformation: a piece of the read states of a public folder, to be kept.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.13
 * Behaviour:  [MS-OXCSTOR] 2.2.1.13
 */
import { bool8, guid, optional, struct, u32 } from '#codec/binary/index.ts'
import { longTermId } from '#model'
import { data, nothing } from './fields.ts'
import { rop, type WireContext } from './rop.ts'

const declare = (toPrivate: boolean) =>
  struct({
    folderId: longTermId,
    hasFinished: bool8,
    dataOffset: u32,
    data,
    replGuid: optional(({ dataOffset }) => dataOffset === 0 && toPrivate, guid),
  })
const inPrivate = declare(true)
const inPublic = declare(false)
const request = (context: WireContext) => (context.private ? inPrivate : inPublic)
const response = nothing

export const writePerUserInformation = rop({ id: 0x64, name: 'RopWritePerUserInformation', request, response })
