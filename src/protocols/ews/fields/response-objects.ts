/** ResponseObjects: what a client may make of an item with CreateItem. [MS-OXWSCORE] 2.2.4.24 */
import { StateFlag } from '#convert/calendar/index.ts'
import { N, P } from '#model'
import type { ReadItem } from './field.ts'

export const responseObjectProperties = [P.MessageFlags, P.ReadReceiptRequested, N.AppointmentStateFlags] as const

const UNSENT = 0x8

export function responseObjects(item: ReadItem): { kind: string }[] | undefined {
  const kinds = kindsOf(item)
  return kinds.length > 0 ? kinds.map((kind) => ({ kind })) : undefined
}

const answers = ['AcceptItem', 'TentativelyAcceptItem', 'DeclineItem']
const replies = ['ReplyToItem', 'ReplyAllToItem', 'ForwardItem']

function kindsOf({ kind, properties, row }: ReadItem): string[] {
  if (!row) return []
  const isDraft = row.flags.has('draft') || ((properties.get(P.MessageFlags) ?? 0) & UNSENT) !== 0
  switch (kind) {
    case 'Message':
      if (isDraft) return ['ForwardItem']
      return properties.get(P.ReadReceiptRequested) && !row.flags.has('read')
        ? [...replies, 'SuppressReadReceipt']
        : replies
    case 'MeetingRequest':
      return [...answers, ...replies]
    case 'MeetingCancellation':
      return [...replies, 'RemoveItem']
    case 'MeetingResponse':
    case 'MeetingMessage':
      return replies
    case 'PostItem':
      return ['ReplyToItem', 'ForwardItem', 'PostReplyItem']
    case 'CalendarItem':
      return ofCalendarItem(properties.get(N.AppointmentStateFlags) ?? 0)
    default:
      return ['ForwardItem']
  }
}

function ofCalendarItem(flags: number): string[] {
  if ((flags & StateFlag.meeting) === 0) return ['ForwardItem']
  if ((flags & StateFlag.received) !== 0) return [...answers, ...replies]
  return [...replies, 'CancelCalendarItem']
}
