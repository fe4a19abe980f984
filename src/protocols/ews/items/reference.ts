/**
 * How requests name items: by id, as the n-th occurrence of a series, as the series of an occurrence. [MS-OXWSCORE] 2.2.4.11,
 * 2.2.4.35, 2.2.4.38
 */
import { loadItem } from '#groupware/items/load.ts'
import { findSeries, occurrences } from '#model/recurrence/index.ts'
import type { Mailbox } from '#store'
import type { Call } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import type { ItemEwsId } from '../ids/id.ts'
import type { NonEmptyArrayOfBaseItemIdsType } from '../schema/index.ts'
import { getMessage } from './load.ts'

export type ItemReference = NonEmptyArrayOfBaseItemIdsType[number]

export interface ReferredItem {
  mailbox: Mailbox
  id: ItemEwsId
  changeKey: string | undefined
}

export async function itemReference(call: Call, reference: ItemReference): Promise<ReferredItem> {
  switch (reference.kind) {
    case 'ItemId':
    case 'RecurringMasterItemIdRanges': {
      const { mailbox, id } = await itemOf(call, reference.Id)
      return { mailbox, id, changeKey: reference.ChangeKey }
    }
    case 'OccurrenceItemId': {
      const { mailbox, id } = await itemOf(call, reference.RecurringMasterId)
      if (id.occurrence !== undefined) throw new EwsFailure('ErrorCalendarCannotUseIdForRecurringMasterId')
      const original = await originalOf(call, mailbox, id.item, reference.InstanceIndex)
      return { mailbox, id: { ...id, occurrence: original }, changeKey: reference.ChangeKey }
    }
    case 'RecurringMasterItemId': {
      const { mailbox, id } = await itemOf(call, reference.OccurrenceId)
      if (id.occurrence === undefined) throw new EwsFailure('ErrorCalendarCannotUseIdForOccurrenceId')
      return { mailbox, id: { ...id, occurrence: undefined }, changeKey: reference.ChangeKey }
    }
  }
}

/** An item, and no attachment. */
export async function itemOf(call: Call, text: string): Promise<{ mailbox: Mailbox; id: ItemEwsId }> {
  const found = await call.item(text)
  if (found.id.attachments) throw new EwsFailure('ErrorInvalidId')
  return found
}

/** InstanceIndex counts from 1, those that were deleted, too. */
async function originalOf(call: Call, mailbox: Mailbox, master: number, index: number): Promise<number> {
  await getMessage(mailbox, master)
  const { properties } = await loadItem(call.store, mailbox, master)
  const series = findSeries(properties)
  if (!series) throw new EwsFailure('ErrorCalendarCannotUseIdForRecurringMasterId')
  if (index < 1) throw new EwsFailure('ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange')
  const { recurrence, zone } = series
  const all = {
    recurrence: { ...recurrence, exceptions: [], pattern: { ...recurrence.pattern, deletedDates: [] } },
    zone,
  }
  let count = 0
  for (const one of occurrences(series.starts ? series : all)) {
    if (++count < index) continue
    const changed = new Set(recurrence.exceptions.map(({ original }) => original - (original % 1440)))
    const day = one.original - (one.original % 1440)
    if (recurrence.pattern.deletedDates.includes(day) && !changed.has(day)) {
      throw new EwsFailure('ErrorCalendarOccurrenceIsDeletedFromRecurrence')
    }
    const exception = recurrence.exceptions.find(({ original }) => original - (original % 1440) === day)
    return exception?.original ?? one.original
  }
  throw new EwsFailure('ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange')
}
