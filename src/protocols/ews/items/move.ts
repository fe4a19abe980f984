/** Items go into another folder, or a copy of them does; from one mailbox into another they are made anew. [MS-OXWSCORE] 3.1.4.1, 3.1.4.7 */
import { loadItem } from '#groupware/transfer/load-item.ts'
import type { Mailbox, MessageId, Transaction } from '#store'
import type { Call, Place } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import { kindOfClass } from '../fields/kinds.ts'
import { itemIdOf } from '../ids/item-id.ts'
import { inOneTransaction, settled } from './batch.ts'
import { getMessage } from './load.ts'
import type { ReferredItem } from './reference.ts'

export type How = 'move' | 'copy'
type Element = { kind: string; ItemId: object }

/** undefined for one that is in another mailbox now: Exchange does not say its new id. */
export async function transferAll(
  call: Call,
  items: readonly PromiseSettledResult<ReferredItem>[],
  to: Place,
  how: How,
): Promise<PromiseSettledResult<Element | undefined>[]> {
  const results = new Map<PromiseSettledResult<ReferredItem>, PromiseSettledResult<Element | undefined>>()
  const here = items.filter((one) => one.status === 'fulfilled' && one.value.mailbox.id === to.mailbox.id)
  const written = await inOneTransaction(call.store, to.mailbox, here, async (tx, one) =>
    within(tx, (one as PromiseFulfilledResult<ReferredItem>).value, to, how),
  )
  for (const [index, one] of here.entries()) results.set(one, written[index] as PromiseSettledResult<Element>)
  for (const one of items) {
    if (results.has(one)) continue
    if (one.status === 'rejected') results.set(one, one)
    else {
      const { mailbox, id } = one.value
      results.set(
        one,
        await settled(async () => {
          checkOccurrence(one.value)
          return await across(call, mailbox, { id: id.item, to, how })
        }),
      )
    }
  }
  return items.map((one) => results.get(one) as PromiseSettledResult<Element | undefined>)
}

function checkOccurrence({ id }: ReferredItem): void {
  if (id.occurrence !== undefined) throw new EwsFailure('ErrorCalendarCannotMoveOrCopyOccurrence')
}

async function within(tx: Transaction, item: ReferredItem, to: Place, how: How): Promise<Element> {
  checkOccurrence(item)
  await getMessage(tx, item.id.item)
  const folder = to.folder.id
  const ids = [item.id.item]
  const [moved] = how === 'move' ? await tx.moveMessages(ids, folder) : await tx.copyMessages(ids, folder)
  if (!moved) throw new EwsFailure('ErrorMoveCopyFailed')
  const row = await tx.getMessage(moved.to.id)
  return { kind: kindOfClass(row.class), ItemId: itemIdOf(to.mailbox, row) }
}

async function across(
  call: Call,
  from: Mailbox,
  { id, to, how }: { id: MessageId; to: Place; how: How },
): Promise<undefined> {
  const message = await getMessage(from, id)
  const item = await loadItem(call.store, from, id)
  const copy = { ...item, flags: [...message.flags], received: message.received }
  await call.store.prepare(copy)
  await call.store.write(to.mailbox, (tx) => tx.createMessage(to.folder.id, copy))
  if (how === 'move') await call.store.write(from, (tx) => tx.deleteMessages([id], { hard: true }))
  return undefined
}

/** One message, wherever it goes. */
export async function moveOne(call: Call, mailbox: Mailbox, id: MessageId, to: Place): Promise<void> {
  if (mailbox.id === to.mailbox.id) await call.store.write(mailbox, (tx) => tx.moveMessages([id], to.folder.id))
  else await across(call, mailbox, { id, to, how: 'move' })
}
