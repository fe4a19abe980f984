/**
 * What the server does whatever the protocol: takes mail in, sends it out, turns it into items and items into mail.
 */
import type { Mailbox, MessageId, NewMessage, Flag, ByteSource } from '#store'
import type { Envelope, Part } from '#codec/mime/index.ts'
import type { Login } from '#directory'
import type { Receipts } from './sending/receipts.ts'
import type { Sent, SendWish } from './sending/send-message.ts'
import type { CalendarContext } from './calendar/context.ts'

/** One recipient of the SMTP envelope, with its DSN wishes (RFC 3461). */
export interface EnvelopeRecipient {
  address: string
  notify?: readonly ('never' | 'success' | 'failure' | 'delay')[]
  /** ORCPT, decoded: type and address. */
  original?: string
}

export interface MailEnvelope {
  /** Empty for a bounce. */
  from: string
  recipients: readonly EnvelopeRecipient[]
  /** ENVID and RET of RFC 3461. */
  id?: string
  returns?: 'full' | 'headers'
  smtputf8?: boolean
}

/** How it came: goes into the Received header. */
export interface Trace {
  protocol:
    | 'SMTP'
    | 'ESMTP'
    | 'ESMTPS'
    | 'ESMTPA'
    | 'ESMTPSA'
    | 'LMTP'
    | 'LMTPS'
    | 'UTF8SMTP'
    | 'UTF8SMTPS'
    | 'UTF8SMTPA'
    | 'UTF8SMTPSA'
    | 'UTF8LMTP'
    | 'local'
  helo: string
  remoteAddress: string
  session: string
}

/** The answer for one recipient, in SMTP's words. */
export interface RecipientResult {
  address: string
  /** 250, 4xx, 5xx. */
  code: number
  /** RFC 3463: `2.1.5`, `5.1.1`, `4.2.2` … */
  enhanced: string
  text: string
}

export interface Groupware {
  /** What the functions of calendar/ take. */
  readonly calendar: CalendarContext
  /** At RCPT: may this address receive now? Never creates anything. */
  checkRecipient(
    address: string,
    options: { login?: Login; from?: string; sizeBytes?: number },
  ): Promise<RecipientResult>
  /** At MAIL (submission): may this login send as it? Throws accessDenied. */
  checkSender(login: Login, from: string): Promise<void>
  /**
   * Durable when it resolves: in the mailbox, or in the queue for other hosts. One result for each recipient, in order.
   * With a login it is a submission (From is checked, missing Date and Message-ID are added, Bcc goes).
   *
   * SMTP has one answer for all recipients: when it is the way the mail came, and some recipients were accepted, the
   * others are retried or the sender is told, and their results are 250, too. LMTP and local callers get each result.
   */
  deliver(envelope: MailEnvelope, message: Uint8Array, trace: Trace, login?: Login): Promise<RecipientResult[]>

  /** IMAP APPEND: the mail becomes a full item, beside its exact source; `createMessage` then has little left to do. */
  prepareMail(
    message: Uint8Array,
    options: { flags?: readonly Flag[]; categories?: readonly string[]; received?: Date },
  ): Promise<NewMessage>
  /** A message of a mailbox goes to its recipients, now or when it is due, and to where its sender keeps what he has sent. */
  sendMessage(wish: SendWish): Promise<Sent>
  /** For whoever marks messages of a mailbox as read, or deletes them: who is told of it. */
  receipts(mailbox: Mailbox): Promise<Receipts>
  /** Takes back one that is not due yet. Throws notFound when it does not wait. */
  abortSending(mailbox: Mailbox, id: MessageId): Promise<void>

  /** The MIME form of a message; for one that was born without, it is made now and stays. */
  mime(mailbox: Mailbox, id: MessageId): Promise<{ bytes: ByteSource; structure: Part; envelope: Envelope }>
}
