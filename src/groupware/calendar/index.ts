/** The calendar engine, for every protocol: views, free/busy times, meetings, rooms, tasks, out of office. */
export {
  type BusyBlock,
  calendarsBehind,
  freeBusy,
  type FreeBusyAnswer,
  type FreeBusyLevel,
  type FreeBusyQuestion,
  mergedFreeBusy,
} from './free-busy.ts'
export { calendarView, type CalendarWindow, type Instance, instancesOf } from './instances.ts'
export { type Attendance, suggestTimes, type Suggestion, type SuggestionWish } from './suggestions.ts'
export { isInWorkingHours, readWorkingHours, type WorkingHours, workingHours, workingTimes } from './working-hours.ts'
export { type Arrival, isForAgent, meetingArrived } from './agent.ts'
export type { Actor, CalendarContext } from './context.ts'
export {
  type DelegateFolder,
  type DelegateRights,
  delegateRights,
  setDelegateRights,
} from './delegate-folders.ts'
export { type Delegates, delegatesOf, setDelegates } from './delegates.ts'
export { type Answer, MeetingType } from './messages.ts'
export { instanceProperties, occurrenceItem, withException, withoutOccurrence } from './occurrence.ts'
export {
  cancelMeeting,
  type Cancelling,
  createMeeting,
  type MeetingChange,
  type NewMeeting,
  updateMeeting,
} from './organize.ts'
export type { Attendee } from './people.ts'
export { respond, type Respond } from './respond.ts'
export { forwardMeeting } from './forward.ts'
export { noOutOfOffice, type OutOfOffice, outOfOffice, setOutOfOffice } from './out-of-office.ts'
export { completeTask, skipTask } from './tasks.ts'
