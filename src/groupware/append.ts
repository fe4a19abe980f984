/**
 * A mail that a client puts into a folder (IMAP APPEND): the same conversion as a delivery, and nothing of a delivery. All
 * that takes time is done here, before others have to wait for the transaction in which it is created.
 */
import { importMail } from '#convert'
import { fileTime, N, P } from '#model'
import type { Flag, NewMessage, Store } from '#store'

export interface AppendOptions {
  flags?: readonly Flag[]
  categories?: readonly string[]
  received?: Date
}

export async function prepareMail(
  store: Pick<Store, 'prepare'>,
  message: Uint8Array,
  { flags, categories = [], received }: AppendOptions & { received: Date },
): Promise<NewMessage> {
  // Whoever puts it there could set any property: nothing is kept from him.
  const item = importMail(message, { trusted: true })
  const { properties } = item
  properties.set(P.MessageDeliveryTime, fileTime.from(received))
  const all = new Set([...(properties.get(N.Keywords) ?? []), ...categories])
  if (all.size > 0) properties.set(N.Keywords, [...all])
  const ready = { ...item, received, ...(flags && { flags }) }
  await store.prepare(ready)
  return ready
}
