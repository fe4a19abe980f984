/** Calendars (iCalendar, vCalendar) to items and back. [MS-OXCICAL], RFC 5545, RFC 5546 */
export { type CalendarExportOptions, exportCalendar } from './export.ts'
export { type BusyTime, exportFreeBusy, type FreeBusy, importFreeBusy } from './free-busy.ts'
export { type CalendarImportOptions, type CalendarItem, importCalendar, type ImportedCalendar } from './import.ts'
export { classOfMethod, methodOfClass } from './words.ts'
