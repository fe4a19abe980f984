/** The bytes of RopGetSearchCriteria. [MS-OXCROPS] 2.2.4.5 */
import { array, bool8, struct, u16, u32, u8 } from '#codec/binary/index.ts'
import { folderId, sizedRestriction } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ useUnicode: bool8, includeRestriction: bool8, includeFolders: bool8 })
const response = struct({
  restriction: sizedRestriction,
  logonId: u8,
  folderIds: array(u16, folderId),
  searchFlags: u32,
})

export const getSearchCriteria = rop({ id: 0x31, name: 'RopGetSearchCriteria', request, response })
