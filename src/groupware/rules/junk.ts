/**
 * Junk mail. A filter in front of this server says of a mail that it is spam; the junk e-mail rule of Outlook, an extended rule
 * with the lists of safe and blocked people in its condition, decides about it as about any message ([MS-OXCSPAM]). In a
 * mailbox where no client has written that rule, what is spam goes to Junk Email all the same.
 */
import type { Header } from '#codec/mime/index.ts'
import { type Bag, encodeServerId, type Item, P, SpecialFolder } from '#model'
import type { FolderId } from '#store'
import { type Rule, RuleState } from './rule.ts'

export const junkRuleProvider = 'JunkEmailRule'
export const junkRuleName = 'Junk E-mail Rule'

/** What filters say of spam becomes this level, Exchange's for "is spam"; from 5 on mail goes to Junk Email. */
const spam = 6
export const junkFrom = 5

/**
 * PidTagContentFilterSpamConfidenceLevel from the words of filters: SpamAssassin, rspamd, Exchange. Only what accuses is taken: that
 * it were harmless a mail could say of itself.
 */
export function setSpamLevel(properties: Bag, header: Header): void {
  const level = spamLevelOf(header)
  if (level !== undefined) properties.set(P.ContentFilterSpamConfidenceLevel, level)
}

function spamLevelOf(header: Header): number | undefined {
  const says = (name: string) => /^yes\b/i.test(header.raw(name)?.trim() ?? '')
  if (says('x-spam-flag') || says('x-spam-status') || says('x-spam')) return spam
  const level = /^[1-9]$/.exec(header.raw('x-ms-exchange-organization-scl')?.trim() ?? '')
  return level ? Number(level[0]) : undefined
}

/** A rule of ours, which stands in no mailbox, stands in for the one that no client has written. */
export function withDefaultJunkRule(
  rules: Rule[],
  { folder, item }: { folder: FolderId; item: Pick<Item, 'properties'> },
): Rule[] {
  if (folder !== SpecialFolder.inbox || rules.some(isJunkRule)) return rules
  const level = item.properties.get(P.ContentFilterSpamConfidenceLevel)
  return level !== undefined && level >= junkFrom ? [defaultJunkRule, ...rules] : rules
}

function isJunkRule({ kind, name, provider }: Rule): boolean {
  return kind === 'extended' && (provider === junkRuleProvider || name === junkRuleName)
}

const level = P.ContentFilterSpamConfidenceLevel.tag

const defaultJunkRule: Rule = {
  kind: 'extended',
  id: 0,
  folder: SpecialFolder.inbox,
  name: junkRuleName,
  provider: junkRuleProvider,
  sequence: 0,
  state: RuleState.enabled | RuleState.exitLevel | RuleState.skipIfSafe,
  condition: { kind: 'property', relation: '>=', tag: level, value: { tag: level, value: junkFrom } },
  actions: [
    {
      kind: 'move',
      flavor: 0,
      flags: 0,
      inThisStore: true,
      store: new Uint8Array(),
      folder: encodeServerId({ folder: SpecialFolder.junk }),
    },
  ],
  names: new Map(),
}
