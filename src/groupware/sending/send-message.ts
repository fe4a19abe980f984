/**
 * A message of a mailbox is sent, whichever protocol asks for it. [MS-OXOMSG] 3.2.4.1, 3.2.5.1
 *
 *   due later ──▶ it waits in its folder, marked as submitted; the queue comes back to it (deferred.ts)
 *   now       ──▶ mail for everybody; people here get what only Outlook reads with it (votes, recalls)
 *             ──▶ who could not be reached comes back as a report; when nobody was, the caller is told
 *             ──▶ the message goes to where its sender keeps what he has sent (file-sent.ts)
 */
import { randomUUID } from 'node:crypto'
import { exportMail, needsTnef } from '#convert'
import type { Login } from '#directory'
import { Bag, Failure, type Item, P } from '#model'
import type { Mailbox, MessageId } from '#store'
import { composeReport } from '../bounce.ts'
import type { Context } from '../context.ts'
import { deliver } from '../deliver.ts'
import { type LoadedItem, loadItem } from '../items/load.ts'
import { mime } from '../mime.ts'
import { noticeEntry } from '../queue/entries.ts'
import type { RecipientResult } from '../types.ts'
import { deferSending, sendTimeOf } from './deferred.ts'
import { fileSent } from './file-sent.ts'

export interface SendWish {
  mailbox: Mailbox
  id: MessageId
  login: Login
  /** Goes into logs: `mapi`, `ews`. */
  session: string
}

export type Sent =
  | { kind: 'sent' | 'refused'; results: RecipientResult[] }
  /** Milliseconds. */
  | { kind: 'deferred'; until: number }

/** `refused`: nobody gets it, and it stays where it is. Throws sendAsDenied, and invalid when it has no recipients. */
export async function sendMessage(context: Context, wish: SendWish): Promise<Sent> {
  const { properties } = await loadHead(wish)
  const until = sendTimeOf(properties, context.now())
  if (until === undefined) return sendNow(context, wish)
  await deferSending(context, wish, until)
  return { kind: 'deferred', until }
}

async function loadHead({ mailbox, id }: SendWish): Promise<{ properties: Bag }> {
  return { properties: await (await mailbox.getMessage(id)).properties() }
}

export async function sendNow(context: Context, wish: SendWish): Promise<Sent> {
  const { mailbox, id, login, session } = wish
  const item = await withMessageId(context, wish)
  const addresses = await addressesOf(context, item)
  const { bytes: source } = await mime(context, mailbox, id)
  const bytes = await source.bytes()
  const seed = randomUUID()
  const rich = needsTnef(item)
    ? exportMail(item, { seed, hostname: context.hostname, bcc: true, format: 'tnef' })
    : undefined
  const inside = rich ? await ownAddresses(context, addresses) : []
  const outside = addresses.filter((address) => !inside.includes(address))
  const send = (to: readonly string[], mail: Uint8Array) =>
    to.length === 0
      ? []
      : deliver(context, {
          envelope: { from: login.user.address, recipients: to.map((address) => ({ address })) },
          message: mail,
          trace: { protocol: 'local', helo: context.hostname, remoteAddress: '', session },
          login,
        })
  const results = [...(await send(outside, bytes)), ...(rich ? await send(inside, rich) : [])]
  const refused = results.filter(({ code }) => code >= 300)
  for (const { address, code, text } of refused) context.log.warn('send.undelivered', { session, address, code, text })
  if (refused.length === results.length) return { kind: 'refused', results }
  await tellRefused(context, wish, { refused, bytes })
  await fileSent(context, wish, item)
  return { kind: 'sent', results }
}

/** What answers, votes and recalls name it by stands on the copy that its sender keeps, too. */
async function withMessageId({ store, hostname }: Context, { mailbox, id }: SendWish): Promise<LoadedItem> {
  const item = await loadItem(store, mailbox, id)
  if (item.properties.get(P.InternetMessageId)) return item
  const set = Bag.of({ InternetMessageId: `<${randomUUID()}@${hostname}>` })
  await store.write(mailbox, (tx) => tx.updateMessage(id, { set }))
  return loadItem(store, mailbox, id)
}

/** An X.500 name is looked up. Throws invalid for a message that is for nobody. */
async function addressesOf({ directory }: Context, { recipients }: Item): Promise<string[]> {
  const addresses = new Set<string>()
  for (const row of recipients) {
    const email = row.get(P.EmailAddress) ?? ''
    const address =
      row.get(P.SmtpAddress) || (email.includes('@') ? email : (await directory.findByLegacyDn(email))?.address)
    if (!address) throw new Failure('invalid', `the address of ${row.get(P.DisplayName) ?? 'a recipient'}`)
    addresses.add(address)
  }
  if (addresses.size === 0) throw new Failure('invalid', 'a message without recipients')
  return [...addresses]
}

async function ownAddresses({ directory }: Context, addresses: readonly string[]): Promise<string[]> {
  const own: string[] = []
  for (const address of addresses) {
    if (await directory.isOwnDomain(address.slice(address.lastIndexOf('@') + 1))) own.push(address)
  }
  return own
}

async function tellRefused(
  context: Context,
  { login }: SendWish,
  { refused, bytes }: { refused: readonly RecipientResult[]; bytes: Uint8Array },
): Promise<void> {
  const reports = refused.map(({ address, code, enhanced, text }) => ({
    recipient: { address },
    action: 'failed' as const,
    status: enhanced,
    diagnostic: `${code} ${enhanced} ${text}`,
  }))
  if (reports.length === 0) return
  const { hostname, now } = context
  const times = { hostname, now: now(), arrived: now() }
  const notice = composeReport({ envelope: { from: login.user.address }, bytes }, reports, times)
  if (notice) await context.queue.add(noticeEntry(context, notice))
}
