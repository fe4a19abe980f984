/**
 * Sending later: until its time a message lies where it was submitted, marked so that clients show it as waiting, and the queue
 * holds a note that brings the server back to it. Whoever takes the mark away, moves the message or deletes it has taken it
 * back. [MS-OXOMSG] 2.2.3.1 to 2.2.3.3, 3.2.4.1; [MS-OXOMSG] 2.2.1.71 (PidTagDeferredDeliveryTime)
 */
import { Bag, Failure, fileTime, P } from '#model'
import type { Mailbox, MessageId } from '#store'
import { type Context, system } from '../context.ts'
import type { Attempt } from '../queue/queue.ts'
import { sendNow, type SendWish } from './send-message.ts'

/** The way of such a note through the queue. */
export const deferredRoute = 'submit'

const mfSubmitted = 0x04
/** PidTagDeferredSendUnits: minutes, hours, days, weeks. */
const unitMillis = [60_000, 3_600_000, 86_400_000, 604_800_000]
const NUMBER_MAX = 999
/** A note that could not be worked on until then is given up. */
const GIVE_UP_DAYS = 5

/** When it is to be sent, if that is later: milliseconds. */
export function sendTimeOf(properties: Bag, now: number): number | undefined {
  const at = properties.get(P.DeferredSendTime) ?? properties.get(P.DeferredDeliveryTime)
  const number = properties.get(P.DeferredSendNumber)
  const unit = unitMillis[properties.get(P.DeferredSendUnits) ?? -1]
  const counted =
    number !== undefined && unit !== undefined && number > 0 && number <= NUMBER_MAX ? now + number * unit : undefined
  const due = at === undefined ? counted : fileTime.toDate(at).getTime()
  return due !== undefined && due > now ? due : undefined
}

export async function deferSending(context: Context, { mailbox, id, login }: SendWish, until: number): Promise<void> {
  const { store, queue } = context
  const message = await mailbox.getMessage(id)
  const subject = (message.bag.get(P.NormalizedSubject) ?? '').replace(/[^\x20-\x7e]+/g, ' ').slice(0, 200)
  // The note first: one without a marked message does nothing.
  await queue.add({
    envelope: { from: login.user.address, recipients: [{ address: `${mailbox.id}/${id}` }] },
    bytes: Buffer.from(`Subject: ${subject}\r\n\r\n`),
    routes: [deferredRoute],
    notBefore: until,
    expires: until + GIVE_UP_DAYS * 86_400_000,
    submitter: login.user.id,
  })
  const flags = (message.bag.get(P.MessageFlags) ?? 0) | mfSubmitted
  await store.write(mailbox, async (tx) => {
    const set = Bag.of({ MessageFlags: flags, DeferredSendTime: fileTime.from(until) })
    await tx.updateMessage(id, { set })
  })
}

/** Takes it back before its time. Throws notFound for a message that does not wait. [MS-OXOMSG] 3.2.5.2 */
export async function abortSending({ store }: Pick<Context, 'store'>, mailbox: Mailbox, id: MessageId): Promise<void> {
  await store.write(mailbox, async (tx) => {
    const { bag } = await tx.getMessage(id)
    const flags = bag.get(P.MessageFlags) ?? 0
    if ((flags & mfSubmitted) === 0) throw new Failure('notFound', 'a message that waits to be sent')
    await tx.updateMessage(id, { set: Bag.of({ MessageFlags: flags & ~mfSubmitted }) })
  })
}

/** What became of a note that is due; undefined: it is done. */
export async function sendDeferred(
  context: Context,
  address: string,
  submitter: string | undefined,
): Promise<Attempt | undefined> {
  const { store, directory } = context
  const [id = '', number = ''] = address.split('/')
  const user = submitter === undefined ? undefined : await directory.findObject(submitter)
  if (!user || user.disabled) return undefined
  const message = await findWaiting(context, id, Number(number))
  if (!message) return undefined
  const mailbox = await store.open(id, system)
  const login = { user, name: user.address, via: 'token' } as const
  const sent = await sendNow(context, { mailbox, id: message, login, session: 'deferred' })
  if (sent.kind !== 'refused') return undefined
  const [first] = sent.results
  const { code = 550, enhanced: status = '5.0.0', text = 'Nobody was reached' } = first ?? {}
  return { code, status, text, remote: undefined }
}

async function findWaiting({ store }: Context, mailbox: string, id: MessageId): Promise<MessageId | undefined> {
  try {
    const message = await (await store.open(mailbox, system)).findMessage(id)
    const isWaiting = message && ((message.bag.get(P.MessageFlags) ?? 0) & mfSubmitted) !== 0
    return isWaiting && message.lastParent === undefined ? id : undefined
  } catch (error) {
    if (error instanceof Failure && error.code === 'notFound') return undefined
    throw error
  }
}
