/** OP_BOUNCE: it goes back to its sender with a reason, and does not come in. Rules for absences still follow. */
import { type BounceAction, BounceCode } from '#model'
import { composeReport } from '../../bounce.ts'
import type { Run } from '../run.ts'

/** RFC 3463; the words are for the sender. */
const reasons: Readonly<Record<number, { status: string; text: string }>> = {
  [BounceCode.tooLarge]: { status: '5.2.3', text: 'The mail is too large for the recipient' },
  [BounceCode.cannotDisplay]: { status: '5.6.1', text: 'The recipient cannot show a mail of this kind' },
}
const denied = { status: '5.7.1', text: 'The recipient takes no such mail' }

export function bounce(run: Run, { code }: BounceAction): string {
  const { from, owner, raw, hostname, now } = run.options
  run.bounced = true
  run.stop()
  const { status, text } = reasons[code] ?? denied
  const report = {
    recipient: { address: owner.address },
    action: 'failed',
    status,
    diagnostic: `550 ${status} ${text}`,
  } as const
  const notice = composeReport({ envelope: { from }, bytes: raw }, [report], { hostname, now, arrived: now })
  // A notification goes to nobody when the mail came from nobody.
  if (!notice) return 'keeps it out'
  run.send({ ...notice, submitter: owner.id })
  return `sends it back to ${from}: ${text}`
}
