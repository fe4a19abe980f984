/** The mailbox of a calendar as the one who acts sees it: what he may not do there, the store refuses. */
import { Failure } from '#model'
import type { Mailbox } from '#store'
import { type Actor, type CalendarContext, system } from './context.ts'

export async function openCalendar({ store, directory }: CalendarContext, { owner, by }: Actor): Promise<Mailbox> {
  if (!owner.mailbox) throw new Failure('notFound', owner.address)
  const viewer = by && by.id !== owner.id ? await directory.viewer(by.id, owner.mailbox) : system
  return await store.open(owner.mailbox, viewer)
}
