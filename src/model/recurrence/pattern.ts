/**
 * RecurrencePattern and AppointmentRecurrencePattern: what PidLidTaskRecurrence and PidLidAppointmentRecur hold.
 * [MS-OXOCAL] 2.2.1.44
 *
 *   RecurrencePattern  how the series repeats, the dates deleted from it and changed in it, its first and last day
 *   offsets            when in the day an occurrence starts and ends
 *   ExceptionInfo[]    what is different in each changed occurrence, texts in 8 bits
 *   ExtendedException[] the same texts in Unicode, one for each ExceptionInfo
 *
 * Dates are minutes since 1601-01-01, in the time zone of the series. A date in `deletedDates` is gone from the series; one that
 * is also replaced by an exception stands there, too.
 */
import {
  array,
  ascii,
  bytes,
  dependent,
  encode,
  ifMore,
  type Layout,
  mapped,
  optional,
  Reader,
  type Siblings,
  struct,
  u16,
  u32,
  utf16,
} from '#codec/binary/index.ts'

export const RecurFrequency = { daily: 0x200a, weekly: 0x200b, monthly: 0x200c, yearly: 0x200d } as const

export const PatternType = {
  day: 0,
  week: 1,
  month: 2,
  monthNth: 3,
  monthEnd: 4,
  hijriMonth: 0xa,
  hijriMonthNth: 0xb,
  hijriMonthEnd: 0xc,
} as const

export const EndType = { date: 0x2021, count: 0x2022, never: 0x2023 } as const
/** Another way to say never. */
const NEVER = 0xffffffff
/** The end date of what never ends: 4500-08-31 23:59. */
export const END_OF_TIME_MINUTES = 0x5ae980df

export interface RecurrencePattern {
  readerVersion: number
  writerVersion: number
  frequency: number
  patternType: number
  calendarType: number
  firstDateTime: number
  /** Minutes (day), weeks (week) or months. */
  period: number
  /** Of tasks: the next one is counted from when this one is done. */
  sliding: number
  /** Days of the week, Sunday is bit 0: week and monthNth patterns. */
  weekdays?: number | undefined
  /** Day of the month: month patterns; 31 is the last. */
  dayOfMonth?: number | undefined
  /** 1 to 4, 5 is the last: monthNth patterns. */
  nth?: number | undefined
  endType: number
  count: number
  firstWeekday: number
  deletedDates: number[]
  modifiedDates: number[]
  startDate: number
  endDate: number
}

function isNth({ patternType }: Siblings): boolean {
  return patternType === PatternType.monthNth || patternType === PatternType.hijriMonthNth
}

function hasWeekdays(self: Siblings): boolean {
  return self.patternType === PatternType.week || isNth(self)
}

function hasDay(self: Siblings): boolean {
  return self.patternType !== PatternType.day && !hasWeekdays(self)
}

const patternFields = {
  readerVersion: u16,
  writerVersion: u16,
  frequency: u16,
  patternType: u16,
  calendarType: u16,
  firstDateTime: u32,
  period: u32,
  sliding: u32,
  weekdays: optional(hasWeekdays, u32),
  dayOfMonth: optional(hasDay, u32),
  nth: optional(isNth, u32),
  endType: u32,
  count: u32,
  firstWeekday: u32,
  deletedDates: array(u32, u32),
  modifiedDates: array(u32, u32),
  startDate: u32,
  endDate: u32,
}

export const recurrencePattern: Layout<RecurrencePattern> = struct(patternFields)

/** OverrideFlags, [MS-OXOCAL] 2.2.1.44.2 */
export const Override = {
  subject: 0x0001,
  meetingType: 0x0002,
  reminderDelta: 0x0004,
  reminderSet: 0x0008,
  location: 0x0010,
  busyStatus: 0x0020,
  attachment: 0x0040,
  allDay: 0x0080,
  color: 0x0100,
  body: 0x0200,
} as const

/** Its length is written twice, the first time with the terminator that is not there. */
const text8: Layout<string> = mapped(
  struct({ size: u16, text: ascii(u16) }),
  ({ text }) => text,
  // oxlint-disable-next-line no-control-regex -- all that Latin 1 cannot say
  (text) => ({ size: text.length + 1, text: text.replace(/[^\0-\xff]/g, '?') }),
)

const when = (flag: number) => (self: Siblings) => (Number(self.flags) & flag) !== 0

const exceptionInfo = struct({
  start: u32,
  end: u32,
  original: u32,
  flags: u16,
  subject: optional(when(Override.subject), text8),
  meetingType: optional(when(Override.meetingType), u32),
  reminderDelta: optional(when(Override.reminderDelta), u32),
  reminderSet: optional(when(Override.reminderSet), u32),
  location: optional(when(Override.location), text8),
  busyStatus: optional(when(Override.busyStatus), u32),
  attachment: optional(when(Override.attachment), u32),
  allDay: optional(when(Override.allDay), u32),
  color: optional(when(Override.color), u32),
})
type ExceptionInfo = typeof exceptionInfo extends Layout<infer T> ? T : never

interface ExtendedException {
  changeHighlight?: Uint8Array | undefined
  reserved1: Uint8Array
  start?: number | undefined
  end?: number | undefined
  original?: number | undefined
  subject?: string | undefined
  location?: string | undefined
  reserved2?: Uint8Array | undefined
}

const CHANGE_HIGHLIGHT_VERSION = 0x3009

function extendedException(flags: number, writerVersion: number): Layout<ExtendedException> {
  const subject = (flags & Override.subject) !== 0
  const location = (flags & Override.location) !== 0
  const there = () => subject || location
  return struct({
    changeHighlight: optional(() => writerVersion >= CHANGE_HIGHLIGHT_VERSION, bytes(u32)),
    reserved1: bytes(u32),
    start: optional(there, u32),
    end: optional(there, u32),
    original: optional(there, u32),
    subject: optional(() => subject, utf16(u16)),
    location: optional(() => location, utf16(u16)),
    reserved2: optional(there, bytes(u32)),
  })
}

/** One for each ExceptionInfo, whose flags say what is in it. */
const extendedExceptions: Layout<ExtendedException[]> = dependent((self) => {
  const infos = (self.exceptions ?? []) as ExceptionInfo[]
  const layouts = infos.map(({ flags }) => extendedException(flags, Number(self.writerVersion2)))
  return {
    kind: 'extendedExceptions',
    minSize: 0,
    fixedSize: undefined,
    // Programs that know no Unicode end the structure before it.
    read: (reader) => (reader.pos < reader.end ? layouts.map((layout) => layout.read(reader)) : []),
    write: (writer, values) => values.forEach((value, index) => layouts[index]?.write(writer, value)),
    print: (printer, reader, label) =>
      layouts.map((layout, index) => layout.print(printer, reader, `${label}[${index}]`)),
  }
})

const appointmentLayout = struct({
  pattern: recurrencePattern,
  readerVersion2: u32,
  writerVersion2: u32,
  startOffset: u32,
  endOffset: u32,
  exceptions: array(u16, exceptionInfo),
  reserved1: bytes(u32),
  extended: extendedExceptions,
  reserved2: ifMore(bytes(u32)),
})

/** For the protocol inspector. */
export const appointmentRecurrenceLayout: Layout<unknown> = appointmentLayout

/** A changed occurrence; what is undefined is as in the series. Times are minutes since 1601, in the zone of the series. */
export interface Exception {
  start: number
  end: number
  /** When it would have started. */
  original: number
  subject?: string
  location?: string
  meetingType?: number
  reminderDelta?: number
  reminderSet?: boolean
  busyStatus?: number
  hasAttachments?: boolean
  allDay?: boolean
  color?: number
  /** Its body is in the attachment. */
  hasBody?: boolean
}

export interface AppointmentRecurrence {
  pattern: RecurrencePattern
  /** Minutes after midnight. The end may be on a later day. */
  startOffset: number
  endOffset: number
  exceptions: Exception[]
}

export function decodeTaskRecurrence(blob: Uint8Array): RecurrencePattern {
  // Some programs write the longer structure here, too.
  return recurrencePattern.read(new Reader(blob))
}

export function encodeTaskRecurrence(pattern: RecurrencePattern): Uint8Array {
  return encode(recurrencePattern, pattern)
}

export function decodeAppointmentRecurrence(blob: Uint8Array): AppointmentRecurrence {
  const value = appointmentLayout.read(new Reader(blob))
  return {
    pattern: value.pattern,
    startOffset: value.startOffset,
    endOffset: value.endOffset,
    exceptions: value.exceptions.map((info, index) => toException(info, value.extended[index])),
  }
}

function toException(info: ExceptionInfo, extended: ExtendedException | undefined): Exception {
  const exception: Exception = { start: info.start, end: info.end, original: info.original }
  const subject = extended?.subject ?? info.subject
  const location = extended?.location ?? info.location
  if (subject !== undefined) exception.subject = subject
  if (location !== undefined) exception.location = location
  if (info.meetingType !== undefined) exception.meetingType = info.meetingType
  if (info.reminderDelta !== undefined) exception.reminderDelta = info.reminderDelta | 0
  if (info.reminderSet !== undefined) exception.reminderSet = info.reminderSet !== 0
  if (info.busyStatus !== undefined) exception.busyStatus = info.busyStatus
  if (info.attachment !== undefined) exception.hasAttachments = info.attachment !== 0
  if (info.allDay !== undefined) exception.allDay = info.allDay !== 0
  if (info.color !== undefined) exception.color = info.color
  if ((info.flags & Override.body) !== 0) exception.hasBody = true
  return exception
}

const EXCEPTIONS_MAX = 0xffff
const TEXT_MAX = 0xfffe

/** Exceptions are put in order, and their dates into the two lists of dates where they are missing. */
export function encodeAppointmentRecurrence({
  pattern,
  startOffset,
  endOffset,
  exceptions,
}: AppointmentRecurrence): Uint8Array {
  const sorted = exceptions.toSorted((a, b) => a.original - b.original).slice(0, EXCEPTIONS_MAX)
  const deleted = new Set([...pattern.deletedDates, ...sorted.map(({ original }) => dateOf(original))])
  const modified = new Set(sorted.map(({ start }) => dateOf(start)))
  return encode(appointmentLayout, {
    pattern: { ...pattern, deletedDates: ascending(deleted), modifiedDates: ascending(modified) },
    readerVersion2: 0x3006,
    writerVersion2: CHANGE_HIGHLIGHT_VERSION,
    startOffset,
    endOffset,
    exceptions: sorted.map(toInfo),
    reserved1: new Uint8Array(0),
    extended: sorted.map(toExtended),
    reserved2: new Uint8Array(0),
  })
}

function toInfo(exception: Exception): ExceptionInfo {
  const { start, end, original } = exception
  const set = (value: boolean | undefined) => (value === undefined ? undefined : Number(value))
  const fields = {
    subject: exception.subject?.slice(0, TEXT_MAX),
    meetingType: exception.meetingType,
    reminderDelta: exception.reminderDelta === undefined ? undefined : exception.reminderDelta >>> 0,
    reminderSet: set(exception.reminderSet),
    location: exception.location?.slice(0, TEXT_MAX),
    busyStatus: exception.busyStatus,
    attachment: set(exception.hasAttachments),
    allDay: set(exception.allDay),
    color: exception.color,
  }
  let flags = exception.hasBody ? Override.body : 0
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) flags |= Override[name as keyof typeof fields]
  }
  return { start, end, original, flags, ...fields } as ExceptionInfo
}

function toExtended({ start, end, original, subject, location }: Exception): ExtendedException {
  return {
    // Its size, and PidLidChangeHighlight: nothing is highlighted.
    changeHighlight: new Uint8Array(4),
    reserved1: new Uint8Array(0),
    start,
    end,
    original,
    subject: subject?.slice(0, TEXT_MAX),
    location: location?.slice(0, TEXT_MAX),
    reserved2: new Uint8Array(0),
  }
}

function ascending(dates: Iterable<number>): number[] {
  return [...dates].sort((a, b) => a - b)
}

/** Midnight before. */
export function dateOf(minutes: number): number {
  return minutes - (minutes % 1440)
}

export function isEndless({ endType }: RecurrencePattern): boolean {
  return endType === EndType.never || endType === NEVER
}
