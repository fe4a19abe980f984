/**
 * Standard rules of a folder. [MS-OXORULE] 2.2.1, 3.2.5.2
 *
 * A rule is the properties of its row, as the client gave them: the condition and the actions name properties by the ids of
 * this mailbox. The server gives the id; sequence and state stand in columns, because delivery asks for them.
 */
import { type Bag, Failure, idToInt64, P, PackedBag, packBag } from '#model'
import { type Query, sql } from './engine/index.ts'
import type { FolderId, FolderRule, RuleChange } from './types.ts'
import type { Context } from './write/context.ts'

/** PidTagExtendedRuleSizeLimit. [MS-OXORULE] 3.2.5.1, [MS-OXCSTOR] 2.2.2.1.1.1 */
export const extendedRuleSizeLimit = 96 * 1024

/** Throws tooBig for the condition of an extended rule that is larger. */
export function checkExtendedRule(properties: Bag): void {
  const size = properties.get(P.ExtendedRuleMessageCondition)?.length ?? 0
  if (size > extendedRuleSizeLimit) throw new Failure('tooBig', 'condition of an extended rule')
}

/** A folder has no more. */
const maxRules = 1000

type RuleRecord = { id: number; sequence: number; state: number; bag: Uint8Array }

/** In the order in which they run. */
export async function readRules(q: Query, folder: FolderId): Promise<FolderRule[]> {
  const records = await q.all<RuleRecord>(sql`
    select id, sequence, state, bag from rule where mailbox = ${q.key} and folder = ${folder} order by sequence, id`)
  return records.map(({ bag, ...rule }) => ({ ...rule, bag: new PackedBag(bag) }))
}

export async function modifyRules(
  context: Context,
  id: FolderId,
  { replace, changes }: { replace?: boolean; changes: readonly RuleChange[] },
): Promise<number[]> {
  const { q, state } = context
  const folder = await context.folderFor(id, 'own')
  const rules = new Map((replace ? [] : await readRules(q, id)).map((rule) => [rule.id, rule]))
  if (replace) await q.run(sql`delete from rule where mailbox = ${q.key} and folder = ${id}`)
  const added: number[] = []
  for (const change of changes) {
    if (change.kind === 'add') {
      const rule = ruleOf(context, state.nextId(), undefined, change.properties)
      if (rules.size >= maxRules) throw new Failure('tooMany', 'rules')
      added.push(rule.id)
      rules.set(rule.id, rule)
      await put(context, id, rule)
      continue
    }
    const known = rules.get(change.id)
    if (!known) throw new Failure('notFound', 'rule')
    if (change.kind === 'remove') {
      rules.delete(known.id)
      await q.run(sql`delete from rule where mailbox = ${q.key} and folder = ${id} and id = ${known.id}`)
    } else {
      const rule = ruleOf(context, known.id, known.bag, change.properties)
      rules.set(rule.id, rule)
      await put(context, id, rule)
    }
  }
  await state.folderChanged(folder)
  const hasRules = rules.size > 0 ? true : undefined
  folder.bag = new PackedBag(folder.bag).with(new Map([[P.HasRules.tag, hasRules]])).bytes
  return added
}

/** Properties that a modification does not name stay as they were. [MS-OXORULE] 3.2.5.2 */
function ruleOf({ names }: Context, id: number, known: PackedBag | undefined, properties: Bag): FolderRule {
  const given = properties.copy()
  given.delete(P.RuleId)
  const changes = new Map<number, unknown>([...packBag(given, names).entries(), [P.RuleId.tag, idToInt64(id)]])
  const bag = (known ?? PackedBag.empty).with(changes)
  return { id, sequence: bag.get(P.RuleSequence) ?? 0, state: bag.get(P.RuleState) ?? 0, bag }
}

async function put({ q }: Context, folder: FolderId, { id, sequence, state, bag }: FolderRule): Promise<void> {
  await q.run(sql`
    insert into rule (mailbox, folder, id, sequence, state, bag)
    values (${q.key}, ${folder}, ${id}, ${sequence}, ${state}, ${bag.bytes})
    on conflict (mailbox, folder, id)
    do update set sequence = excluded.sequence, state = excluded.state, bag = excluded.bag`)
}
