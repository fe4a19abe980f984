/** Readers of the model: values of every type and form, rows, restrictions, rules, names, recipients. */
import assert from 'node:assert/strict'
import { decode, encode, hex, type Layout, LayoutError, print, Writer } from '#codec/binary/index.ts'
import { compileRestriction } from './evaluate.ts'
import { Failure } from './failure.ts'
import { pack, PackedBag } from './packed-bag.ts'
import { P } from './properties.ts'
import { propertyName } from './property-name.ts'
import { propertyRow } from './property-row.ts'
import { recipientRow, typedString } from './recipient-row.ts'
import { type Restriction, restriction, wideRestriction } from './restriction.ts'
import { restrictionText } from './restriction-text.ts'
import { extendedRuleActions, extendedRuleCondition, ruleActionsLayout } from './rule-action.ts'
import { sortOrder } from './sort-order.ts'
import { taggedValue } from './tagged-value.ts'

const columns = [P.Subject.tag, P.MessageSize.tag, P.EntryId.tag, 0x00710000, 0x8001301f]

const readers: Readonly<Record<string, Layout<any>>> = {
  restriction,
  'restriction.wide': wideRestriction,
  'rule.actions': ruleActionsLayout('rop'),
  'rule.actions.wide': ruleActionsLayout('wide'),
  'rule.condition.extended': extendedRuleCondition,
  'rule.actions.extended': extendedRuleActions,
  value: taggedValue('rop'),
  'value.wide': taggedValue('wide'),
  'value.stream': taggedValue('stream'),
  row: propertyRow(columns),
  recipient: recipientRow(columns),
  name: propertyName,
  'string.typed': typedString,
  'sort.order': sortOrder,
}

const seeds: readonly Uint8Array[] = [
  hex`00 0200 03 0200 0100 1f003700 1f003700 61006200 0000 08 1f000010`,
  hex`01 0200 02 04 03 0300080e 0300080e e8030000 05 05 1f003700 1f001d0e`,
  hex`0b 05000000 0a 01 03000060 01000000 01 09 0d00120e 08 0201ff0f`,
  hex`00 02000000 04 04 0201ff0f 0201ff0f 02000000 0102 06 01 0300070e 01000080`,
  hex`0200 1100 01 00000000 00000000 01 0100 00 0200 aabb 0900 0a 00000000 00000000`,
  hex`0100 0180 15000000 00 0820060000000000c000000000000046 01850000 08 03000180`,
  hex`0210 3700 02000000 0100 01 0000`,
  hex`1f10 3700 02000000 6100 0000 6200 0000`,
  hex`fd00 7966 08 01000000`,
  hex`01 0a 0f010480 00 05000000 01 0201 00 0100 01 00 6100 0000`,
  hex`1b02 6100 4000 6200 0000 4100 0000 0200 00 4100 0000 01000000`,
  hex`0600 0100 01 0200 0203 0100 00 4100 0000`,
  hex`01 2903020000000000c000000000000046 06 4100 4200 0000`,
  hex`0200 0100 0100 4000060e 01 1f003700 00`,
  hex`04 6100 ac20 0000`,
]

export default [
  ...Object.entries(readers).map(([name, layout]) => ({
    name: `model.${name}`,
    seeds: () => [...seeds],
    run: (input: Uint8Array) => readAndWrite(layout, input),
  })),
  { name: 'model.packed-bag', seeds: bagSeeds, run: readBag },
]

function readAndWrite(layout: Layout<any>, input: Uint8Array): void {
  print(layout, input)
  let value: unknown
  try {
    value = decode(layout, input)
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    return
  }
  assert.deepEqual(decode(layout, encode(layout, value)), value)
  if (layout === restriction || layout === wideRestriction) meaning(value as Restriction)
}

function meaning(value: Restriction): void {
  restrictionText(value)
  try {
    compileRestriction(value)(pack([[P.Subject.tag, 'ab']]))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}

function bagSeeds(): Uint8Array[] {
  return [
    PackedBag.empty.bytes,
    pack([
      [P.Subject.tag, 'Hello'],
      [P.MessageSize.tag, 5],
      [P.EntryId.tag, hex`0102`],
      [P.MessageDeliveryTime.tag, 5n],
      [P.AdditionalRenEntryIds.tag, [hex`01`, hex`02`]],
    ]).bytes,
  ]
}

function readBag(input: Uint8Array): void {
  try {
    const bag = new PackedBag(input)
    const tags = bag.tags()
    for (const tag of tags) {
      bag.get(tag)
      bag.slice(tag)
      bag.external(tag)
      bag.sizeOf(tag)
      bag.writeTo(new Writer(), tag)
    }
    const entries = [...bag.entries()]
    const sorted = tags.every((tag, index) => index === 0 || tag > (tags[index - 1] as number))
    if (sorted) assert.deepEqual([...bag.with(new Map()).entries()], entries)
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
  }
}
