/** A mail that a client puts into a folder (IMAP APPEND): the same conversion as a delivery, and nothing of a delivery. */
import { importMail } from '#convert'
import { fileTime, N, P } from '#model'
import type { Created, Flag, FolderId, Transaction } from '#store'

export interface AppendOptions {
  flags?: readonly Flag[]
  categories?: readonly string[]
  received?: Date
}

export async function append(
  tx: Transaction,
  folder: FolderId,
  message: Uint8Array,
  { flags, categories = [], received }: AppendOptions & { received: Date },
): Promise<Created> {
  const item = importMail(message)
  const { properties } = item
  properties.set(P.MessageDeliveryTime, fileTime.from(received))
  const all = new Set([...(properties.get(N.Keywords) ?? []), ...categories])
  if (all.size > 0) properties.set(N.Keywords, [...all])
  return await tx.createMessage(folder, { ...item, received, ...(flags && { flags }) })
}
