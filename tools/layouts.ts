/**
 * The layouts that `npm run decode` knows by name. A protocol adds its own here; what a layout depends on (the columns of
 * a row, the kind of an entry id) a function finds in the bytes.
 */
import { type Layout, print, struct, u16, u32, u8, bytes, array, guid } from '#codec/binary/index.ts'
import {
  entryIdLayout,
  extendedRuleActions,
  extendedRuleCondition,
  globalId,
  globset,
  longTermId,
  objectId,
  PackedBag,
  predecessorChangeList,
  propertyName,
  propertyOfTag,
  propertyProblem,
  propertyTags,
  restriction,
  ruleActionsLayout,
  sortOrder,
  taggedValue,
  typedString,
  wideRestriction,
} from '#model'
import { showValue } from '#codec/binary/index.ts'
import { showRequests } from '#protocols/mapi/index.ts'

/** Shows bytes as text. */
export type Show = (bytes: Uint8Array) => string

const plain: Readonly<Record<string, Layout<any>>> = {
  restriction,
  'restriction.wide': wideRestriction,
  'rule.actions': ruleActionsLayout('rop'),
  'rule.actions.wide': ruleActionsLayout('wide'),
  'rule.extended.condition': extendedRuleCondition,
  'rule.extended.actions': extendedRuleActions,
  'id.object': objectId,
  'id.longterm': longTermId,
  'id.global': globalId,
  'idset.guid': array('rest', struct({ replica: guid, ids: globset })),
  'idset.replid': array('rest', struct({ replica: u16, ids: globset })),
  globset,
  'change.key': struct({ namespace: guid, local: bytes('rest') }),
  'change.list': predecessorChangeList,
  'property.name': propertyName,
  'property.tags': propertyTags,
  'property.problem': propertyProblem,
  'property.value': taggedValue('rop'),
  'property.value.wide': taggedValue('wide'),
  'property.value.stream': taggedValue('stream'),
  'property.values': array(u16, taggedValue('rop')),
  'sort.order': sortOrder,
  'string.typed': typedString,
  'bytes.u8': array('rest', u8),
  'bytes.u16': array('rest', u16),
  'bytes.u32': array('rest', u32),
}

const special: Readonly<Record<string, Show>> = {
  'entry.id': (bytes) => {
    const layout = entryIdLayout(bytes)
    return layout ? print(layout, bytes) : 'not an entry id that is known'
  },
  'bag.packed': showBag,
  // Without RPC_HEADER_EXT. A response cannot be read without its request.
  'rop.request': (bytes) => showRequests(bytes),
}

export const layouts: ReadonlyMap<string, Show> = new Map<string, Show>([
  ...Object.entries(plain).map(([name, layout]) => [name, (bytes: Uint8Array) => print(layout, bytes)] as const),
  ...Object.entries(special),
])

function showBag(bytes: Uint8Array): string {
  return [...new PackedBag(bytes).entries()]
    .map(([tag, value]) => `${propertyOfTag(tag).name} (0x${tag.toString(16).padStart(8, '0')}): ${showValue(value)}`)
    .join('\n')
}
