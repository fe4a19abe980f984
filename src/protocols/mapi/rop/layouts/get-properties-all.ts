/** The bytes of RopGetPropertiesAll. [MS-OXCROPS] 2.2.8.4 */
import { bool16, struct, u16 } from '#codec/binary/index.ts'
import { values } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ propertySizeLimit: u16, wantUnicode: bool16 })
const response = struct({ values })

export const getPropertiesAll = rop({ id: 0x08, name: 'RopGetPropertiesAll', request, response })
