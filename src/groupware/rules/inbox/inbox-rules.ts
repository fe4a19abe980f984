/**
 * The rules of an inbox by name: read for who shows them, changed for who edits them. They are the rules that Outlook has; what a
 * client has written that has no name here stays as it is. [MS-OXWSRULES]
 */
import type { Directory } from '#directory'
import { Bag, Failure, makeTag, N, P, PropertyType, type Restriction, type RuleAction, SpecialFolder } from '#model'
import type { FolderRule, Mailbox, RuleChange, Store } from '#store'
import { dnOf } from '../actions/recipients.ts'
import { RuleState } from '../rule.ts'
import { readActions, writeActions } from './actions.ts'
import { readPredicates, writePredicates } from './predicates.ts'
import type { InboxRule, Words } from './types.ts'

/** Whose rules people make; others belong to programs. */
export const organizer = 'RuleOrganizer'
/** Outlook's own notes about its rules, which do not fit any more when somebody else has changed them. */
export const organizerClass = 'IPM.RuleOrganizer'

export async function readInboxRules(
  { directory }: { directory: Pick<Directory, 'findByLegacyDn'> },
  mailbox: Mailbox,
): Promise<InboxRule[]> {
  const rules = (await mailbox.rules(SpecialFolder.inbox)).filter(({ bag }) => bag.get(P.RuleProvider) === organizer)
  const words = await wordsOf(directory, mailbox, rules)
  return rules.map((rule, index) => inboxRule(rule, index + 1, words))
}

function inboxRule({ id, state, bag }: FolderRule, priority: number, words: Words): InboxRule {
  const predicates = readPredicates(conditionOf(bag), words)
  const actions = readActions(actionsOf(bag), words)
  const supported = predicates !== undefined && actions !== undefined
  return {
    id,
    name: bag.get(P.RuleName) ?? '',
    priority,
    enabled: (state & RuleState.enabled) !== 0,
    inError: (state & RuleState.error) !== 0,
    supported,
    conditions: (supported && predicates.conditions) || {},
    exceptions: (supported && predicates.exceptions) || {},
    actions: supported ? { ...actions, ...((state & RuleState.exitLevel) !== 0 && { stopProcessingRules: true }) } : {},
  }
}

export type InboxRuleChange =
  | { kind: 'create'; rule: InboxRule }
  /** Everything of it; of one without a name its name, order and switch. */
  | { kind: 'set'; rule: InboxRule & { id: number } }
  | { kind: 'delete'; id: number }

/** All of them or none. Throws notFound for a rule that is not there. */
export async function changeInboxRules(
  { store }: { store: Store },
  mailbox: Mailbox,
  changes: readonly InboxRuleChange[],
): Promise<void> {
  const words = await wordsOf(undefined, mailbox, [])
  await store.write(mailbox, async (tx) => {
    const present = new Map((await tx.rules(SpecialFolder.inbox)).map((rule) => [rule.id, rule]))
    const order = [...present.values()].filter(({ bag }) => bag.get(P.RuleProvider) === organizer).map(({ id }) => id)
    for (const change of changes) {
      if (change.kind !== 'create' && !present.has(change.kind === 'set' ? change.rule.id : change.id)) {
        throw new Failure('notFound', 'rule')
      }
      const [added] = await tx.modifyRules(SpecialFolder.inbox, { changes: [changeOf(change, present, words)] })
      const id = change.kind === 'create' ? added : change.kind === 'set' ? change.rule.id : change.id
      const at = order.indexOf(id as number)
      if (at >= 0) order.splice(at, 1)
      if (change.kind !== 'delete') order.splice(Math.max(0, change.rule.priority - 1), 0, id as number)
    }
    // Sequences as Outlook counts them.
    const renumbered = order.map((id, index) => ({
      kind: 'modify' as const,
      id,
      properties: Bag.of({ RuleSequence: firstSequence + index }),
    }))
    await tx.modifyRules(SpecialFolder.inbox, { changes: renumbered })
  })
}

const firstSequence = 10

function changeOf(change: InboxRuleChange, present: ReadonlyMap<number, FolderRule>, words: Words): RuleChange {
  if (change.kind === 'delete') return { kind: 'remove', id: change.id }
  const { rule } = change
  if (change.kind === 'set' && !rule.supported) {
    const others = (present.get(change.rule.id)?.state ?? 0) & ~RuleState.enabled
    const properties = Bag.of({ RuleName: rule.name, RuleState: others | (rule.enabled ? RuleState.enabled : 0) })
    return { kind: 'modify', id: change.rule.id, properties }
  }
  const { conditions, exceptions, actions } = rule
  const state = (rule.enabled ? RuleState.enabled : 0) | (actions.stopProcessingRules ? RuleState.exitLevel : 0)
  const condition = writePredicates(conditions, exceptions, words)
  const properties = Bag.of({
    RuleName: rule.name,
    RuleState: state,
    RuleProvider: organizer,
    RuleLevel: 0,
    RuleUserFlags: 0,
    // A rule for every message: Outlook asks for a class, which all have.
    RuleCondition: condition ?? { kind: 'exists', tag: P.MessageClass.tag },
    RuleActions: writeActions(actions, words),
  })
  if (change.kind === 'create') return { kind: 'add', properties }
  return { kind: 'modify', id: change.rule.id, properties }
}

async function wordsOf(
  directory: Pick<Directory, 'findByLegacyDn'> | undefined,
  mailbox: Mailbox,
  rules: readonly FolderRule[],
): Promise<Words> {
  const [keywords = 0, flagRequest = 0] = await mailbox.namedIds([N.Keywords, N.FlagRequest], true)
  const addressOf = new Map<string, string>()
  for (const dn of new Set(rules.flatMap(({ bag }) => [...dnsIn(conditionOf(bag)), ...dnsInActions(actionsOf(bag))]))) {
    const found = await directory?.findByLegacyDn(dn)
    if (found) addressOf.set(dn, found.address)
  }
  return {
    keywords: makeTag(keywords, PropertyType['string[]']),
    flagRequest: makeTag(flagRequest, PropertyType.string),
    addressOf,
  }
}

/** Every message has a class: a condition that says nothing. */
function conditionOf(bag: FolderRule['bag']): Restriction | undefined {
  const condition = bag.get(P.RuleCondition) as Restriction | undefined
  return condition?.kind === 'exists' && condition.tag === P.MessageClass.tag ? undefined : condition
}

function actionsOf(bag: FolderRule['bag']): readonly RuleAction[] {
  return (bag.get(P.RuleActions) as readonly RuleAction[] | undefined) ?? []
}

/** X.500 names in search keys. */
function dnsIn(restriction: Restriction | undefined): string[] {
  switch (restriction?.kind) {
    case 'and':
    case 'or':
      return restriction.of.flatMap(dnsIn)
    case 'not':
    case 'sub':
    case 'comment':
      return dnsIn(restriction.of)
    case 'property': {
      const { value } = restriction.value
      const text = value instanceof Uint8Array ? Buffer.from(value).toString() : ''
      return text.startsWith('EX:') ? [text.slice(3).replace(/\0$/, '').toLowerCase()] : []
    }
    default:
      return []
  }
}

function dnsInActions(actions: readonly RuleAction[]): string[] {
  return actions.flatMap((action) =>
    action.kind === 'forward' ? action.recipients.flatMap((block) => dnOf(block)?.toLowerCase() ?? []) : [],
  )
}
