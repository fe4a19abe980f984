/** OP_DEFER_ACTION, and what only the client can do: a deferred action message tells it. [MS-OXORULE] 3.2.5.1.2 */
import type { RuleAction } from '#model'
import { ActionFailure, type Rule } from '../rule.ts'
import type { Run } from '../run.ts'

export function defer(run: Run, action: RuleAction, rule: Rule): string {
  if (run.options.mailbox.kind === 'public') throw new ActionFailure('deferredAction', 'not for public folders')
  run.deferred.push({ rule, action })
  return 'leaves it to Outlook'
}
