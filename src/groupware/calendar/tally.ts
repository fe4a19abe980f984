/**
 * The agent of an organizer's calendar: answers are tallied on the organizer's copy. [MS-OXOCAL] 3.1.5, 2.2.4.10 (the row of an
 * attendee); RFC 5546 3.2.3, 3.2.7
 *
 * Each attendee's newest answer counts. Who was not asked and answers (somebody passed the invitation on) is added as optional.
 */
import { findPerson, type Person, sentRepresenting } from '#convert'
import { RecipientKind } from '#convert/calendar/index.ts'
import { Bag, type Item, N, P } from '#model'
import { findSeries } from '#model/recurrence/index.ts'
import type { Mailbox, Store } from '#store'
import { patchOf } from '../items/load.ts'
import { findMeeting, idsOf } from './find-meeting.ts'
import { type Answer, answerOfClass, statusOfAnswer } from './messages.ts'
import { findNamed, occurrenceItem, withException } from './occurrence.ts'
import { addressOfRow, attendeeRow, type Authors, isReceived, sameAddress, setAttendees } from './people.ts'

/** undefined when it is about no meeting of this calendar, or out of date. */
export async function tallyResponse(
  store: Pick<Store, 'view' | 'getBlob' | 'write'>,
  mailbox: Mailbox,
  response: Item,
  authors: Authors,
): Promise<{ answer: Answer; who: Person } | undefined> {
  const answer = answerOfClass(response.properties.get(P.MessageClass) ?? '')
  const who = findPerson(response.properties, sentRepresenting)
  const ids = idsOf(response.properties)
  if (!answer || !who?.address || !ids) return undefined
  if (authors && !authors.has(who.address.toLowerCase())) return undefined
  const { whole } = await findMeeting(store, mailbox, ids)
  if (!whole || isReceived(whole)) return undefined
  const replaces = response.properties.get(N.ExceptionReplaceTime)
  let after: Item | undefined
  if (replaces === undefined) after = answered(whole, response, { answer, who })
  else {
    const series = findSeries(whole.properties)
    const named = series && findNamed(series, replaces)
    const changed = named && answered(occurrenceItem(whole, named.original), response, { answer, who })
    after = named && changed && withException(whole, named.original, changed)
  }
  const patch = after && patchOf(whole, after)
  if (!patch) return undefined
  await store.write(mailbox, (tx) => tx.updateMessage(whole.message.id, patch, whole.message.contentSeq))
  return { answer, who }
}

/** The meeting with this answer; undefined when a newer one is there, or the answer is to an older meeting. */
function answered(
  meeting: Item,
  { properties: response }: Item,
  { answer, who }: { answer: Answer; who: Person },
): Item | undefined {
  if ((response.get(N.AppointmentSequence) ?? 0) < (meeting.properties.get(N.AppointmentSequence) ?? 0))
    return undefined
  const given = response.get(N.AttendeeCriticalChange) ?? response.get(N.AppointmentReplyTime) ?? 0n
  const rows = meeting.recipients.map((row) => row.copy())
  let row = rows.find((one) => sameAddress(addressOfRow(one), who.address))
  if (!row) rows.push((row = attendeeRow({ ...who, kind: RecipientKind.optional }, rows.length)))
  else if ((row.get(P.RecipientTrackStatusTime) ?? 0n) > given) return undefined
  row.set(P.RecipientTrackStatus, statusOfAnswer(answer)).set(P.RecipientTrackStatusTime, given)
  const properties = meeting.properties.copy()
  setProposal(row, properties, response)
  const item: Item = { ...meeting, properties }
  setAttendees(item, rows)
  return item
}

/** [MS-OXOCAL] 2.2.4.10.3 and after */
function setProposal(row: Bag, properties: Bag, response: Bag): void {
  const proposed = response.get(N.AppointmentCounterProposal) === true
  const had = row.get(P.RecipientProposed) === true
  row.set(P.RecipientProposed, proposed)
  const start = response.get(N.AppointmentProposedStartWhole)
  const end = response.get(N.AppointmentProposedEndWhole)
  if (proposed && start !== undefined && end !== undefined) {
    row.set(P.RecipientProposedStartTime, start).set(P.RecipientProposedEndTime, end)
  }
  const number = Math.max(0, (properties.get(N.AppointmentProposalNumber) ?? 0) + Number(proposed) - Number(had))
  if (proposed || had) {
    properties.set(N.AppointmentProposalNumber, number).set(N.AppointmentCounterProposal, number > 0)
  }
}
