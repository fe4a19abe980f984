/**
 * What the rules of a mailbox would do with a message that lies in it, and why: the same run as at its delivery, with the rules,
 * folders and absences of now, and nothing done.
 */
import { parseStructure, readHeader } from '#codec/mime/index.ts'
import type { Directory, DirectoryObject } from '#directory'
import type { FolderId, Mailbox, MessageId, Store } from '#store'
import { P } from '#model'
import { isAway } from '../calendar/out-of-office.ts'
import { loadItem } from '../items/load.ts'
import { type ConditionTrace, traceCondition } from './condition-trace.ts'
import { prepareRules } from './prepare.ts'
import type { Rule } from './rule.ts'
import { RuledMessage } from './ruled-message.ts'
import { type Outcome, Run, type RuleTrace } from './run.ts'

export interface ExplainContext {
  store: Store
  directory: Directory
  hostname: string
  now: () => number
}

export interface Explanation {
  subject: string
  from: string
  rules: ExplainedRule[]
  /** Where it would lie; empty when it would not. */
  folders: FolderId[]
  deleted: boolean
  returned: boolean
}

export interface ExplainedRule {
  name: string
  provider: string
  kind: Rule['kind']
  folder: FolderId
  outcome: Outcome
  condition: ConditionTrace | undefined
  actions: RuleTrace['actions']
  problem?: string
}

export async function explainRules(
  context: ExplainContext,
  { mailbox, id, owner, folder }: { mailbox: Mailbox; id: MessageId; owner: DirectoryObject; folder: FolderId },
): Promise<Explanation> {
  const { store, hostname, now } = context
  const { message, ...item } = await loadItem(store, mailbox, id)
  const raw = (await (await message.source())?.bytes()) ?? new Uint8Array()
  const header = readHeader(raw, parseStructure(raw))
  const returnPath = /<([^<>]*)>/.exec(header.raw('return-path') ?? '')?.[1]
  const from = returnPath ?? item.properties.get(P.SentRepresentingSmtpAddress) ?? ''
  const prepared = await prepareRules(context, mailbox, { folder, item })
  const conditions = new Map<Rule, ConditionTrace>()
  const run = new Run({
    ...prepared,
    mailbox,
    store,
    message: new RuledMessage({ item, people: prepared.people, size: message.size, read: message.flags.has('read') }),
    raw,
    header,
    from,
    owner,
    away: await isAway(context, mailbox),
    hostname,
    now: now(),
    onEvaluate(rule, source) {
      if (rule.condition) conditions.set(rule, traceCondition(rule.condition, source, rule.names))
    },
  })
  await run.folder(folder)
  const stays = !run.deleted && !run.bounced && run.moves.length === 0
  return {
    subject: item.properties.get(P.Subject) ?? '',
    from,
    rules: run.trace.map(({ rule, outcome, actions }) => ({
      name: rule.name,
      provider: rule.provider,
      kind: rule.kind,
      folder: rule.folder,
      outcome,
      condition: conditions.get(rule),
      actions,
      ...(rule.problem !== undefined && { problem: rule.problem }),
    })),
    folders: [...(stays ? [folder] : run.moves), ...run.copies.map((copy) => copy.folder)],
    deleted: run.deleted,
    returned: run.bounced,
  }
}
