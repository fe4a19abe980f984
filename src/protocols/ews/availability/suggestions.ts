/** Times at which those who have to come are free. [MS-OXWAVLS] 2.2.4.22 (SuggestionsResponseType) */
import { toLocal, type Zone } from '#codec/time-zone/index.ts'
import {
  type Attendance,
  calendarsBehind,
  freeBusy,
  type Instance,
  suggestTimes,
  type Suggestion as Time,
} from '#groupware/calendar/index.ts'
import type { Call } from '../call.ts'
import { readDateTime } from '../dates.ts'
import { failureMessage } from '../each-item.ts'
import type {
  ArrayOfAttendeeConflictData,
  LegacyFreeBusyType,
  MailboxData,
  Suggestion,
  SuggestionDayResult,
  SuggestionQuality,
  SuggestionsResponseType,
  SuggestionsViewOptionsType,
} from '../schema/index.ts'
import { localTime } from './free-busy.ts'
import type { Window } from './window.ts'

const qualities: Readonly<Record<Time['quality'], SuggestionQuality>> = {
  excellent: 'Excellent',
  good: 'Good',
  fair: 'Fair',
  poor: 'Poor',
}
const worst: readonly SuggestionQuality[] = ['Excellent', 'Good', 'Fair', 'Poor']
const busyTypes: Readonly<Record<Time['conflicts'][number], LegacyFreeBusyType>> = {
  free: 'Free',
  tentative: 'Tentative',
  busy: 'Busy',
  outOfOffice: 'OOF',
  unknown: 'NoData',
}
const DURATION_USUAL = 60
const DAY = 86_400_000

/** Who one entry of the request stands for: a person, the members of a list, nobody that is known here. */
interface Asked {
  attendances: Attendance[]
  isList: boolean
}

export async function suggestions(
  call: Call,
  people: readonly MailboxData[],
  zone: Zone,
  { options, window }: { options: SuggestionsViewOptionsType; window: Window },
): Promise<SuggestionsResponseType> {
  try {
    const asked: Asked[] = []
    const except = exceptionOf(options, zone)
    for (const person of people) asked.push(await attendance(call, person, window, except))
    const times = suggestTimes(
      asked.flatMap(({ attendances }) => attendances),
      {
        ...window,
        durationMinutes: options.MeetingDurationInMinutes ?? DURATION_USUAL,
        goodPercent: options.GoodThreshold ?? 25,
        perDay: options.MaximumResultsByDay ?? 10,
        perDayOutsideWork: options.MaximumNonWorkHourResultsByDay ?? 0,
      },
    )
    const least = worst.indexOf(options.MinimumSuggestionQuality ?? 'Fair')
    const good = times.filter(({ quality }) => worst.indexOf(qualities[quality]) <= least)
    return {
      ResponseMessage: { ResponseClass: 'Success', ResponseCode: 'NoError' },
      SuggestionDayResultArray: days(window, zone).map((day) => dayResult(day, good, asked, zone)),
    }
  } catch (error) {
    return { ResponseMessage: failureMessage(call, error) }
  }
}

async function attendance(
  { store, directory, user }: Call,
  { Email, AttendeeType, ExcludeConflicts }: MailboxData,
  window: Window,
  except: ((instance: Instance) => boolean) | undefined,
): Promise<Asked> {
  const isRequired = AttendeeType !== 'Optional' && AttendeeType !== 'Resource' && ExcludeConflicts !== true
  const calendars = await calendarsBehind({ directory }, Email.Address)
  const attendances: Attendance[] = []
  for (const object of calendars) {
    const answer = await freeBusy({ store, directory }, user, object, { ...window, ...(except && { except }) })
    attendances.push({ answer, isRequired })
  }
  return { attendances, isList: calendars.length > 1 }
}

/** The meeting that is being moved does not stand in its own way. */
function exceptionOf(
  { CurrentMeetingTime }: SuggestionsViewOptionsType,
  zone: Zone,
): ((instance: Instance) => boolean) | undefined {
  const millis = CurrentMeetingTime === undefined ? undefined : readDateTime(CurrentMeetingTime, zone)
  return millis === undefined ? undefined : ({ startMillis }) => startMillis === millis
}

/** Local midnights, in milliseconds of the zone's clock. */
function days({ fromMillis, toMillis }: Window, zone: Zone): number[] {
  const first = Math.floor(toLocal(zone, fromMillis) / DAY) * DAY
  const all: number[] = []
  for (let day = first; day < toLocal(zone, toMillis); day += DAY) all.push(day)
  return all
}

function dayResult(day: number, times: readonly Time[], asked: readonly Asked[], zone: Zone): SuggestionDayResult {
  const ofDay = times.filter(({ startMillis }) => Math.floor(toLocal(zone, startMillis) / DAY) * DAY === day)
  const best = Math.min(worst.length - 1, ...ofDay.map(({ quality }) => worst.indexOf(qualities[quality])))
  return {
    Date: new Date(day).toISOString().replace(/\.\d+Z$/, ''),
    DayQuality: worst[best] as SuggestionQuality,
    SuggestionArray: ofDay.map((time) => suggestionOf(time, asked, zone)),
  }
}

function suggestionOf(time: Time, asked: readonly Asked[], zone: Zone): Suggestion {
  return {
    MeetingTime: localTime(time.startMillis, zone),
    IsWorkTime: time.isWorkTime,
    SuggestionQuality: qualities[time.quality],
    AttendeeConflictDataArray: conflictData(time, asked),
  }
}

/** One entry for each that was asked for; the conflicts of a time stand in the order of all calendars. */
function conflictData({ conflicts }: Time, asked: readonly Asked[]): ArrayOfAttendeeConflictData {
  let at = 0
  return asked.map(({ attendances, isList }) => {
    const own = conflicts.slice(at, (at += attendances.length))
    if (own.length === 0) return { kind: 'UnknownAttendeeConflictData' }
    if (!isList) return { kind: 'IndividualAttendeeConflictData', BusyType: busyTypes[own[0] ?? 'unknown'] }
    const count = (...kinds: Time['conflicts'][number][]) => own.filter((one) => kinds.includes(one)).length
    return {
      kind: 'GroupAttendeeConflictData',
      NumberOfMembers: own.length,
      NumberOfMembersAvailable: count('free', 'tentative'),
      NumberOfMembersWithConflict: count('busy', 'outOfOffice'),
      NumberOfMembersWithNoData: count('unknown'),
    }
  })
}
