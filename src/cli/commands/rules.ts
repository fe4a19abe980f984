/** kontor rules: the rules of a mailbox, what they do with a message, and its lists of safe and blocked senders. */
import type { Command } from 'commander'
import { Failure, P, restrictionText, SpecialFolder } from '#model'
import { type ConditionTrace } from '#groupware/rules/condition-trace.ts'
import { type ExplainedRule, explainRules, type Explanation } from '#groupware/rules/explain.ts'
import { type JunkLists, readJunkLists, setJunkLists } from '#groupware/rules/junk-lists.ts'
import { loadRules } from '#groupware/rules/load.ts'
import { has, type Rule, RuleState } from '#groupware/rules/rule.ts'
import type { FolderId, Mailbox, MessageId, Store } from '#store'
import type { CliContext } from '../context.ts'
import { folderByPath, mailboxOf } from '../mailboxes.ts'
import { facts, table } from '../table.ts'

const system = { kind: 'system' } as const

export function register(program: Command, context: CliContext): void {
  const group = program.command('rules').description('Rules for what comes in: list, explain, junk')

  group
    .command('list')
    .argument('<mailbox>', 'its address')
    .option('--folder <path>', 'the rules of another folder than the inbox')
    .description('list the rules of a mailbox in the order in which they run')
    .action(async (given: string, options: { folder?: string }) => {
      const { mailbox, folder } = await open(context, given, options.folder)
      const rules = await loadRules(mailbox, folder)
      context.report({
        json: rules.map(jsonOf),
        text: table(['order', 'rule', 'state', 'if', 'does'], rules.map(rowOf), 'There are no rules.'),
      })
    })

  registerJunk(group, context)

  group
    .command('explain')
    .argument('<mailbox>', 'its address')
    .argument('[message]', 'its Message-ID or its number; without it the newest of the folder')
    .option('--folder <path>', 'as if it came into another folder than the inbox')
    .description('say what the rules of now would do with a message, and why; nothing is done')
    .action(async (given: string, wish: string | undefined, options: { folder?: string }) => {
      const { mailbox, folder, owner } = await open(context, given, options.folder)
      const [store, directory] = [await context.store(), await context.directory()]
      if (owner === undefined) throw new Failure('notFound', `the owner of ${given}`)
      const object = await directory.findObject(owner)
      if (!object) throw new Failure('notFound', `the owner of ${given}`)
      const id = await findMessage(store, mailbox, { wish, folder })
      const hostname = context.config().server.hostname
      const explained = await explainRules(
        { store, directory, hostname, now: () => context.io.now().getTime() },
        { mailbox, id, owner: object, folder },
      )
      const names = await folderNames(mailbox, explained)
      context.report({
        json: { message: id, ...explained, folders: explained.folders.map((one) => names.get(one) ?? String(one)) },
        text: describe(explained, names),
      })
    })
}

interface JunkWish {
  block?: string[]
  trust?: string[]
  trustTo?: string[]
  forget?: string[]
  onlySafe?: boolean
  filter?: boolean
}

function registerJunk(group: Command, context: CliContext): void {
  group
    .command('junk')
    .argument('<mailbox>', 'its address')
    .option('--block <who...>', 'addresses or domains whose mail goes to Junk Email')
    .option('--trust <who...>', 'addresses or domains whose mail never does')
    .option('--trust-to <who...>', 'mailing lists: mail for them never does')
    .option('--forget <who...>', 'in none of the lists any more')
    .option('--only-safe', 'everybody else goes to Junk Email')
    .option('--no-only-safe', 'not so')
    .option('--filter', 'switch it on')
    .option('--no-filter', 'switch it off: nothing goes to Junk Email')
    .description('show the lists of safe and blocked senders, or change them')
    .action(async (given: string, wish: JunkWish) => {
      const { mailbox } = await open(context, given, undefined)
      const known = await readJunkLists(mailbox)
      const isChange = Object.keys(wish).length > 0
      if (known === 'byOutlook') {
        if (isChange) throw new Failure('conflict', 'Outlook keeps the lists of this mailbox; change them there')
        context.report({ json: { keptBy: 'Outlook' }, text: 'Outlook keeps the lists of this mailbox.' })
        return
      }
      if (isChange) await setJunkLists(await context.store(), mailbox, changed(known, wish))
      const lists = (await readJunkLists(mailbox)) as JunkLists
      context.report({
        json: lists,
        text: facts([
          [
            'Junk mail',
            lists.enabled ? (lists.onlySafe ? 'from everybody who is not safe' : 'filtered') : 'not filtered',
          ],
          ['Safe', lists.safeSenders.join('\n') || 'nobody'],
          ['Safe lists', lists.safeRecipients.join('\n')],
          ['Blocked', lists.blockedSenders.join('\n') || 'nobody'],
        ]),
      })
    })
}

/** Who is put into one list leaves the other. */
function changed(known: JunkLists, wish: JunkWish): JunkLists {
  const { block = [], trust = [], trustTo = [], forget = [] } = wish
  const words = (list: readonly string[]) => list.map((one) => (one.includes('@') ? one : `@${one}`).toLowerCase())
  const list = (present: readonly string[], added: readonly string[], gone: readonly string[]) => [
    ...new Set([...present.filter((one) => !words(gone).includes(one)), ...words(added)]),
  ]
  return {
    enabled: wish.filter ?? known.enabled,
    onlySafe: wish.onlySafe ?? known.onlySafe,
    safeSenders: list(known.safeSenders, trust, [...forget, ...block]),
    blockedSenders: list(known.blockedSenders, block, [...forget, ...trust]),
    safeRecipients: list(known.safeRecipients, trustTo, forget),
  }
}

async function open(
  context: CliContext,
  given: string,
  path: string | undefined,
): Promise<{ mailbox: Mailbox; folder: FolderId; owner: string | undefined }> {
  const { id, owner } = await mailboxOf(context, given)
  const mailbox = await (await context.store()).open(id, system)
  return { mailbox, owner, folder: path === undefined ? SpecialFolder.inbox : await folderByPath(mailbox, path) }
}

async function findMessage(
  store: Store,
  mailbox: Mailbox,
  { wish, folder }: { wish: string | undefined; folder: FolderId },
): Promise<MessageId> {
  if (wish === undefined) {
    const view = store.view(mailbox, folder, {})
    const [row] = await view.rows(Math.max(0, (await view.length()) - 1), 1)
    if (row?.kind === 'message') return row.id
    throw new Failure('notFound', 'a message in the folder')
  }
  if (/^\d+$/.test(wish)) return (await mailbox.getMessage(Number(wish))).id
  const { tag } = P.InternetMessageId
  const value = wish.startsWith('<') ? wish : `<${wish}>`
  const where = { kind: 'content', match: 'full', fuzzy: 0, tag, value: { tag, value } } as const
  const [row] = await store.view(mailbox, SpecialFolder.allItems, { where }).rows(0, 1)
  if (row?.kind !== 'message') throw new Failure('notFound', `message ${wish}`)
  return row.id
}

async function folderNames(mailbox: Mailbox, { folders, rules }: Explanation): Promise<Map<FolderId, string>> {
  const names = new Map<FolderId, string>()
  for (const id of new Set([...folders, ...rules.map(({ folder }) => folder)])) {
    names.set(id, (await mailbox.findFolder(id))?.name ?? String(id))
  }
  return names
}

function rowOf(rule: Rule): string[] {
  return [
    String(rule.sequence),
    rule.name || `(${rule.provider})`,
    stateText(rule),
    rule.condition ? restrictionText(rule.condition) : 'any message',
    rule.problem ?? rule.actions.map(({ kind }) => kind).join(', '),
  ]
}

function stateText(rule: Rule): string {
  const words = [has(rule, 'enabled') ? 'on' : 'off']
  if (has(rule, 'onlyWhenAway')) words.push('when away')
  if (has(rule, 'exitLevel')) words.push('stops')
  if (has(rule, 'error')) words.push('has failed')
  return words.join(', ')
}

function jsonOf({ names: _names, condition, actions, state, ...rule }: Rule) {
  return {
    ...rule,
    state: Object.keys(RuleState).filter((flag) => has({ state }, flag as keyof typeof RuleState)),
    condition: condition ? restrictionText(condition) : null,
    actions: actions.map(({ kind }) => kind),
  }
}

function describe(explained: Explanation, names: ReadonlyMap<FolderId, string>): string[] {
  const { subject, from, rules, folders, deleted, returned } = explained
  const ends = [
    ...(deleted ? ['deleted'] : []),
    ...(returned ? ['sent back'] : []),
    ...folders.map((folder) => names.get(folder) ?? String(folder)),
  ]
  return [
    ...facts([
      ['Subject', subject],
      ['From', from],
      ['Ends', ends.join(', ')],
    ]),
    ...rules.flatMap((rule) => ['', ...describeRule(rule, names)]),
    ...(rules.length === 0 ? ['', 'There are no rules.'] : []),
  ]
}

function describeRule(
  { name, provider, folder, outcome, condition, actions, problem }: ExplainedRule,
  names: ReadonlyMap<FolderId, string>,
): string[] {
  return [
    `${name || `(${provider})`} [${names.get(folder) ?? folder}]: ${outcome}${problem === undefined ? '' : `, ${problem}`}`,
    ...(condition ? conditionLines(condition, '  ') : []),
    ...actions.map(({ kind, does, fails }) => `  → ${does ?? `${kind} fails: ${fails}`}`),
  ]
}

function conditionLines({ text, holds, found, of = [] }: ConditionTrace, indent: string): string[] {
  const answer = holds ? 'yes' : 'no '
  return [
    `${indent}${answer}  ${text}${found === undefined ? '' : ` (there is ${found})`}`,
    ...of.flatMap((one) => conditionLines(one, `${indent}  `)),
  ]
}
