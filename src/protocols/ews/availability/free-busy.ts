/** What is told of the times of each one asked for. [MS-OXWAVLS] 2.2.4.6 (FreeBusyView) */
import { toLocal, type Zone } from '#codec/time-zone/index.ts'
import {
  type BusyBlock,
  calendarsBehind,
  freeBusy,
  type FreeBusyAnswer,
  mergedFreeBusy,
  type WorkingHours as Hours,
} from '#groupware/calendar/index.ts'
import { makeMessageEntryId, SpecialFolder } from '#model'
import type { Call } from '../call.ts'
import { failureMessage } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { weekdays } from '../fields/lists.ts'
import type {
  CalendarEvent,
  DayOfWeekType,
  FreeBusyResponseType,
  FreeBusyViewOptionsType,
  LegacyFreeBusyType,
  MailboxData,
  WorkingHours,
} from '../schema/index.ts'
import { timeZoneOf } from './time-zone.ts'
import { type Window, windowOf } from './window.ts'

const busyTypes: readonly LegacyFreeBusyType[] = ['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere']
const INTERVAL_USUAL = 30

interface Wish {
  window: Window
  zone: Zone
  intervalMinutes: number
  /** What the client wants: each view tells more than the one before, with the merged digits or without. */
  level: 'merged' | 'times' | 'details'
  merged: boolean
}

export async function findAvailability(
  call: Call,
  people: readonly MailboxData[],
  zone: Zone,
  options: FreeBusyViewOptionsType,
): Promise<FreeBusyResponseType[]> {
  const answers: FreeBusyResponseType[] = []
  for (const { Email } of people) {
    try {
      answers.push(await availabilityOf(call, Email.Address, wishOf(options, zone)))
    } catch (error) {
      answers.push({ ResponseMessage: failureMessage(call, error), FreeBusyView: nothing })
    }
  }
  return answers
}

const nothing: FreeBusyResponseType['FreeBusyView'] = { FreeBusyViewType: ['None'] }

function wishOf(
  { TimeWindow, MergedFreeBusyIntervalInMinutes, RequestedView }: FreeBusyViewOptionsType,
  zone: Zone,
): Wish {
  const intervalMinutes = MergedFreeBusyIntervalInMinutes ?? INTERVAL_USUAL
  if (intervalMinutes < 5 || intervalMinutes > 1440) throw new EwsFailure('ErrorInvalidMergedFreeBusyInterval')
  const view = RequestedView?.[0] ?? 'MergedOnly'
  if (view === 'None') throw new EwsFailure('ErrorInvalidFreeBusyViewType')
  return {
    window: windowOf(TimeWindow, zone),
    zone,
    intervalMinutes,
    level: view.startsWith('Detailed') ? 'details' : view === 'MergedOnly' ? 'merged' : 'times',
    merged: view.includes('Merged'),
  }
}

async function availabilityOf(call: Call, address: string, wish: Wish): Promise<FreeBusyResponseType> {
  const { store, directory, user } = call
  const calendars = await calendarsBehind({ directory }, address)
  if (calendars.length === 0) throw new EwsFailure('ErrorMailRecipientNotFound')
  const answers: FreeBusyAnswer[] = []
  for (const object of calendars) answers.push(await freeBusy({ store, directory }, user, object, wish.window))
  // Of a list there is only the sum of its members.
  const single = calendars[0]?.address === address.toLowerCase() || calendars.length === 1 ? answers[0] : undefined
  const busy = answers.flatMap((answer) => answer.busy)
  const isSeen = answers.some(({ level }) => level !== 'none')
  if (!isSeen) throw new EwsFailure('ErrorNoFreeBusyAccess')
  const events = single && wish.level !== 'merged' ? eventsOf(single, wish) : undefined
  const detailed = wish.level === 'details' && (single?.level === 'detailed' || single?.level === 'full')
  const view = !events ? 'MergedOnly' : `${detailed ? 'Detailed' : 'FreeBusy'}${wish.merged ? 'Merged' : ''}`
  return {
    ResponseMessage: { ResponseClass: 'Success', ResponseCode: 'NoError' },
    FreeBusyView: {
      FreeBusyViewType: [view as 'Detailed'],
      ...((wish.merged || !events) && {
        MergedFreeBusy: mergedFreeBusy(busy, { ...wish.window, intervalMinutes: wish.intervalMinutes }),
      }),
      ...(events && events.length > 0 && { CalendarEventArray: events }),
      ...(single && { WorkingHours: workingHoursOf(single.hours, wish.window) }),
    },
  }
}

function eventsOf({ busy, object }: FreeBusyAnswer, { zone, level }: Wish): CalendarEvent[] {
  const mailbox = object.mailbox as string
  return busy.map((block) => ({
    StartTime: localTime(block.startMillis, zone),
    EndTime: localTime(block.endMillis, zone),
    BusyType: busyTypes[block.status] ?? 'NoData',
    ...(level === 'details' && block.details && { CalendarEventDetails: detailsOf(mailbox, block.details) }),
  }))
}

function detailsOf(
  mailbox: string,
  { id, subject, location, kind, isMeeting, isPrivate, reminder }: NonNullable<BusyBlock['details']>,
): CalendarEvent['CalendarEventDetails'] {
  const entry = makeMessageEntryId({ mailbox, replica: mailbox, folder: SpecialFolder.calendar, message: id })
  return {
    ID: Buffer.from(entry).toString('hex').toUpperCase(),
    ...(subject !== '' && { Subject: subject }),
    ...(location !== '' && { Location: location }),
    IsMeeting: isMeeting,
    IsRecurring: kind !== 'single',
    IsException: kind === 'exception',
    IsReminderSet: reminder,
    IsPrivate: isPrivate,
  }
}

function workingHoursOf({ zone, weekdays: days, startMinutes, endMinutes }: Hours, window: Window): WorkingHours {
  return {
    TimeZone: timeZoneOf(zone, new Date(window.fromMillis).getUTCFullYear()),
    WorkingPeriodArray: [
      {
        DayOfWeek: days.map((day) => weekdays[day] as DayOfWeekType),
        StartTimeInMinutes: startMinutes,
        EndTimeInMinutes: endMinutes,
      },
    ],
  }
}

/** Times of this answer have no offset: they are in the zone of the request. */
export function localTime(millis: number, zone: Zone): string {
  return new Date(toLocal(zone, millis)).toISOString().replace(/\.\d+Z$/, '')
}
