/** One item is changed: in place, in one occurrence of its series, with word to whoever is invited. [MS-OXWSCORE] 3.1.4.9 */

import { completeTask, occurrenceItem, updateMeeting, withException } from '#groupware/calendar/index.ts'
import { attendeesOf, isReceived, personOfRow } from '#groupware/calendar/people.ts'
import { type LoadedItem, loadItem, patchOf } from '#groupware/items/load.ts'
import { namesIn } from '#groupware/items/names.ts'
import { fileTime, type Item, N, P, unpackBag } from '#model'
import type { Mailbox, Message } from '#store'
import type { Call } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import type { Draft } from '../fields/field.ts'
import { type ItemKind, kindOfClass } from '../fields/kinds.ts'
import { settleAuthor } from '../fields/settle.ts'
import { patternOfTask } from '../fields/task.ts'
import { readChangeKey } from '../ids/change-key.ts'
import { itemIdOf, occurrenceIdOf } from '../ids/item-id.ts'
import type { ItemIdType, UpdateItemType } from '../schema/index.ts'
import { applyChanges } from './changes.ts'
import { ownerOf, writeContext } from './contexts.ts'
import { getMessage } from './load.ts'
import type { ReferredItem } from './reference.ts'

export type UpdateOptions = Pick<
  UpdateItemType,
  'ConflictResolution' | 'SendMeetingInvitationsOrCancellations' | 'SuppressReadReceipts'
>

export interface Updated {
  kind: ItemKind
  ItemId: ItemIdType
}

export async function updateOne(
  call: Call,
  { mailbox, id, changeKey }: ReferredItem,
  updates: readonly unknown[],
  options: UpdateOptions,
): Promise<Updated> {
  const message = await getMessage(mailbox, id.item)
  checkVersion(message, changeKey, options.ConflictResolution)
  const kind = kindOfClass(message.class)
  const before = await loadBefore(call, mailbox, message, kind)
  const context = await writeContext(call, mailbox)
  const start: Item = id.occurrence === undefined ? before : occurrenceItem(before, id.occurrence)
  const draft: Draft = {
    kind,
    item: {
      properties: start.properties.copy(),
      recipients: [...start.recipients],
      attachments: [...start.attachments],
    },
    isNew: false,
    pending: {},
  }
  await applyChanges(draft, updates, context)
  if (id.occurrence !== undefined && draft.pending.recurrence !== undefined) {
    throw new EwsFailure('ErrorInvalidPropertySet', 'an occurrence has no recurrence')
  }
  if (kind === 'CalendarItem' && (await isOwnMeeting(call, mailbox, start, draft.item))) {
    if (options.SendMeetingInvitationsOrCancellations === undefined) {
      throw new EwsFailure('ErrorSendMeetingInvitationsOrCancellationsRequired')
    }
    settleAuthor(draft, context)
    await meet(call, mailbox, { message, start, draft, occurrence: id.occurrence, options })
  } else {
    const suppress = options.SuppressReadReceipts === true
    await write(call, mailbox, { before, draft, occurrence: id.occurrence, suppress })
  }
  return await updatedOf(mailbox, id)
}

async function updatedOf(mailbox: Mailbox, { item, occurrence }: ReferredItem['id']): Promise<Updated> {
  const now = await mailbox.getMessage(item)
  const kind = kindOfClass(now.class)
  const ItemId = occurrence === undefined ? itemIdOf(mailbox, now) : occurrenceIdOf(mailbox, now, occurrence)
  return { kind, ItemId }
}

/** NeverOverwrite refuses what is not the newest version; the other two put these fields over whatever else was changed. */
export function checkVersion(
  message: Message,
  changeKey: string | undefined,
  resolution: UpdateOptions['ConflictResolution'],
): void {
  if (resolution === 'AlwaysOverwrite') {
    if (changeKey !== undefined) readChangeKey(changeKey)
    return
  }
  if (changeKey === undefined) {
    if (resolution === 'NeverOverwrite') throw new EwsFailure('ErrorChangeKeyRequiredForWriteOperations')
    return
  }
  const known = readChangeKey(changeKey)
  if (resolution === 'NeverOverwrite' && known !== message.changeSeq) throw new EwsFailure('ErrorIrresolvableConflict')
}

/** All properties, computed ones that can be changed (flags) too; attachments only where changed occurrences lie in them. */
async function loadBefore(call: Call, mailbox: Mailbox, message: Message, kind: ItemKind): Promise<LoadedItem> {
  if (kind === 'CalendarItem') return await loadItem(call.store, mailbox, message.id)
  const names = await namesIn(mailbox, message.recipients)
  return {
    properties: await message.properties(),
    recipients: message.recipients.map((row) => unpackBag(row, names)),
    attachments: [],
    message,
    numbers: new Map(),
  }
}

interface Writing {
  before: LoadedItem
  draft: Draft
  occurrence: number | undefined
  /** Nobody is told that it was read, now or later. */
  suppress: boolean
}

async function write(call: Call, mailbox: Mailbox, { before, draft, occurrence, suppress }: Writing): Promise<void> {
  const { id, contentSeq } = before.message
  const completed = completionOf(before, draft)
  const after = occurrence === undefined ? draft.item : withException(before, occurrence, draft.item)
  const patch = patchOf(before, after)
  const { read } = draft.pending
  const receipts = await call.services.groupware.receipts(mailbox)
  await call.store.write(mailbox, async (tx) => {
    if (patch) await tx.updateMessage(id, patch, contentSeq)
    if (read === true) await (suppress ? receipts.cancel(tx, [id], ['read']) : receipts.owe(tx, [id], 'read'))
    if (read !== undefined) await tx.setFlags([id], read ? { add: ['read'] } : { remove: ['read'] })
  })
  await receipts.send()
  if (completed !== undefined) await completeTask(call.store, mailbox, id, { completedMillis: completed })
}

/** A recurring task that is done becomes the next one: that is another step, after the other changes. */
function completionOf(before: LoadedItem, { kind, item: { properties } }: Draft): number | undefined {
  if (kind !== 'Task' || !patternOfTask(properties)) return undefined
  const isDone = properties.get(N.TaskComplete) === true && before.properties.get(N.TaskComplete) !== true
  if (!isDone) return undefined
  const at = properties.get(N.TaskDateCompleted)
  for (const property of [N.TaskStatus, N.PercentComplete, N.TaskComplete, N.TaskDateCompleted, N.ReminderSet]) {
    const old = before.properties.get(property as typeof N.TaskStatus)
    if (old === undefined) properties.delete(property)
    else properties.set(property as typeof N.TaskStatus, old)
  }
  return at === undefined ? undefined : fileTime.toMilliseconds(at)
}

async function isOwnMeeting(call: Call, mailbox: Mailbox, start: Item, changed: Item): Promise<boolean> {
  if (isReceived(start) || (await ownerOf(call, mailbox)) === undefined) return false
  return attendeesOf(start).length > 0 || attendeesOf(changed).length > 0
}

interface Meeting {
  message: Message
  start: Item
  draft: Draft
  occurrence: number | undefined
  options: UpdateOptions
}

async function meet(
  call: Call,
  mailbox: Mailbox,
  { message, start, draft, occurrence, options }: Meeting,
): Promise<void> {
  const owner = await ownerOf(call, mailbox)
  if (!owner) return
  const how = options.SendMeetingInvitationsOrCancellations
  const { properties } = draft.item
  const patch = patchOf(
    { properties: start.properties, recipients: [], attachments: [], message, numbers: new Map() },
    { properties, recipients: [], attachments: [] },
  )
  const attendees = attendeesOf(draft.item).flatMap((row) => {
    const person = personOfRow(row)
    return person ? [{ ...person, kind: row.get(P.RecipientType) ?? 1 }] : []
  })
  await updateMeeting(
    call.services.groupware.calendar,
    owner.id === call.user.id ? { owner } : { owner, by: call.user },
    message.id,
    {
      ...(patch?.set && { set: patch.set }),
      ...(patch?.remove && { remove: patch.remove }),
      ...(draft.pending.people && { attendees }),
      ...(occurrence !== undefined && { original: occurrence }),
      send: how !== 'SendToNone',
      keep: how === 'SendToAllAndSaveCopy' || how === 'SendToChangedAndSaveCopy',
      onlyChanged: how === 'SendOnlyToChanged' || how === 'SendToChangedAndSaveCopy',
    },
  )
}
