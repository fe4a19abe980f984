/** What an action of a rule does: each says it in words, or throws ActionFailure. [MS-OXORULE] 2.2.5.1.1, 3.2.5.1 */
import type { RuleAction } from '#model'
import type { Rule } from '../rule.ts'
import type { Run } from '../run.ts'
import { bounce } from './bounce.ts'
import { copy } from './copy.ts'
import { defer } from './defer.ts'
import { delegate } from './delegate.ts'
import { remove } from './delete.ts'
import { forward } from './forward.ts'
import { markAsRead } from './mark-as-read.ts'
import { move } from './move.ts'
import { reply } from './reply.ts'
import { tag } from './tag.ts'

export async function doAction(run: Run, action: RuleAction, rule: Rule): Promise<string> {
  switch (action.kind) {
    case 'move':
      return move(run, action, rule)
    case 'copy':
      return copy(run, action, rule)
    case 'reply':
    case 'outOfOfficeReply':
      return reply(run, action)
    case 'defer':
      return defer(run, action, rule)
    case 'bounce':
      return bounce(run, action)
    case 'forward':
      return forward(run, action)
    case 'delegate':
      return delegate(run, action)
    case 'tag':
      return tag(run, action, rule)
    case 'delete':
      return remove(run)
    case 'markAsRead':
      return markAsRead(run)
  }
}
