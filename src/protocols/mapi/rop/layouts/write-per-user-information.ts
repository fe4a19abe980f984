/** The bytes of RopWritePerUserInformation. [MS-OXCROPS] 2.2.3.13 */
import { bool8, guid, optional, struct, u32 } from '#codec/binary/index.ts'
import { longTermId } from '#model'
import { data, nothing } from '../fields.ts'
import { rop, type WireContext } from '../rop.ts'

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
export const request = (context: WireContext) => (context.private ? inPrivate : inPublic)
const response = nothing

export const writePerUserInformation = rop({ id: 0x64, name: 'RopWritePerUserInformation', request, response })
