/**
 * RopSetSearchCriteria: what a search folder shows.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.4
 * Behaviour:  [MS-OXCFOLD] 2.2.1.4
 */
import { array, struct, u16, u32 } from '#codec/binary/index.ts'
import { folderId, nothing, sizedRestriction } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ restriction: sizedRestriction, folderIds: array(u16, folderId), searchFlags: u32 })
const response = nothing

export const setSearchCriteria = rop({ id: 0x30, name: 'RopSetSearchCriteria', request, response })
