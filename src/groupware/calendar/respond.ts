/**
 * An attendee answers: his copy shows the answer, and the organizer is told. [MS-OXOCAL] 3.1.4;
 * RFC 5546 3.2.3 (REPLY), 3.2.7 (COUNTER)
 *
 * Declined meetings leave the calendar; of a series, a declined occurrence goes.
 */
import { BusyStatus } from '#convert/calendar/index.ts'
import { Failure, fileTime, type Item, N } from '#model'
import type { MessageId } from '#store'
import { loadItem, patchOf } from '../items/load.ts'
import type { Actor, CalendarContext } from './context.ts'
import { openCalendar } from './open-calendar.ts'
import { type Answer, responseOf, statusOfAnswer } from './messages.ts'
import { occurrenceItem, withException, withoutOccurrence } from './occurrence.ts'
import { organizerOf } from './people.ts'
import { sendMeetingMessage } from './send.ts'

export interface Respond {
  answer: Answer
  /** Of a series: this occurrence only. */
  original?: number
  comment?: string
  proposed?: { startMillis: number; endMillis: number }
  /** False: the organizer is not told. */
  send?: boolean
  /** A copy of the answer in Sent Items. */
  keep?: boolean
}

/** `id`: the item in the attendee's calendar. */
export async function respond(context: CalendarContext, actor: Actor, id: MessageId, wish: Respond): Promise<void> {
  const { store, now } = context
  const { answer, original, comment, proposed, send = true } = wish
  const mailbox = await openCalendar(context, actor)
  const before = await loadItem(store, mailbox, id)
  const who = { name: actor.owner.displayName, address: actor.owner.address }
  const by = actor.by && { name: actor.by.displayName, address: actor.by.address }
  if (proposed && before.properties.get(N.AppointmentNotAllowPropose)) throw new Failure('invalid', 'counter proposal')
  const about = original === undefined ? before : occurrenceItem(before, original)
  if (!organizerOf(about)) throw new Failure('wrongType', 'no meeting')
  const options = {
    now: now(),
    answer,
    who,
    ...(by && { by }),
    ...(comment && { comment }),
    ...(proposed && { proposed }),
  }
  const response = responseOf(about, options)

  const after =
    answer === 'declined' && original !== undefined
      ? withoutOccurrence(before, original)
      : original === undefined
        ? marked(before, { answer, now: now(), name: (by ?? who).name })
        : withException(before, original, marked(about, { answer, now: now(), name: (by ?? who).name }))
  await store.write(mailbox, async (tx) => {
    if (answer === 'declined' && original === undefined) await tx.deleteMessages([id])
    else {
      const patch = patchOf(before, after)
      if (patch) await tx.updateMessage(id, patch, before.message.contentSeq)
    }
  })
  if (send) await sendMeetingMessage(context, actor, response, { keep: wish.keep ?? false })
}

/** [MS-OXOCAL] 3.1.4: an accepted meeting is as busy as the organizer wants it to be. */
function marked(item: Item, { answer, now, name }: { answer: Answer; now: number; name: string }): Item {
  const properties = item.properties.copy()
  const intended = properties.get(N.IntendedBusyStatus) ?? BusyStatus.busy
  properties.set(N.ResponseStatus, statusOfAnswer(answer))
  const free = intended === BusyStatus.free || answer === 'declined'
  properties.set(N.BusyStatus, free ? BusyStatus.free : answer === 'tentative' ? BusyStatus.tentative : intended)
  properties.set(N.AppointmentReplyTime, fileTime.from(now)).set(N.AppointmentReplyName, name)
  return { ...item, properties }
}
