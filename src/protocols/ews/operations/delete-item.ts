/** DeleteItem: items go to Deleted Items, to Recoverable Items, or for good. [MS-OXWSCORE] 3.1.4.3 */
import { cancelMeeting, skipTask, withoutOccurrence } from '#groupware/calendar/index.ts'
import { attendeesOf, isReceived } from '#groupware/calendar/people.ts'
import { loadItem, patchOf } from '#groupware/items/load.ts'
import { SpecialFolder } from '#model'
import type { Mailbox, MessageId } from '#store'
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { kindOfClass } from '../fields/kinds.ts'
import { patternOfTask } from '../fields/task.ts'
import { inOneTransaction, settled, valueOf } from '../items/batch.ts'
import { ownerOf } from '../items/contexts.ts'
import { getMessage } from '../items/load.ts'
import { itemReference, type ReferredItem } from '../items/reference.ts'
import { operation, type RequestOf } from '../operation.ts'

export const deleteItem = operation({ name: 'DeleteItem', handle })

type Request = RequestOf<'DeleteItem'>

async function handle(call: Call, request: Request) {
  const found: PromiseSettledResult<ReferredItem>[] = []
  for (const reference of request.ItemIds) found.push(await settled(() => itemReference(call, reference)))
  const done = await deletePlain(call, request, found)
  return eachItem(call, found, { kind: 'DeleteItemResponseMessage' }, async (one) => {
    const item = valueOf(one)
    const result = done.get(item)
    if (result) valueOf(result)
    else await deleteSpecial(call, request, item)
  })
}

/** Those that nobody has to be told of, and that are no part of a series: all of a mailbox in one transaction. */
async function deletePlain(
  call: Call,
  request: Request,
  found: readonly PromiseSettledResult<ReferredItem>[],
): Promise<Map<ReferredItem, PromiseSettledResult<void>>> {
  const done = new Map<ReferredItem, PromiseSettledResult<void>>()
  const byMailbox = new Map<Mailbox, ReferredItem[]>()
  for (const one of found) {
    if (one.status === 'rejected') continue
    const isSpecial = await settled(() => special(one.value))
    if (isSpecial.status === 'rejected') done.set(one.value, isSpecial)
    else if (!isSpecial.value)
      byMailbox.set(one.value.mailbox, [...(byMailbox.get(one.value.mailbox) ?? []), one.value])
  }
  for (const [mailbox, items] of byMailbox) {
    const results = await inOneTransaction(call.store, mailbox, items, async (tx, { id }) => {
      await getMessage(tx, id.item)
      await remove(tx, id.item, request.DeleteType)
    })
    for (const [index, item] of items.entries()) done.set(item, results[index] as PromiseSettledResult<void>)
  }
  return done
}

async function special({ mailbox, id }: ReferredItem): Promise<boolean> {
  if (id.occurrence !== undefined) return true
  const kind = kindOfClass((await getMessage(mailbox, id.item)).class)
  return kind === 'CalendarItem' || kind === 'Task'
}

const leavings = { HardDelete: 'hard', SoftDelete: 'softly', MoveToDeletedItems: 'deletedItems' } as const

type Remover = Pick<
  Parameters<Parameters<Call['store']['write']>[1]>[0],
  'deleteMessages' | 'moveMessages' | 'findMessage'
>

async function remove(tx: Remover, id: MessageId, type: Request['DeleteType']): Promise<void> {
  if (type === 'MoveToDeletedItems') {
    const message = await tx.findMessage(id)
    // What lies there already goes on to where it can be recovered from. Public folders have no such folder.
    if (message && message.folder !== SpecialFolder.deletedItems) {
      await tx.moveMessages([id], SpecialFolder.deletedItems)
      return
    }
  }
  await tx.deleteMessages([id], { hard: type === 'HardDelete' })
}

async function deleteSpecial(call: Call, request: Request, item: ReferredItem): Promise<void> {
  const { mailbox, id } = item
  const message = await getMessage(mailbox, id.item)
  if (kindOfClass(message.class) === 'Task') await deleteTask(call, request, item)
  else await deleteAppointment(call, request, item)
}

async function deleteTask(call: Call, { AffectedTaskOccurrences, DeleteType }: Request, { mailbox, id }: ReferredItem) {
  if (AffectedTaskOccurrences === undefined) throw new EwsFailure('ErrorAffectedTaskOccurrencesRequired')
  const { properties } = await loadItem(call.store, mailbox, id.item)
  const isSeries = patternOfTask(properties) !== undefined
  if (isSeries && AffectedTaskOccurrences === 'SpecifiedOccurrenceOnly') {
    const skipped = await skipTask(call.store, mailbox, id.item)
    if (skipped) return
  }
  await call.store.write(mailbox, (tx) => remove(tx, id.item, DeleteType))
}

async function deleteAppointment(call: Call, request: Request, { mailbox, id }: ReferredItem): Promise<void> {
  const how = request.SendMeetingCancellations
  if (how === undefined) throw new EwsFailure('ErrorSendMeetingCancellationsRequired')
  const loaded = await loadItem(call.store, mailbox, id.item)
  const owner = await ownerOf(call, mailbox)
  const isOurs = !isReceived(loaded) && attendeesOf(loaded).length > 0 && owner !== undefined
  if (isOurs && how !== 'SendToNone') {
    const actor = owner.id === call.user.id ? { owner } : { owner, by: call.user }
    const keep = how === 'SendToAllAndSaveCopy'
    const original = id.occurrence === undefined ? {} : { original: id.occurrence }
    const leaving = leavings[request.DeleteType]
    await cancelMeeting(call.services.groupware.calendar, actor, id.item, { ...original, keep, leaving })
    return
  }
  await call.store.write(mailbox, async (tx) => {
    if (id.occurrence === undefined) {
      await remove(tx, id.item, request.DeleteType)
      return
    }
    const patch = patchOf(loaded, withoutOccurrence(loaded, id.occurrence))
    if (patch) await tx.updateMessage(id.item, patch, loaded.message.contentSeq)
  })
}
