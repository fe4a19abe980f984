/** The server's agent: what is done with a message that has come in, by what it is. It never makes a delivery fail. */
import { type Bag, Failure, N, P } from '#model'
import { isForAgent as isMeetingMessage, meetingArrived } from './calendar/agent.ts'
import type { CalendarContext } from './calendar/context.ts'
import type { Arrived, Context } from './context.ts'
import { isRecall, recallArrived } from './sending/recall.ts'
import { tallyVote } from './sending/votes.ts'

/** Such a message has work that must not be lost (pending.ts). */
export function isForAgent(properties: Bag): boolean {
  const messageClass = properties.get(P.MessageClass) ?? ''
  return isMeetingMessage(messageClass) || isRecall(messageClass) || isVote(properties)
}

function isVote(properties: Bag): boolean {
  return (properties.get(N.VerbResponse) ?? '') !== ''
}

export async function messageArrived(context: Context, calendar: CalendarContext, arrival: Arrived): Promise<void> {
  if (isMeetingMessage(arrival.messageClass)) return meetingArrived(calendar, arrival)
  try {
    if (isRecall(arrival.messageClass)) await recallArrived(context, arrival)
    else if (arrival.isVote) await withRetries(() => tallyVote(context, arrival))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    context.log.warn('agent', { mailbox: arrival.mailbox, message: arrival.id, error })
  }
}

const ATTEMPTS = 5

/** Two answers come at once: the second finds the message changed, and begins again. */
async function withRetries(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work()
      return
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'conflict' || attempt === ATTEMPTS) throw error
    }
  }
}
