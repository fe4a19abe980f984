/** The bytes of RopGetReceiveFolderTable. [MS-OXCROPS] 2.2.3.4 */
import { array, struct, u32 } from '#codec/binary/index.ts'
import { P, propertyRow } from '#model'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const receiveFolderColumns = [P.FolderId.tag, 0x001a001e, P.LastModificationTime.tag] as const
const request = nothing
const response = struct({ rows: array(u32, propertyRow(receiveFolderColumns)) })

export const getReceiveFolderTable = rop({ id: 0x68, name: 'RopGetReceiveFolderTable', request, response })
