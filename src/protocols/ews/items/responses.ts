/** What is made of another item: answers, answers to invitations, cancellations. Here: which elements those are. */
import type { Call, Place } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import type { Plain } from '../fields/values.ts'

export const responseKinds = [
  'ReplyToItem',
  'ReplyAllToItem',
  'ForwardItem',
  'AcceptItem',
  'TentativelyAcceptItem',
  'DeclineItem',
  'CancelCalendarItem',
  'RemoveItem',
  'SuppressReadReceipt',
  'PostReplyItem',
  'AcceptSharingInvitation',
] as const

export function isResponse(kind: string): boolean {
  return (responseKinds as readonly string[]).includes(kind)
}

export interface ResponseOptions {
  disposition: 'SaveOnly' | 'SendOnly' | 'SendAndSaveCopy' | undefined
  place: Place | undefined
}

export async function respondWith(
  _call: Call,
  _element: Plain & { kind: string },
  _options: ResponseOptions,
): Promise<readonly object[]> {
  throw new EwsFailure('ErrorInvalidItemForOperationCreateItem')
}
