/** The bytes of RopGetPropertiesSpecific. [MS-OXCROPS] 2.2.8.3 */
import { bool16, struct, u16 } from '#codec/binary/index.ts'
import { propertyRow } from '#model'
import { only, tags } from '../fields.ts'
import { rop, type WireContext } from '../rop.ts'

export const request = struct({ propertySizeLimit: u16, wantUnicode: bool16, propertyTags: tags })
const response = ({ request }: WireContext) => only('row', propertyRow(request?.propertyTags ?? []))

export const getPropertiesSpecific = rop({ id: 0x07, name: 'RopGetPropertiesSpecific', request, response })
