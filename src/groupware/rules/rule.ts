/** A rule, whichever way a client has written it. [MS-OXORULE] 2.2.1.3.1 (standard), 2.2.4 (extended) */
import type { NamedProperty, Restriction, RuleAction } from '#model'
import type { FolderId, MessageId } from '#store'

/** PidTagRuleState. [MS-OXORULE] 2.2.1.3.1.3 */
export const RuleState = {
  enabled: 0x01,
  error: 0x02,
  onlyWhenAway: 0x04,
  keepHistory: 0x08,
  exitLevel: 0x10,
  skipIfSafe: 0x20,
  parseError: 0x40,
} as const

export interface Rule {
  kind: 'standard' | 'extended'
  /** PidTagRuleId; of an extended rule the message that holds it. */
  id: number | MessageId
  /** Where it stands. */
  folder: FolderId
  name: string
  provider: string
  sequence: number
  state: number
  /** undefined: nobody can read it, `problem` says why. Without a condition a rule is for every message. */
  condition: Restriction | undefined
  actions: readonly RuleAction[]
  /** What the ids from 0x8000 on mean in condition and actions. */
  names: ReadonlyMap<number, NamedProperty>
  problem?: string
}

export function has(rule: Pick<Rule, 'state'>, flag: keyof typeof RuleState): boolean {
  return (rule.state & RuleState[flag]) !== 0
}

/** ActionType. [MS-OXORULE] 2.2.5.1.1 */
export const actionType: Readonly<Record<RuleAction['kind'], number>> = {
  move: 1,
  copy: 2,
  reply: 3,
  outOfOfficeReply: 4,
  defer: 5,
  bounce: 6,
  forward: 7,
  delegate: 8,
  tag: 9,
  delete: 10,
  markAsRead: 11,
}

/** PidTagRuleError. [MS-OXORULE] 2.2.7.2 */
export const RuleError = {
  generic: 0x01,
  parse: 0x04,
  processing: 0x05,
  moveOrCopy: 0x06,
  permission: 0x07,
  deferredAction: 0x08,
  template: 0x0a,
  execution: 0x0b,
  quota: 0x0c,
  tooManyRecipients: 0x0d,
} as const

/** An action that could not be done; the message is delivered all the same. */
export class ActionFailure extends Error {
  override name = 'ActionFailure'
  readonly code: keyof typeof RuleError

  constructor(code: keyof typeof RuleError, message: string) {
    super(message)
    this.code = code
  }
}
