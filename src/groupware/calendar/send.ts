/**
 * A meeting message leaves: as mail with its calendar part, the same for people here and elsewhere (RFC 6047); here it becomes the meeting message
 * again, and the agent of each mailbox takes it up.
 */
import { randomUUID } from 'node:crypto'
import { parseStructure, readHeader } from '#codec/mime/index.ts'
import { exportMail } from '#convert'
import type { DirectoryObject } from '#directory'
import { type Bag, Failure, fileTime, type Item, P, SpecialFolder } from '#model'
import { type Actor, type CalendarContext, system } from './context.ts'
import { addressOfRow } from './people.ts'

export interface SendOptions {
  /** A copy in Sent Items of the one who sends. */
  keep?: boolean
  /** Rows of those who get it, if not all do. */
  to?: readonly Bag[]
  /** Who passes on an invitation of somebody else: the mail is from him, the meeting stays the organizer's. RFC 6047 2.4 */
  from?: DirectoryObject
}

/** Throws sendAsDenied when `actor.by` may not send for the owner. */
export async function sendMeetingMessage(
  context: CalendarContext,
  { owner, by = owner }: Actor,
  message: Item,
  { keep = false, to = message.recipients, from }: SendOptions = {},
): Promise<void> {
  const recipients = [...new Set(to.map(addressOfRow))].filter((address) => address.includes('@'))
  if (recipients.length === 0) return
  const seed = randomUUID()
  const properties = message.properties.copy()
  properties.set(P.ClientSubmitTime, fileTime.from(context.now()))
  properties.set(P.InternetMessageId, `<${seed}@${context.hostname}>`)
  const item: Item = { ...message, properties }
  const made = exportMail(item, { seed, hostname: context.hostname })
  const bytes = from ? authored(made, from.address) : made
  const login = { user: by, name: by.address, via: 'token' } as const
  const trace = {
    protocol: 'local',
    helo: context.hostname,
    remoteAddress: '',
    session: `calendar.${seed.slice(0, 8)}`,
  } as const
  const envelope = { from: by.address, recipients: recipients.map((address) => ({ address })) }
  const results = await context.deliver(envelope, bytes, trace, login)
  for (const { address, code, text } of results) {
    if (code >= 300) context.log.warn('calendar.undelivered', { address, code, text })
  }
  if (keep) await keepSent(context, by.mailbox, item)
}

/** The mail with another author. */
function authored(mail: Uint8Array, address: string): Uint8Array {
  const { fields } = readHeader(mail, parseStructure(mail))
  const pieces: Uint8Array[] = [Buffer.from(`From: <${address}>\r\n`)]
  let at = 0
  for (const { key, start, end } of fields) {
    if (key !== 'from' && key !== 'sender') continue
    pieces.push(mail.subarray(at, start))
    at = end
  }
  return Buffer.concat([...pieces, mail.subarray(at)])
}

async function keepSent({ store, now }: CalendarContext, id: string | undefined, item: Item): Promise<void> {
  if (id === undefined) return
  const mailbox = await store.open(id, system)
  try {
    await store.write(mailbox, (tx) =>
      tx.createMessage(SpecialFolder.sentItems, { ...item, flags: ['read'], received: new Date(now()) }),
    )
  } catch (error) {
    // A full mailbox does not take back what has been sent.
    if (!(error instanceof Failure)) throw error
  }
}
