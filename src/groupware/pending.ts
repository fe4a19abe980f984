/**
 * What a delivery has decided and what is done after its commit. It stands in the mailbox from that transaction on
 * (`tx.putPending`) and is done at once by whoever delivered, after a crash by the next delivery or the next start of the
 * queue. In the narrow case that the process ends before it has been written down as done, it is done again.
 *
 *   mail      goes into the queue: what rules send, answers of the absent
 *   arrival   the server's agent takes up a message that is in the mailbox: meetings
 *
 *   u32 length of the JSON | JSON | the mail
 */
import type { DirectoryObject } from '#directory'
import type { Mailbox, MailboxId, Transaction } from '#store'
import { type Arrived, type Context, system } from './context.ts'
import { noticeEntry } from './queue/entries.ts'
import type { MailEnvelope } from './types.ts'

export interface OutgoingMail {
  envelope: MailEnvelope
  bytes: Uint8Array
  /** Whose mailbox sends it. */
  submitter: DirectoryObject['id']
  /** Whom it was for, in the mailbox of his delegate. */
  representing?: DirectoryObject['id']
  /** PidTagMessageClass in mailboxes of ours, where a mail cannot say it. */
  messageClass?: string
}

/** What doing it takes. */
export type PendingContext = Pick<Context, 'store' | 'directory' | 'queue' | 'settings' | 'now' | 'log' | 'arrived'>

/** The mailbox where it stands says the rest. */
export type Arrival = Omit<Arrived, 'object' | 'mailbox'>

export type PendingWork = ({ kind: 'mail' } & OutgoingMail) | { kind: 'arrival'; arrival: Arrival }

type Head = ({ kind: 'mail' } & Omit<OutgoingMail, 'bytes'>) | Extract<PendingWork, { kind: 'arrival' }>

function packWork(work: PendingWork): Uint8Array {
  if (work.kind === 'arrival') return packHead(work, new Uint8Array())
  const { bytes, ...head } = work
  return packHead(head, bytes)
}

function packHead(head: Head, bytes: Uint8Array): Uint8Array {
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return Buffer.concat([length, json, bytes])
}

function unpackWork(packed: Uint8Array): PendingWork {
  const buffer = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  const end = 4 + buffer.readUInt32LE()
  const head = JSON.parse(buffer.toString('utf8', 4, end)) as Head
  return head.kind === 'mail' ? { ...head, bytes: packed.subarray(end) } : head
}

/** What one transaction has left to be done. */
export class Todo {
  readonly #works: { id: number; work: PendingWork }[] = []

  get isEmpty(): boolean {
    return this.#works.length === 0
  }

  async put(tx: Transaction, work: PendingWork): Promise<void> {
    this.#works.push({ id: await tx.putPending(packWork(work)), work })
  }

  /** After the commit. Never throws: what cannot be done waits for the next one who comes. */
  async do(context: PendingContext, mailbox: Mailbox): Promise<void> {
    if (this.isEmpty) return
    // What was put by an attempt that was rolled back is not there.
    const there = new Set(await mailbox.pending())
    const works = this.#works.splice(0).filter(({ id }) => there.has(id))
    await doAll(context, mailbox, works)
  }
}

async function doAll(
  context: PendingContext,
  mailbox: Mailbox,
  works: readonly { id: number; work: PendingWork }[],
): Promise<void> {
  const done: number[] = []
  for (const { id, work } of works) if (await doSafely(context, mailbox.id, work)) done.push(id)
  if (done.length === 0) return
  try {
    await context.store.write(mailbox, (tx) => tx.removePending(done))
  } catch (error) {
    context.log.error('pending', { mailbox: mailbox.id, error })
  }
}

/** What others have left behind. */
async function doPending(context: PendingContext, mailbox: Mailbox): Promise<void> {
  while ((await mailbox.pending()).length > 0) {
    const taken = await context.store.write(mailbox, (tx) => tx.takePending())
    if (taken.length === 0) return
    await doAll(
      context,
      mailbox,
      taken.map(({ id, bytes }) => ({ id, work: unpackWork(bytes) })),
    )
  }
}

/** False: it waits for the next one who comes. */
async function doSafely(context: PendingContext, mailbox: MailboxId, work: PendingWork): Promise<boolean> {
  try {
    if (work.kind === 'mail') {
      const { submitter, representing, messageClass, ...mail } = work
      await context.queue.add({
        ...noticeEntry(context, mail),
        submitter,
        ...(representing && { representing }),
        ...(messageClass && { messageClass }),
      })
    } else {
      const object = await context.directory.findByMailbox(mailbox)
      if (object) await context.arrived?.({ ...work.arrival, object, mailbox })
    }
    return true
  } catch (error) {
    context.log.error('pending.work', { mailbox, kind: work.kind, error })
    return false
  }
}

/** Never makes fail what has been committed. */
export async function doPendingSafely(context: PendingContext, id: MailboxId): Promise<void> {
  try {
    await doPending(context, await context.store.open(id, system))
  } catch (error) {
    context.log.error('pending', { mailbox: id, error })
  }
}

/** What a process left behind that ended in between: of all mailboxes. */
export async function doAllPending(context: PendingContext, signal: AbortSignal): Promise<void> {
  for (const id of await context.store.mailboxes()) {
    if (signal.aborted) return
    await doPendingSafely(context, id)
  }
}
