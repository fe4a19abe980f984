/** CalendarView: every appointment and every occurrence between two times. [MS-OXWSSRCH] 2.2.4.5 */
import { calendarView, type Instance, instanceProperties } from '#groupware/calendar/index.ts'
import { type LoadedItem, loadItem } from '#groupware/items/load.ts'
import type { MessageId } from '#store'
import type { Call, Place } from '../call.ts'
import { readDateTime } from '../dates.ts'
import { EwsFailure } from '../errors.ts'
import type { ReadItem } from '../fields/field.ts'
import { readOccurrence } from '../items/load.ts'
import type { RowReader } from '../items/rows.ts'
import type { CalendarViewType } from '../schema/index.ts'

/** Two years: [MS-OXWSSRCH] 2.2.4.5. */
const SPAN_MAX = 2 * 366 * 86_400_000

export interface FoundInstances {
  instances: Instance[]
  isComplete: boolean
}

export async function findInstances(
  call: Call,
  { mailbox, folder }: Place,
  { StartDate, EndDate, MaxEntriesReturned }: CalendarViewType,
): Promise<FoundInstances> {
  const fromMillis = readDateTime(StartDate, call.times.zone)
  const toMillis = readDateTime(EndDate, call.times.zone)
  if (fromMillis === undefined || toMillis === undefined) throw new EwsFailure('ErrorInvalidRequest')
  if (toMillis < fromMillis) throw new EwsFailure('ErrorCalendarEndDateIsEarlierThanStartDate')
  if (toMillis - fromMillis > SPAN_MAX) throw new EwsFailure('ErrorCalendarViewRangeTooBig')
  if (MaxEntriesReturned !== undefined && MaxEntriesReturned <= 0) throw new EwsFailure('ErrorInvalidPagingMaxRows')
  const limit = MaxEntriesReturned === undefined ? undefined : MaxEntriesReturned + 1
  const found = await calendarView(call.store, mailbox, folder.id, {
    fromMillis,
    toMillis,
    ...(limit !== undefined && { limit }),
  })
  const isComplete = limit === undefined || found.length < limit
  return { instances: isComplete ? found : found.slice(0, -1), isComplete }
}

/** Instances as fields read them. A changed occurrence lies in an attachment of its series, which is loaded once. */
export async function* instanceItems(
  call: Call,
  { mailbox }: Place,
  reader: RowReader,
  instances: readonly Instance[],
): AsyncGenerator<ReadItem> {
  let loaded: { id: MessageId; series: Promise<LoadedItem> } | undefined
  for (const instance of instances) {
    const { row, original, kind } = instance
    if (original === undefined) {
      yield reader.read(row)
    } else if (kind === 'occurrence') {
      const item = reader.read(row)
      yield {
        ...item,
        properties: instanceProperties(item.properties, { ...instance, original }),
        occurrence: { original, isException: false },
      }
    } else {
      if (loaded?.id !== row.id) loaded = { id: row.id, series: loadItem(call.store, mailbox, row.id) }
      yield await readOccurrence(await loaded.series, original)
    }
  }
}
