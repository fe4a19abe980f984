/** OP_TAG: sets a property of it: a category, a flag, its importance. */
import { type TagAction, isNamedTag, P, propertyOfTag, tagId, tagTypeName, unicodeTag } from '#model'
import { ActionFailure, type Rule } from '../rule.ts'
import type { Run } from '../run.ts'

/** What says who wrote it and when it came is not a rule's business, and the class decides what a message is. */
const refused = new Set<number>(
  [P.MessageFlags, P.EntryId, P.MessageDeliveryTime, P.TransportMessageHeaders].map(({ tag }) => tag),
)

export function tag(run: Run, { property: { tag: given, value } }: TagAction, rule: Rule): string {
  const { properties } = run.message
  if (refused.has(unicodeTag(given)))
    throw new ActionFailure('processing', `${propertyOfTag(given).name} cannot be set`)
  if (!isNamedTag(given)) {
    properties.setTag(given, value)
    return `sets ${propertyOfTag(given).name}`
  }
  const name = rule.names.get(tagId(given))
  const type = tagTypeName(given)
  if (!name || !type) throw new ActionFailure('processing', 'it sets a property without a name')
  properties.setName(name, type, value)
  return `sets ${name.string ?? `${name.set} ${name.lid}`}`
}
