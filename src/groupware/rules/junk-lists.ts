/**
 * Lists of safe and blocked people of a mailbox, and the junk e-mail rule that makes them hold: an extended rule as Outlook has one
 * ([MS-OXCSPAM]), run by rules like any other. What the lists are stands beside it (PidTagRuleMessageProviderData); a rule that Outlook has
 * written instead holds lists of its own, which are not read here.
 *
 *   blocked, or marked as spam, or (onlySafe) anybody ──▶ Junk Email, unless the sender or somebody it was for is safe
 */
import { encode } from '#codec/binary/index.ts'
import {
  addressSearchKey,
  Bag,
  extendedRuleActions,
  extendedRuleCondition,
  Failure,
  makeFolderEntryId,
  P,
  type Restriction,
  SpecialFolder,
} from '#model'
import type { Mailbox, MessageId, Store } from '#store'
import { junkRuleName, junkRuleProvider, junkFrom } from './junk.ts'
import { extendedRuleClass } from './load.ts'
import { RuleState } from './rule.ts'

/** Addresses, or `@domain`. */
export interface JunkLists {
  enabled: boolean
  safeSenders: string[]
  blockedSenders: string[]
  /** Mailing lists: mail for them is no junk. */
  safeRecipients: string[]
  /** Everybody else is junk. */
  onlySafe: boolean
}

export const noJunkLists: JunkLists = {
  enabled: true,
  safeSenders: [],
  blockedSenders: [],
  safeRecipients: [],
  onlySafe: false,
}

const mark = 'kontor:'

/** `byOutlook`: a client has written the rule. */
export async function readJunkLists(mailbox: Mailbox): Promise<JunkLists | 'byOutlook'> {
  const found = await findJunkRule(mailbox)
  if (!found) return noJunkLists
  const data = Buffer.from(found.properties.get(P.RuleMessageProviderData) ?? []).toString()
  if (!data.startsWith(mark)) return 'byOutlook'
  const enabled = ((found.properties.get(P.RuleMessageState) ?? 0) & RuleState.enabled) !== 0
  return { ...(JSON.parse(data.slice(mark.length)) as JunkLists), enabled }
}

/** Takes the place of what was there. Throws invalid for what is neither address nor domain, tooBig for more than a rule holds. */
export async function setJunkLists(store: Store, mailbox: Mailbox, lists: JunkLists): Promise<void> {
  const clean = { ...lists }
  for (const name of ['safeSenders', 'blockedSenders', 'safeRecipients'] as const)
    clean[name] = lists[name].map(entryOf)
  const folder = makeFolderEntryId({ mailbox: mailbox.id, replica: mailbox.id, folder: SpecialFolder.junk })
  const actions = [{ kind: 'move', flavor: 0, flags: 0, store: new Uint8Array(), folder }] as const
  const set = Bag.of({
    MessageClass: extendedRuleClass,
    RuleMessageName: junkRuleName,
    RuleMessageProvider: junkRuleProvider,
    RuleMessageSequence: 0,
    RuleMessageLevel: 0,
    RuleMessageState: RuleState.exitLevel | RuleState.skipIfSafe | (lists.enabled ? RuleState.enabled : 0),
    RuleMessageProviderData: Buffer.from(mark + JSON.stringify(clean)),
    ExtendedRuleMessageActions: encode(extendedRuleActions, { names: [], actions: [...actions] }),
    ExtendedRuleMessageCondition: encode(extendedRuleCondition, { names: [], condition: conditionOf(clean) }),
  })
  const found = await findJunkRule(mailbox)
  await store.write(mailbox, async (tx) => {
    if (found) await tx.updateMessage(found.id, { set })
    else {
      const message = { properties: set, recipients: [], attachments: [], associated: true }
      await tx.createMessage(SpecialFolder.inbox, message)
    }
  })
}

async function findJunkRule(mailbox: Mailbox): Promise<{ id: MessageId; properties: Bag } | undefined> {
  for (const id of await mailbox.associated(SpecialFolder.inbox, [extendedRuleClass])) {
    const properties = await (await mailbox.getMessage(id)).properties()
    if (properties.get(P.RuleMessageProvider) === junkRuleProvider) return { id, properties }
  }
  return undefined
}

function entryOf(given: string): string {
  const entry = given.trim().toLowerCase()
  const whole = entry.includes('@') ? entry : `@${entry}`
  if (!/^[^\s@]{0,64}@[^\s@]{1,255}$/.test(whole)) throw new Failure('invalid', `${given} is no address and no domain`)
  return whole
}

function conditionOf({ safeSenders, blockedSenders, safeRecipients, onlySafe }: JunkLists): Restriction {
  const level = P.ContentFilterSpamConfidenceLevel.tag
  const sender = P.SentRepresentingSearchKey.tag
  const safe = either([
    ...safeSenders.map((entry) => isEntry(sender, entry)),
    ...safeRecipients.map((entry): Restriction => {
      return { kind: 'sub', table: P.MessageRecipients.tag, of: isEntry(P.SearchKey.tag, entry) }
    }),
  ])
  const suspect = either([
    { kind: 'property', relation: '>=', tag: level, value: { tag: level, value: junkFrom } },
    ...blockedSenders.map((entry) => isEntry(sender, entry)),
    ...(onlySafe ? [{ kind: 'exists', tag: P.MessageClass.tag } as const] : []),
  ])
  return { kind: 'and', of: [suspect, { kind: 'not', of: safe }] }
}

/** An empty "or" is never so. */
function either(of: readonly Restriction[]): Restriction {
  return { kind: 'or', of }
}

/** Search keys end with a zero, so that what ends with a domain is of that domain and of none that begins like it. */
function isEntry(tag: number, entry: string): Restriction {
  if (!entry.startsWith('@')) {
    return { kind: 'property', relation: '==', tag, value: { tag, value: addressSearchKey('SMTP', entry) } }
  }
  const value = Buffer.from(`${entry.toUpperCase()}\0`)
  return { kind: 'content', match: 'substring', fuzzy: 0, tag, value: { tag, value } }
}
