/**
 * OP_DELEGATE: somebody gets it who acts for the owner; it says for whom it came. [MS-OXORULE] 3.2.5.1, [MS-OXODLGT]
 *
 * It goes as the mail that it is. In mailboxes of ours it then has the properties of the one whom it was for: the queue keeps
 * his id beside it, because a header could say anything.
 */
import type { ForwardAction } from '#model'
import type { Run } from '../run.ts'
import { demandStraight, passOn, withoutSender } from './forward.ts'
import { recipientsOf } from './recipients.ts'

export function delegate(run: Run, { recipients }: ForwardAction): string {
  const others = withoutSender(run, recipientsOf(run, recipients))
  if (others.length === 0) return 'does not give it to its sender'
  demandStraight(run)
  passOn(run, others, { keepSender: true, representing: run.options.owner.id })
  return `gives it to the delegates ${others.map(({ address }) => address).join(', ')}`
}
