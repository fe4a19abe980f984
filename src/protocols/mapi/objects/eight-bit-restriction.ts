/** A restriction as a client without Unicode gets it: its texts are 8-bit strings. [MS-OXCFOLD] 2.2.1.5.1 */
import type { Restriction, TaggedValue } from '#model'
import { eightBitTag, sent } from './wire-value.ts'

export function eightBitRestriction(restriction: Restriction, codePage: number): Restriction {
  const inner = (one: Restriction) => eightBitRestriction(one, codePage)
  const narrow = ({ tag, value }: TaggedValue): TaggedValue => {
    const asked = eightBitTag(tag)
    return { tag: asked, value: sent(asked, value, codePage) }
  }
  switch (restriction.kind) {
    case 'and':
    case 'or':
      return { ...restriction, of: restriction.of.map(inner) }
    case 'not':
    case 'sub':
    case 'count':
      return { ...restriction, of: inner(restriction.of) }
    case 'content':
    case 'property':
      return { ...restriction, tag: eightBitTag(restriction.tag), value: narrow(restriction.value) }
    case 'comment':
    case 'annotation':
      return {
        ...restriction,
        values: restriction.values.map(narrow),
        of: restriction.of === undefined ? undefined : inner(restriction.of),
      }
    case 'compare':
      return { ...restriction, left: eightBitTag(restriction.left), right: eightBitTag(restriction.right) }
    case 'bits':
    case 'size':
    case 'exists':
      return { ...restriction, tag: eightBitTag(restriction.tag) }
  }
}
