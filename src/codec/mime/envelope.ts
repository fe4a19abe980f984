/**
 * The envelope of a mail as IMAP shows it: RFC 9051 7.5.2.
 *
 * Strings are unfolded but not decoded (encoded words stay), the date is the text of the field. Sender and Reply-To
 * that are missing or empty are From. Fields that are missing are undefined, lists that are missing are empty.
 */
import { type EnvelopeAddress, parseEnvelopeAddresses } from './addresses.ts'
import { readHeader } from './header.ts'

export type Envelope = {
  date: string | undefined
  subject: string | undefined
  from: EnvelopeAddress[]
  sender: EnvelopeAddress[]
  replyTo: EnvelopeAddress[]
  to: EnvelopeAddress[]
  cc: EnvelopeAddress[]
  bcc: EnvelopeAddress[]
  inReplyTo: string | undefined
  messageId: string | undefined
}

/** The envelope of the message whose header is `part` (the root, or the message inside a message/rfc822 part). */
export function envelope(bytes: Uint8Array, part: { start: number; bodyStart: number }): Envelope {
  const found = new Map<string, string>()
  for (const field of readHeader(bytes, part).fields) {
    if (!fieldNames.has(field.key)) continue
    const before = found.get(field.key)
    if (before === undefined) found.set(field.key, field.raw)
    // Repeated address fields are one list; of the others the first counts.
    else if (listNames.has(field.key)) found.set(field.key, `${before}, ${field.raw}`)
  }
  const addresses = (name: string) => parseEnvelopeAddresses(found.get(name) ?? '')
  const from = addresses('from')
  const orFrom = (list: EnvelopeAddress[]) => (list.length > 0 ? list : from)
  return {
    date: found.get('date'),
    subject: found.get('subject'),
    from,
    sender: orFrom(addresses('sender')),
    replyTo: orFrom(addresses('reply-to')),
    to: addresses('to'),
    cc: addresses('cc'),
    bcc: addresses('bcc'),
    inReplyTo: found.get('in-reply-to'),
    messageId: found.get('message-id'),
  }
}

const listNames = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc'])
const fieldNames = new Set([...listNames, 'date', 'subject', 'in-reply-to', 'message-id'])
