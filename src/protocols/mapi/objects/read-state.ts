/** Read and unread by the flags of RopSetReadFlags and RopSetMessageReadFlag. [MS-OXCMSG] 2.2.3.10.1 */
import type { Receipts } from '#groupware/sending/index.ts'
import type { MessageId, Transaction } from '#store'

export const ReadFlag = {
  suppressReceipt: 0x01,
  clearReadFlag: 0x04,
  generateReceiptOnly: 0x10,
  clearNotifyRead: 0x20,
  clearNotifyUnread: 0x40,
} as const
/** Bits that mean nothing and that clients set. */
const reserved = 0x0a
const all = Object.values(ReadFlag).reduce<number>((bits, flag) => bits | flag, reserved)

/** Some pairs contradict each other. */
export function isValidReadFlags(flags: number): boolean {
  if (flags & ~all) return false
  const both = (one: number, other: number) => (flags & one) !== 0 && (flags & other) !== 0
  return !both(ReadFlag.clearReadFlag, ReadFlag.generateReceiptOnly)
}

export async function markRead(
  tx: Transaction,
  ids: readonly MessageId[],
  { flags, receipts }: { flags: number; receipts: Receipts },
): Promise<{ changed: boolean }> {
  const has = (flag: keyof typeof ReadFlag) => (flags & ReadFlag[flag]) !== 0
  if (has('clearNotifyRead') || has('suppressReceipt')) await receipts.cancel(tx, ids, ['read'])
  if (has('clearNotifyUnread')) await receipts.cancel(tx, ids, ['notRead'])
  if (has('generateReceiptOnly')) await receipts.owe(tx, ids, 'read')
  // Only receipts are asked for: read state stays.
  const isOnlyReceipts = has('generateReceiptOnly') || has('clearNotifyRead') || has('clearNotifyUnread')
  const unread = has('clearReadFlag')
  if (isOnlyReceipts && !unread) return { changed: false }
  const before = await tx.setFlags(ids, {})
  if (!unread) await receipts.owe(tx, ids, 'read')
  await tx.setFlags(ids, unread ? { remove: ['read'] } : { add: ['read'] })
  return { changed: before.changed.some((row) => row.flags.has('read') === unread) }
}
