/**
 * Which element an item is: its message class says so. [MS-OXWSCDATA], [MS-OXWSCORE] 2.2.4.24
 */
export type ItemKind =
  | 'Item'
  | 'Message'
  | 'CalendarItem'
  | 'Contact'
  | 'DistributionList'
  | 'MeetingMessage'
  | 'MeetingRequest'
  | 'MeetingResponse'
  | 'MeetingCancellation'
  | 'Task'
  | 'PostItem'

const prefixes: readonly (readonly [prefix: string, kind: ItemKind])[] = [
  ['ipm.schedule.meeting.request', 'MeetingRequest'],
  ['ipm.schedule.meeting.canceled', 'MeetingCancellation'],
  ['ipm.schedule.meeting.resp', 'MeetingResponse'],
  ['ipm.schedule.meeting', 'MeetingMessage'],
  ['ipm.appointment', 'CalendarItem'],
  ['ipm.ole.class.{00061055-0000-0000-c000-000000000046}', 'CalendarItem'],
  ['ipm.contact', 'Contact'],
  ['ipm.distlist', 'DistributionList'],
  ['ipm.task', 'Task'],
  ['ipm.post', 'PostItem'],
  ['ipm.note', 'Message'],
  ['ipm.sharing', 'Message'],
  ['ipm.recall.report', 'Message'],
  ['ipm.outlook.recall', 'Message'],
  ['report', 'Message'],
]

export function kindOfClass(messageClass: string): ItemKind {
  const lower = messageClass.toLowerCase()
  const found = prefixes.find(([prefix]) => lower === prefix || lower.startsWith(`${prefix}.`))
  return found?.[1] ?? 'Item'
}

/** The class of a new item that names none. */
export function classOfKind(kind: ItemKind): string {
  return classes[kind]
}

const classes: Record<ItemKind, string> = {
  Item: 'IPM.Note',
  Message: 'IPM.Note',
  CalendarItem: 'IPM.Appointment',
  Contact: 'IPM.Contact',
  DistributionList: 'IPM.DistList',
  MeetingMessage: 'IPM.Schedule.Meeting',
  MeetingRequest: 'IPM.Schedule.Meeting.Request',
  MeetingResponse: 'IPM.Schedule.Meeting.Resp.Pos',
  MeetingCancellation: 'IPM.Schedule.Meeting.Canceled',
  Task: 'IPM.Task',
  PostItem: 'IPM.Post',
}

export function isMeetingMessage(kind: ItemKind): boolean {
  return kind.startsWith('Meeting')
}
