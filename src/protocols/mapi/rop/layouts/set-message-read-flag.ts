/** The bytes of RopSetMessageReadFlag. [MS-OXCROPS] 2.2.6.11 */
import { bool8, bytes, optional, struct, u8 } from '#codec/binary/index.ts'
import { present } from '../fields.ts'
import { rop, type WireContext } from '../rop.ts'

/** Whose read state it is comes with it in a public folder only. */
const inPrivate = struct({ readFlags: u8, clientData: optional(() => false, bytes(24)) })
const inPublic = struct({ readFlags: u8, clientData: optional(() => true, bytes(24)) })
export const request = (context: WireContext) => (context.private ? inPrivate : inPublic)
const response = struct({
  readStatusChanged: bool8,
  logonId: present('readStatusChanged', u8),
  clientData: present('readStatusChanged', bytes(24)),
})

export const setMessageReadFlag = rop({
  id: 0x11,
  name: 'RopSetMessageReadFlag',
  handles: 'response',
  request,
  response,
})
