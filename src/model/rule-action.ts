/**
 * What rules do: the actions of standard and extended rules. [MS-OXORULE] 2.2.5, and the values of extended rules
 * (PidTagExtendedRuleMessageCondition and …Actions), which carry their own list of named properties.
 *
 * Standard rules count with u16 and name folders by ServerEid; extended rules count with u32 and name them by entry id.
 */
import {
  array,
  bool8,
  bytes,
  choice,
  constant,
  type Fixed,
  guid,
  type Layout,
  lazy,
  reserved,
  sized,
  struct,
  type TypeOf,
  u8,
  u16,
  u32,
  u64,
} from '#codec/binary/index.ts'
import { type PropertyName, propertyName } from './property-name.ts'
import { type Restriction, restrictionLayout } from './restriction.ts'
import { type TaggedValue, taggedValue } from './tagged-value.ts'

type Common = { flavor: number; flags: number }

export type MoveAction = Common & {
  kind: 'move' | 'copy'
  inThisStore?: boolean
  store: Uint8Array
  folder: Uint8Array
}
/** Standard rules name the template by ids, extended ones by its entry id. */
export type ReplyAction = Common & {
  kind: 'reply' | 'outOfOfficeReply'
  folderId?: bigint
  messageId?: bigint
  message?: Uint8Array
  template: string
}
export type ForwardAction = Common & {
  kind: 'forward' | 'delegate'
  recipients: readonly { properties: readonly TaggedValue[] }[]
}
export type TagAction = Common & { kind: 'tag'; property: TaggedValue }
export type BounceAction = Common & { kind: 'bounce'; code: number }

export type RuleAction =
  | MoveAction
  | ReplyAction
  | ForwardAction
  | TagAction
  | BounceAction
  | (Common & { kind: 'defer'; data: Uint8Array })
  | (Common & { kind: 'delete' | 'markAsRead' })

/** [MS-OXORULE] 2.2.5.1.1 */
export const ReplyFlavor = { doNotSendToOriginator: 1, stockReplyTemplate: 2 } as const
export const ForwardFlavor = { preserveSender: 1, doNotChange: 2, asAttachment: 4, asTextMessage: 8 } as const
/** [MS-OXORULE] 2.2.5.1.2.5 */
export const BounceCode = { tooLarge: 0x0d, cannotDisplay: 0x1f, denied: 0x26 } as const

function declare(form: 'rop' | 'wide'): Layout<RuleAction[]> {
  const count: Fixed<number> = form === 'rop' ? u16 : u32
  const value = taggedValue(form)
  const common = { flavor: u32, flags: u32 }
  const target = { store: bytes(count), folder: bytes(count) }
  const move = form === 'rop' ? { ...common, inThisStore: bool8, ...target } : { ...common, ...target }
  const reply =
    form === 'rop'
      ? { ...common, folderId: u64, messageId: u64, template: guid }
      : { ...common, message: bytes(u32), template: guid }
  // Outlook writes 1 there and nobody looks at it. [MS-OXORULE] 2.2.5.1.2.4.1
  const recipient = struct({ reserved: reserved(1, 1), properties: array(count, value) })
  const forward = { ...common, recipients: array(count, recipient) }
  const block = choice('kind', u8, {
    move: [0x01, move],
    copy: [0x02, move],
    reply: [0x03, reply],
    outOfOfficeReply: [0x04, reply],
    defer: [0x05, { ...common, data: bytes('rest') }],
    bounce: [0x06, { ...common, code: u32 }],
    forward: [0x07, forward],
    delegate: [0x08, forward],
    tag: [0x09, { ...common, property: value }],
    delete: [0x0a, common],
    markAsRead: [0x0b, common],
  })
  return array(count, sized(count, block, { lenient: true })) as unknown as Layout<RuleAction[]>
}

const declared: { rop?: Layout<RuleAction[]>; wide?: Layout<RuleAction[]> } = {}

export function ruleActionsLayout(form: 'rop' | 'wide'): Layout<RuleAction[]> {
  return (declared[form] ??= declare(form))
}

const nameList = sized(u32, array('rest', propertyName))

/** [MS-OXORULE] 2.2.4.1.9.1: which names the ids from 0x8000 on have in what follows. */
const namedPropertyInformation: Layout<{ id: number; name: PropertyName }[]> = {
  kind: 'named property information',
  minSize: 2,
  fixedSize: undefined,
  read(reader) {
    const count = u16.read(reader)
    if (count === 0) return []
    const ids = array(count, u16).read(reader)
    const names = nameList.read(reader)
    if (names.length !== count) throw reader.error(`${count} ids, ${names.length} names`)
    return ids.map((id, index) => ({ id, name: names[index] as PropertyName }))
  },
  write(writer, value) {
    u16.write(writer, value.length)
    if (value.length === 0) return
    for (const { id } of value) u16.write(writer, id)
    nameList.write(
      writer,
      value.map(({ name }) => name),
    )
  },
  print(printer, reader, label) {
    const start = reader.pos
    const value = this.read(reader)
    printer.line(start, reader.pos, label, JSON.stringify(value))
    return value
  },
}

/** PidTagExtendedRuleMessageCondition */
export const extendedRuleCondition = struct({
  names: namedPropertyInformation,
  // Lazy: values contain restrictions and restrictions values, so these modules import each other.
  condition: lazy<Restriction>(() => restrictionLayout('wide'), 2),
})
export type ExtendedRuleCondition = TypeOf<typeof extendedRuleCondition>

/** PidTagExtendedRuleMessageActions */
export const extendedRuleActions = struct({
  names: namedPropertyInformation,
  version: constant(u32, 1),
  actions: lazy(() => ruleActionsLayout('wide'), 4),
})
export type ExtendedRuleActions = TypeOf<typeof extendedRuleActions>
