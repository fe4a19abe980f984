/**
 * Receipts: that a message was read, or that it went unread. Whoever marks or deletes messages for a client says so here, in the
 * transaction that does it. [MS-OXOMSG] 2.2.2, 3.2.4.2; RFC 8098
 *
 *   delivery   a message that asks for receipts owes them: mfNotifyRead, mfNotifyUnread in PidTagMessageFlags
 *   read       the sender learns that it was read; nothing is owed any more
 *   deleted    unread: the sender learns that it was not read
 *
 * Mail programs of IMAP send receipts themselves and say so with $MDNSent (RFC 3503): then nothing is owed either.
 */
import { randomUUID } from 'node:crypto'
import {
  exportMail,
  findPerson,
  type Person,
  readReceipt,
  recipientBag,
  sender,
  sentRepresenting,
  setPerson,
} from '#convert'
import type { DirectoryObject } from '#directory'
import { Bag, Failure, fileTime, P, SpecialFolder } from '#model'
import type { Mailbox, Message, MessageId, Transaction } from '#store'
import { type Context, system } from '../context.ts'
import { type OutgoingMail, Todo } from '../pending.ts'

/** PidTagMessageFlags. [MS-OXCMSG] 2.2.1.6 */
const owed = { read: 0x0100, notRead: 0x0200 } as const
export type ReceiptKind = keyof typeof owed

/** What a message that comes in owes. */
export function setOwedReceipts(properties: Bag): void {
  if (properties.get(P.ReadReceiptRequested) !== true) return
  properties.set(P.MessageFlags, (properties.get(P.MessageFlags) ?? 0) | owed.read | owed.notRead)
}

export interface Receipts {
  /** Those of the messages that owe one have it sent, after the commit. */
  owe(tx: Transaction, ids: readonly MessageId[], kind: ReceiptKind): Promise<void>
  /** None of these is sent, now or later. */
  cancel(tx: Transaction, ids: readonly MessageId[], kinds: readonly ReceiptKind[]): Promise<void>
  /** After the commit. */
  send(): Promise<void>
}

/** In a public folder nobody owes anybody anything. */
const none: Receipts = {
  owe: () => Promise.resolve(),
  cancel: () => Promise.resolve(),
  send: () => Promise.resolve(),
}

export async function receiptsOf(context: Context, mailbox: Mailbox): Promise<Receipts> {
  const owner = mailbox.kind === 'private' ? await context.directory.findByMailbox(mailbox.id) : undefined
  if (!owner) return none
  const todo = new Todo()
  return {
    async owe(tx, ids, kind) {
      for (const id of await owing(tx, ids, [kind])) {
        const message = await tx.findMessage(id)
        // Who may not change it owes nothing in its owner's name.
        if (!message || !(await settle(tx, message, ['read', 'notRead']))) continue
        if (message.flags.has('receiptSent') || (kind === 'notRead' && message.flags.has('read'))) continue
        const mail = await receiptMail(context, owner, { message, kind })
        if (mail) await todo.put(tx, { kind: 'mail', ...mail })
      }
    },
    async cancel(tx, ids, kinds) {
      for (const id of await owing(tx, ids, kinds)) {
        const message = await tx.findMessage(id)
        if (message) await settle(tx, message, kinds)
      }
    },
    send: async () => todo.do(context, await context.store.open(mailbox.id, system)),
  }
}

async function owing(tx: Transaction, ids: readonly MessageId[], kinds: readonly ReceiptKind[]): Promise<MessageId[]> {
  const bits = bitsOf(kinds)
  return [...(await tx.messageFlags(ids))].filter(([, flags]) => (flags & bits) !== 0).map(([id]) => id)
}

async function settle(tx: Transaction, { id, bag }: Message, kinds: readonly ReceiptKind[]): Promise<boolean> {
  const flags = (bag.get(P.MessageFlags) ?? 0) & ~bitsOf(kinds)
  try {
    await tx.updateMessage(id, { set: Bag.of({ MessageFlags: flags }) })
    return true
  } catch (error) {
    if (error instanceof Failure && error.code === 'accessDenied') return false
    throw error
  }
}

function bitsOf(kinds: readonly ReceiptKind[]): number {
  return kinds.reduce((bits, kind) => bits | owed[kind], 0)
}

const words = {
  read: { class: 'IPNRN', subject: 'Read', was: 'was read' },
  notRead: { class: 'IPNNRN', subject: 'Not read', was: 'was deleted without being read' },
} as const

async function receiptMail(
  { hostname, now }: Context,
  owner: DirectoryObject,
  { message, kind }: { message: Message; kind: ReceiptKind },
): Promise<OutgoingMail | undefined> {
  if (message.folder === SpecialFolder.sentItems || message.flags.has('draft')) return undefined
  const original = await message.properties()
  const to = receiverOf(original)
  const own = [owner.address, ...owner.aliases].some((address) => address.toLowerCase() === to?.address.toLowerCase())
  if (!to || own) return undefined
  const seed = randomUUID()
  const { class: ending, subject, was } = words[kind]
  const time = new Date(now())
  const topic = original.get(P.Subject) ?? ''
  const id = original.get(P.InternetMessageId)
  const properties = Bag.of({
    MessageClass: `REPORT.${message.class}.${ending}`,
    Subject: `${subject}: ${topic}`.slice(0, 255),
    Body: `Your message\r\n\r\n  To:  ${owner.displayName}\r\n  Subject:  ${topic}\r\n\r\n${was} on ${time.toUTCString()}.\r\n`,
    NativeBody: 1,
    InternetMessageId: `<${seed}@${hostname}>`,
    ClientSubmitTime: fileTime.from(time),
    ReportTime: fileTime.from(time),
    OriginalSubject: topic,
    OriginalSubmitTime: original.get(P.ClientSubmitTime),
    OriginalMessageId: id,
    InReplyToId: id,
    InternetReferences: id,
    ConversationIndex: original.get(P.ConversationIndex),
    ConversationTopic: original.get(P.ConversationTopic),
    ReportDispositionMode: 'manual-action/MDN-sent-automatically',
  })
  const person = { name: owner.displayName, address: owner.address }
  setPerson(properties, sender, person)
  setPerson(properties, sentRepresenting, person)
  const item = { properties, recipients: [recipientBag(to, 1, 0)], attachments: [] }
  // RFC 8098 3: an empty return path.
  const envelope = { from: '', recipients: [{ address: to.address, notify: ['never'] as const }] }
  return { envelope, bytes: exportMail(item, { seed, hostname }), submitter: owner.id }
}

function receiverOf(original: Bag): Person | undefined {
  const asked = findPerson(original, readReceipt)
  const author = findPerson(original, sender) ?? findPerson(original, sentRepresenting)
  const to = asked?.address ? asked : author
  return to?.address.includes('@') ? to : undefined
}
