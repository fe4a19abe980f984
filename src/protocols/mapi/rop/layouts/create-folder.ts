/** The bytes of RopCreateFolder. [MS-OXCROPS] 2.2.4.2 */
import { bool8, reserved, struct, u8 } from '#codec/binary/index.ts'
import { folderId, present, servers, text } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({
  type: u8,
  useUnicode: bool8,
  openExisting: bool8,
  reserved: reserved(1),
  displayName: text('useUnicode'),
  comment: text('useUnicode'),
})
const response = struct({
  folderId,
  isExistingFolder: bool8,
  hasRules: present('isExistingFolder', bool8),
  isGhosted: present('isExistingFolder', bool8),
  servers: present('isGhosted', servers),
})

export const createFolder = rop({ id: 0x1c, name: 'RopCreateFolder', handles: 'output', request, response })
