/** PolicyTag and ArchiveTag: a GUID and whether it was set for the item itself. [MS-OXCMSG] 2.2.1.58.1, 2.2.1.58.2 */
import { guidBytes, guidText } from '#codec/binary/index.ts'
import { P, type TaggedProperty } from '#model'
import { field, type Field, invalid } from './field.ts'
import { booleanOf, plainOf, textOf } from './values.ts'

/** PidTagRetentionFlags */
const EXPLICIT = { policy: 0x1, archive: 0x10 } as const

export function retentionTag(uri: string, property: TaggedProperty<'binary'>, which: keyof typeof EXPLICIT): Field {
  return field(
    uri,
    ({ properties }) => {
      const tag = properties.get(property)
      if (tag?.length !== 16) return undefined
      return { IsExplicit: ((properties.get(P.RetentionFlags) ?? 0) & EXPLICIT[which]) !== 0, value: guidText(tag) }
    },
    {
      needs: [property, P.RetentionFlags],
      write({ item: { properties } }, value) {
        const guid = textOf(value).trim()
        if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(guid)) invalid('a GUID is expected')
        properties.set(property, guidBytes(guid))
        const flags = (properties.get(P.RetentionFlags) ?? 0) & ~EXPLICIT[which]
        const isExplicit = booleanOf(plainOf(value).IsExplicit ?? true)
        properties.set(P.RetentionFlags, flags | (isExplicit ? EXPLICIT[which] : 0))
      },
      remove({ item: { properties } }) {
        properties.delete(property)
        const flags = (properties.get(P.RetentionFlags) ?? 0) & ~EXPLICIT[which]
        if (flags === 0) properties.delete(P.RetentionFlags)
        else properties.set(P.RetentionFlags, flags)
      },
    },
  )
}
