/** Answers to invitations, cancellations of meetings, and their removal. [MS-OXWSMTGS] 3.1.4.2 */
import { StateFlag } from '#convert/calendar/index.ts'
import { cancelMeeting, respond } from '#groupware/calendar/index.ts'
import { findMeeting, idsOf } from '#groupware/calendar/find-meeting.ts'
import { findNamed } from '#groupware/calendar/occurrence.ts'
import { attendeesOf, isReceived } from '#groupware/calendar/people.ts'
import { placeRequest } from '#groupware/calendar/place.ts'
import { type LoadedItem, loadItem } from '#groupware/items/load.ts'
import { N, SpecialFolder } from '#model'
import { findSeries } from '#model/recurrence/index.ts'
import type { Transaction } from '#store'
import type { Call } from '../call.ts'
import { EwsFailure, type ResponseCode } from '../errors.ts'
import { kindOfClass } from '../fields/kinds.ts'
import { instantOf } from '../fields/values.ts'
import { itemIdOf } from '../ids/item-id.ts'
import { ownerOf } from './contexts.ts'
import { plainText } from './quote.ts'
import type { ReferredItem } from './reference.ts'
import type { Response } from './responses.ts'

interface Words {
  answer: 'accepted' | 'tentative' | 'declined'
  wrongItem: ResponseCode
  isOrganizer: ResponseCode
  isCanceled: ResponseCode
}

const answers: Readonly<Record<string, Words>> = {
  AcceptItem: {
    answer: 'accepted',
    wrongItem: 'ErrorInvalidItemForOperationAcceptItem',
    isOrganizer: 'ErrorCalendarIsOrganizerForAccept',
    isCanceled: 'ErrorCalendarIsCancelledForAccept',
  },
  TentativelyAcceptItem: {
    answer: 'tentative',
    wrongItem: 'ErrorInvalidItemForOperationTentative',
    isOrganizer: 'ErrorCalendarIsOrganizerForTentative',
    isCanceled: 'ErrorCalendarIsCancelledForTentative',
  },
  DeclineItem: {
    answer: 'declined',
    wrongItem: 'ErrorInvalidItemForOperationDeclineItem',
    isOrganizer: 'ErrorCalendarIsOrganizerForDecline',
    isCanceled: 'ErrorCalendarIsCancelledForDecline',
  },
}

export async function answerMeeting(response: Response): Promise<readonly object[]> {
  const { call, element, to, options } = response
  const words = answers[element.kind] as Words
  if (options.disposition === undefined) throw new EwsFailure('ErrorMessageDispositionRequired')
  const reference = await loadItem(call.store, to.mailbox, to.id.item)
  const kind = kindOfClass(reference.message.class)
  if (kind !== 'MeetingRequest' && kind !== 'CalendarItem') throw new EwsFailure(words.wrongItem)
  const owner = await ownerOf(call, to.mailbox)
  const meeting = await calendarItemOf(call, to)
  if (!meeting || !owner) throw new EwsFailure(words.wrongItem)
  const flags = meeting.properties.get(N.AppointmentStateFlags) ?? 0
  if ((flags & StateFlag.meeting) === 0) throw new EwsFailure(words.wrongItem)
  if (!isReceived(meeting)) throw new EwsFailure(words.isOrganizer)
  if ((flags & StateFlag.canceled) !== 0) throw new EwsFailure(words.isCanceled)
  const original = to.id.occurrence ?? originalIn(meeting, reference)
  const { ProposedStart, ProposedEnd } = element
  const proposed =
    ProposedStart !== undefined && ProposedEnd !== undefined
      ? { startMillis: instantOf(ProposedStart, call.times.zone), endMillis: instantOf(ProposedEnd, call.times.zone) }
      : undefined
  await respond(
    call.services.groupware.calendar,
    owner.id === call.user.id ? { owner } : { owner, by: call.user },
    meeting.message.id,
    {
      answer: words.answer,
      ...(original !== undefined && { original }),
      ...(element.Body !== undefined && { comment: plainText(element.Body) }),
      ...(proposed && { proposed }),
      send: options.disposition !== 'SaveOnly',
      keep: options.disposition === 'SendAndSaveCopy',
    },
  )
  return await afterAnswer(response, meeting, kind === 'MeetingRequest')
}

/** The request goes to Deleted Items; what lies in the calendar is the meeting. */
async function afterAnswer(
  { call, to }: Response,
  meeting: LoadedItem,
  isRequest: boolean,
): Promise<readonly object[]> {
  const now = await to.mailbox.findMessage(meeting.message.id)
  const elements: object[] = []
  if (now && now.lastParent === undefined) elements.push({ kind: 'CalendarItem', ItemId: itemIdOf(to.mailbox, now) })
  if (isRequest) {
    const id = await call.store.write(to.mailbox, (tx) => discard(tx, to.id.item))
    if (id !== undefined) {
      elements.push({ kind: 'MeetingRequest', ItemId: itemIdOf(to.mailbox, await to.mailbox.getMessage(id)) })
    }
  }
  return elements
}

async function discard(tx: Transaction, id: number): Promise<number | undefined> {
  const message = await tx.findMessage(id)
  if (!message || message.folder === SpecialFolder.deletedItems) return undefined
  await tx.setFlags([id], { add: ['read'] })
  return (await tx.moveMessages([id], SpecialFolder.deletedItems))[0]?.to.id
}

/** What lies in the calendar: the item itself, or that of a meeting message, which is placed when nobody has done it yet. */
export async function calendarItemOf(call: Call, { mailbox, id }: ReferredItem): Promise<LoadedItem | undefined> {
  const item = await loadItem(call.store, mailbox, id.item)
  if (kindOfClass(item.message.class) === 'CalendarItem') return item
  const ids = idsOf(item.properties)
  if (!ids) return undefined
  const found = await findMeeting(call.store, mailbox, ids)
  const there = found.alone ?? found.whole
  if (there) return there
  const placed = await placeRequest(call.store, mailbox, item, undefined)
  return placed && (await loadItem(call.store, mailbox, placed.id))
}

/** The occurrence that a request speaks of, in the series. */
function originalIn(meeting: LoadedItem, { properties }: LoadedItem): number | undefined {
  const replaces = properties.get(N.ExceptionReplaceTime)
  const series = replaces === undefined ? undefined : findSeries(meeting.properties)
  return series && replaces !== undefined ? findNamed(series, replaces)?.original : undefined
}

/** The organizer takes the meeting back; those who were invited are told. */
export async function cancelMeetingItem({ call, element, to, options }: Response): Promise<readonly object[]> {
  const item = await loadItem(call.store, to.mailbox, to.id.item)
  if (kindOfClass(item.message.class) !== 'CalendarItem' || attendeesOf(item).length === 0) {
    throw new EwsFailure('ErrorInvalidItemForOperationCancelItem')
  }
  const owner = await ownerOf(call, to.mailbox)
  if (isReceived(item) || !owner) throw new EwsFailure('ErrorCalendarIsNotOrganizer')
  const comment = element.NewBodyContent ?? element.Body
  await cancelMeeting(
    call.services.groupware.calendar,
    owner.id === call.user.id ? { owner } : { owner, by: call.user },
    to.id.item,
    {
      ...(to.id.occurrence !== undefined && { original: to.id.occurrence }),
      ...(comment !== undefined && { comment: plainText(comment) }),
      keep: options.disposition === 'SendAndSaveCopy',
      leaving: 'deletedItems',
    },
  )
  return []
}

/** What was cancelled leaves the calendar, and the message that said so goes with it. */
export async function removeMeeting({ call, to }: Response): Promise<readonly object[]> {
  const { mailbox, id } = to
  const message = await mailbox.getMessage(id.item)
  const kind = kindOfClass(message.class)
  if (kind !== 'MeetingCancellation' && kind !== 'MeetingRequest' && kind !== 'MeetingResponse') {
    throw new EwsFailure('ErrorInvalidItemForOperationRemoveItem')
  }
  const ids = idsOf(await message.properties())
  const found = ids && (await findMeeting(call.store, mailbox, ids))
  const meeting = found && (found.alone ?? found.whole)
  if (meeting && !isReceived(meeting)) throw new EwsFailure('ErrorCalendarIsOrganizerForRemove')
  const gone = await call.store.write(mailbox, async (tx) => {
    const moved: number[] = []
    for (const one of [meeting?.message.id, id.item]) {
      const there = one === undefined ? undefined : await discard(tx, one)
      if (there !== undefined) moved.push(there)
    }
    return moved
  })
  const rows = await Promise.all(gone.map((one) => mailbox.getMessage(one)))
  return rows.map((row) => ({ kind: kindOfClass(row.class), ItemId: itemIdOf(mailbox, row) }))
}
