/** What is made of another item by CreateItem: replies, answers to invitations, cancellations. [MS-OXWSCORE] 3.1.4.2, [MS-OXWSCDATA] 2.2.4 */
import type { Call, Place } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import { type Plain, plainOf, textOf } from '../fields/values.ts'
import { answerMeeting, cancelMeetingItem, removeMeeting } from './answer-meeting.ts'
import { itemOf, type ReferredItem } from './reference.ts'
import { postReply, reply, suppressReceipt } from './reply.ts'

export interface ResponseOptions {
  disposition: 'SaveOnly' | 'SendOnly' | 'SendAndSaveCopy' | undefined
  place: Place | undefined
}

export interface Response {
  call: Call
  element: Plain & { kind: string }
  /** The item that it is made of. */
  to: ReferredItem
  options: ResponseOptions
}

/** The items that there are then. */
type Work = (response: Response) => Promise<readonly object[]>

const works: Readonly<Record<string, Work>> = {
  ReplyToItem: reply,
  ReplyAllToItem: reply,
  ForwardItem: reply,
  PostReplyItem: postReply,
  SuppressReadReceipt: suppressReceipt,
  AcceptItem: answerMeeting,
  TentativelyAcceptItem: answerMeeting,
  DeclineItem: answerMeeting,
  CancelCalendarItem: cancelMeetingItem,
  RemoveItem: removeMeeting,
  AcceptSharingInvitation() {
    throw new EwsFailure('ErrorInvalidItemForOperationCreateItem', 'sharing invitations are accepted by the client')
  },
}

/** What becomes of the message is asked of every kind that sends one. [MS-OXWSMTGS] 3.1.4.2 */
const silent = new Set(['PostReplyItem', 'SuppressReadReceipt', 'RemoveItem'])

export function isResponse(kind: string): boolean {
  return Object.hasOwn(works, kind)
}

export async function respondWith(
  call: Call,
  element: Plain & { kind: string },
  options: ResponseOptions,
): Promise<readonly object[]> {
  if (options.disposition === undefined && !silent.has(element.kind)) {
    throw new EwsFailure('ErrorMessageDispositionRequired')
  }
  if (element.ReferenceItemId === undefined) throw new EwsFailure('ErrorMissingInformationReferenceItemId')
  const { Id, ChangeKey } = plainOf(element.ReferenceItemId)
  const found = await itemOf(call, textOf(Id))
  const to = { ...found, changeKey: ChangeKey === undefined ? undefined : textOf(ChangeKey) }
  const work = works[element.kind]
  if (!work) throw new EwsFailure('ErrorInvalidItemForOperationCreateItem')
  return await work({ call, element, to, options })
}
