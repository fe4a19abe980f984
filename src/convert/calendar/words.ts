/**
 * The words of iCalendar and the numbers of MAPI for the same. [MS-OXCICAL] 2.1.3.1.1.20; [MS-OXOCAL] 2.2.1, [MS-OXOTASK] 2.2.2
 */
/** Lists of words in which the place of a word is its number. */
export const busyStatuses = ['FREE', 'TENTATIVE', 'BUSY', 'OOF', 'WORKINGELSEWHERE'] as const
export const BusyStatus = { free: 0, tentative: 1, busy: 2, outOfOffice: 3, elsewhere: 4 } as const

/** PidTagSensitivity; [MS-OXCICAL] 2.1.3.1.1.20.4 */
export const classes = ['PUBLIC', 'X-PERSONAL', 'PRIVATE', 'CONFIDENTIAL'] as const

/** PidLidTaskStatus. Waiting has no word in iCalendar. */
export const taskStatuses = ['NEEDS-ACTION', 'IN-PROCESS', 'COMPLETED', 'IN-PROCESS', 'CANCELLED'] as const
export const TaskStatus = { notStarted: 0, inProgress: 1, complete: 2, waiting: 3, deferred: 4 } as const

/** PidTagRecipientTrackStatus and PidLidResponseStatus, [MS-OXOCAL] 2.2.1.11 */
export const ResponseStatus = {
  none: 0,
  organized: 1,
  tentative: 2,
  accepted: 3,
  declined: 4,
  notResponded: 5,
} as const

const responses: Record<string, number> = {
  'NEEDS-ACTION': ResponseStatus.notResponded,
  TENTATIVE: ResponseStatus.tentative,
  ACCEPTED: ResponseStatus.accepted,
  DECLINED: ResponseStatus.declined,
  // Who sent somebody else does not come.
  DELEGATED: ResponseStatus.declined,
}

export function responseOf(participation: string | undefined): number {
  const word = participation?.toUpperCase() ?? 'NEEDS-ACTION'
  return (Object.hasOwn(responses, word) ? responses[word] : undefined) ?? ResponseStatus.notResponded
}

export function participationOf(response: number | undefined): string {
  const found = Object.entries(responses).find(([, number]) => number === response)
  return found?.[0] ?? 'NEEDS-ACTION'
}

/** PRIORITY: 1 to 4 is high, 5 normal, 6 to 9 low, 0 says nothing. */
export function importanceOf(priority: string | undefined): number | undefined {
  const number = Number.parseInt(priority ?? '', 10)
  if (!(number >= 1 && number <= 9)) return undefined
  return number < 5 ? 2 : number === 5 ? 1 : 0
}

export const priorities = ['9', '5', '1'] as const

/** PidLidAppointmentStateFlags, [MS-OXOCAL] 2.2.1.10 */
export const StateFlag = { meeting: 1, received: 2, canceled: 4 } as const

/** PidTagRecipientFlags, [MS-OXOCAL] 2.2.4.10.1 */
export const RecipientFlag = { sendable: 1, organizer: 2 } as const

export const RecipientKind = { required: 1, optional: 2, resource: 3 } as const

export const MessageClass = {
  appointment: 'IPM.Appointment',
  request: 'IPM.Schedule.Meeting.Request',
  canceled: 'IPM.Schedule.Meeting.Canceled',
  accepted: 'IPM.Schedule.Meeting.Resp.Pos',
  tentative: 'IPM.Schedule.Meeting.Resp.Tent',
  declined: 'IPM.Schedule.Meeting.Resp.Neg',
  exception: 'IPM.OLE.CLASS.{00061055-0000-0000-C000-000000000046}',
  task: 'IPM.Task',
  journal: 'IPM.Activity',
  note: 'IPM.Note',
} as const

/** RFC 5546 1.4 */
const methods = new Set(['PUBLISH', 'REQUEST', 'REPLY', 'ADD', 'CANCEL', 'REFRESH', 'COUNTER', 'DECLINECOUNTER'])

export function isMethod(word: string | undefined): boolean {
  return word !== undefined && methods.has(word)
}

/** How a method arrives: [MS-OXCICAL] 2.1.3.1.1.1. Those that Outlook has no class for are notes that keep their method. */
export function classOfMethod(method: string | undefined, participation: string | undefined): string {
  switch (method) {
    case 'REQUEST':
    case 'ADD':
      return MessageClass.request
    case 'CANCEL':
      return MessageClass.canceled
    case 'COUNTER':
      return MessageClass.tentative
    case 'REPLY': {
      const response = responseOf(participation)
      if (response === ResponseStatus.accepted) return MessageClass.accepted
      return response === ResponseStatus.declined ? MessageClass.declined : MessageClass.tentative
    }
    case 'REFRESH':
    case 'DECLINECOUNTER':
      return MessageClass.note
    default:
      return MessageClass.appointment
  }
}

/** The method of an item that is sent; undefined for one that lies in a calendar. */
export function methodOfClass(messageClass: string, isCounter: boolean): string | undefined {
  const lower = messageClass.toLowerCase()
  if (lower.startsWith('ipm.schedule.meeting.request')) return 'REQUEST'
  if (lower.startsWith('ipm.schedule.meeting.canceled')) return 'CANCEL'
  if (lower.startsWith('ipm.schedule.meeting.resp.')) return isCounter ? 'COUNTER' : 'REPLY'
  return undefined
}
