/** The bytes of RopOptionsData. [MS-OXCROPS] 2.2.7.9 */
import { asciiz, bool8, optional, struct, u8 } from '#codec/binary/index.ts'
import { data } from '../fields.ts'
import { rop } from '../rop.ts'

const request = struct({ addressType: asciiz, wantWin32: bool8 })
const response = struct({
  reserved: u8,
  optionsInfo: data,
  helpFile: data,
  helpFileName: optional(({ helpFile }) => helpFile.length > 0, asciiz),
})

export const optionsData = rop({ id: 0x6f, name: 'RopOptionsData', request, response })
