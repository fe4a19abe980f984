/**
 * Calendars (iCalendar, vCalendar) to items and back. [MS-OXCICAL], RFC 5545, RFC 5546
 *
 *   importCalendar(bytes, { zone, owner }) ─▶ { method, items, freeBusy, problems }    any file or part; findMessage: what a mail with it is
 *   exportCalendar(items, { stampMillis, method }) ─▶ text                             a file, or with `asPart` the part of a mail
 *
 * A meeting message has its message class from the method (classOfMethod) and gives it back (methodOfClass).
 */
export { type CalendarExportOptions, exportCalendar, isAddition } from './export.ts'
export { type BusyTime, exportFreeBusy, type FreeBusy, importFreeBusy } from './free-busy.ts'
export {
  type CalendarImportOptions,
  type CalendarItem,
  findMessage,
  importCalendar,
  type ImportedCalendar,
} from './import.ts'
export { CalendarStream, type CalendarStreamState } from './stream.ts'
export { classOfMethod, methodOfClass } from './words.ts'
export { exceptionAttachment, exceptionOf, storeRecurrence } from './import-recurrence.ts'
export { BusyStatus, MessageClass, RecipientFlag, RecipientKind, ResponseStatus, StateFlag } from './words.ts'
