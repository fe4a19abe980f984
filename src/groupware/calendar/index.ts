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
