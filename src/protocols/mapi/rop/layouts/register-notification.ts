/** The bytes of RopRegisterNotification. [MS-OXCROPS] 2.2.14.1 */
import { bool8, optional, struct, u16, u8 } from '#codec/binary/index.ts'
import { folderId, messageId, nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({
  notificationTypes: u16,
  reserved: optional(({ notificationTypes }) => (notificationTypes & 0x400) !== 0, u8),
  wantWholeStore: bool8,
  folderId: optional(({ wantWholeStore }) => !wantWholeStore, folderId),
  messageId: optional(({ wantWholeStore }) => !wantWholeStore, messageId),
})
const response = nothing

export const registerNotification = rop({
  id: 0x29,
  name: 'RopRegisterNotification',
  handles: 'output',
  request,
  response,
})
