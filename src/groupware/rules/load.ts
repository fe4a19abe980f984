/**
 * The rules of a folder, in the order in which they run. [MS-OXORULE] 2.2.1.3.1, 2.2.4.1, 3.2.5.1
 *
 * Standard rules name properties by the ids of the mailbox, extended ones by ids of their own. What cannot be read is a rule
 * with a problem: it does nothing, and whoever explains says so.
 */
import { decode, LayoutError } from '#codec/binary/index.ts'
import {
  type Bag,
  extendedRuleActions,
  extendedRuleCondition,
  isNamedTag,
  type NamedProperty,
  P,
  type PackedBag,
  type Restriction,
  type RuleAction,
  tagId,
} from '#model'
import type { FolderId, FolderRule, Mailbox } from '#store'
import type { Rule } from './rule.ts'

/** What of a mailbox is read for rules; a transaction reads what it has written. */
export type RulesReader = Pick<Mailbox, 'rules' | 'associated' | 'getMessage' | 'namesOf'>

export const extendedRuleClass = 'IPM.ExtendedRule.Message'
/** [MS-OXORULE] 3.2.5.1 lets a server restrict their number. */
const extendedMax = 100
const sizeMax = 1 << 20

export async function loadRules(mailbox: RulesReader, folder: FolderId): Promise<Rule[]> {
  const standard: Rule[] = []
  for (const rule of await mailbox.rules(folder)) standard.push(await standardRule(mailbox, folder, rule))
  const extended: Rule[] = []
  for (const id of (await mailbox.associated(folder, [extendedRuleClass])).slice(0, extendedMax)) {
    const message = await mailbox.getMessage(id)
    extended.push(extendedRule(await message.properties(), folder, id))
  }
  return [...extended, ...standard].sort((a, b) => a.sequence - b.sequence)
}

async function standardRule(
  mailbox: RulesReader,
  folder: FolderId,
  { id, sequence, state, bag }: FolderRule,
): Promise<Rule> {
  const rule: Rule = {
    kind: 'standard',
    id,
    folder,
    name: bag.get(P.RuleName) ?? '',
    provider: bag.get(P.RuleProvider) ?? '',
    sequence,
    state,
    condition: undefined,
    actions: [],
    names: new Map(),
  }
  return await readable(rule, async () => {
    const condition = valueOf<Restriction>(bag, P.RuleCondition.tag)
    const actions = valueOf<readonly RuleAction[]>(bag, P.RuleActions.tag) ?? []
    const ids = [...new Set([...idsOf(condition), ...actions.flatMap(idsOfAction)])]
    const names = await mailbox.namesOf(ids)
    const known = new Map<number, NamedProperty>()
    for (const [index, one] of ids.entries()) if (names[index]) known.set(one, names[index])
    return { ...rule, condition, actions, names: known }
  })
}

export function extendedRule(properties: Bag, folder: FolderId, id: number): Rule {
  const rule: Rule = {
    kind: 'extended',
    id,
    folder,
    name: properties.get(P.RuleMessageName) ?? '',
    provider: properties.get(P.RuleMessageProvider) ?? '',
    sequence: properties.get(P.RuleMessageSequence) ?? 0,
    state: properties.get(P.RuleMessageState) ?? 0,
    condition: undefined,
    actions: [],
    names: new Map(),
  }
  const conditionBytes = properties.get(P.ExtendedRuleMessageCondition)
  const actionBytes = properties.get(P.ExtendedRuleMessageActions)
  if (!actionBytes) return { ...rule, problem: 'it has no actions' }
  if (actionBytes.length > sizeMax || (conditionBytes?.length ?? 0) > sizeMax)
    return { ...rule, problem: 'it is too large' }
  try {
    const actions = decode(extendedRuleActions, actionBytes)
    const condition = conditionBytes && decode(extendedRuleCondition, conditionBytes)
    const names = new Map<number, NamedProperty>()
    for (const { id: own, name } of [...actions.names, ...(condition?.names ?? [])]) if (name) names.set(own, name)
    return { ...rule, names, actions: actions.actions, condition: condition?.condition }
  } catch (error) {
    return { ...rule, problem: problemOf(error) }
  }
}

async function readable(rule: Rule, read: () => Promise<Rule>): Promise<Rule> {
  try {
    return await read()
  } catch (error) {
    return { ...rule, problem: problemOf(error) }
  }
}

function problemOf(error: unknown): string {
  if (!(error instanceof LayoutError)) throw error
  return `it cannot be read: ${error.message}`
}

function valueOf<T>(bag: PackedBag, tag: number): T | undefined {
  return bag.get(tag) as T | undefined
}

function idsOfAction(action: RuleAction): number[] {
  return action.kind === 'tag' && isNamedTag(action.property.tag) ? [tagId(action.property.tag)] : []
}

/** Ids of named properties, however deep. */
export function idsOf(restriction: Restriction | undefined): number[] {
  return tagsOf(restriction).filter(isNamedTag).map(tagId)
}

function tagsOf(restriction: Restriction | undefined): number[] {
  if (!restriction) return []
  switch (restriction.kind) {
    case 'and':
    case 'or':
      return restriction.of.flatMap(tagsOf)
    case 'not':
    case 'count':
    case 'sub':
    case 'comment':
    case 'annotation':
      return tagsOf(restriction.of)
    case 'compare':
      return [restriction.left, restriction.right]
    default:
      return [restriction.tag]
  }
}
