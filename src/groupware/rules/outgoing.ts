/**
 * Mails that rules send. They stand in the mailbox from the transaction that ruled the message (`tx.putOutgoing`) and go into
 * the queue afterwards: by whoever delivered, after a crash by the next delivery or the next start of the queue. Handing on
 * twice is possible in one narrow case, when the process ends between the queue's commit and the mailbox's.
 *
 *   u32 length of the JSON | JSON: envelope, submitter | the mail
 */
import type { DirectoryObject } from '#directory'
import type { Mailbox, MailboxId } from '#store'
import { type Context, system } from '../context.ts'
import { noticeEntry } from '../queue/entries.ts'
import type { MailEnvelope } from '../types.ts'

export interface OutgoingMail {
  envelope: MailEnvelope
  bytes: Uint8Array
  /** Whose mailbox sends it. */
  submitter: DirectoryObject['id']
  /** Whom it was for, in the mailbox of his delegate. */
  representing?: DirectoryObject['id']
}

type Head = Omit<OutgoingMail, 'bytes'>

export function packOutgoing({ bytes, ...head }: OutgoingMail): Uint8Array {
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return Buffer.concat([length, json, bytes])
}

export function unpackOutgoing(packed: Uint8Array): OutgoingMail {
  const buffer = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  const end = 4 + buffer.readUInt32LE()
  return { ...(JSON.parse(buffer.toString('utf8', 4, end)) as Head), bytes: packed.subarray(end) }
}

/** All that waits in the mailbox goes into the queue. */
export async function handOn(context: Context, mailbox: Mailbox): Promise<number> {
  let count = 0
  for (;;) {
    const waiting = await mailbox.outgoing()
    if (waiting.length === 0) return count
    for (const { bytes } of waiting) {
      const { submitter, representing, ...mail } = unpackOutgoing(bytes)
      await context.queue.add({ ...noticeEntry(context, mail), submitter, ...(representing && { representing }) })
    }
    const ids = waiting.map(({ id }) => id)
    await context.store.write(mailbox, (tx) => tx.removeOutgoing(ids))
    count += waiting.length
  }
}

/** What a process left behind that ended in between: of all mailboxes. */
export async function handOnAll(context: Context, signal: AbortSignal): Promise<void> {
  for (const id of await context.store.mailboxes()) {
    if (signal.aborted) return
    await handOnSafely(context, id)
  }
}

/** Never makes a delivery fail: what could not be handed on waits for the next one. */
export async function handOnSafely(context: Context, id: MailboxId): Promise<void> {
  try {
    await handOn(context, await context.store.open(id, system))
  } catch (error) {
    context.log.error('rules.outgoing', { mailbox: id, error })
  }
}
