/**
 * ENVELOPE. RFC 9051 7.5.2.
 *
 * The fields are strings as they stand in the mail, RFC 2047 words and all; clients decode them. `utf8` as in strings.ts.
 */
import type { Envelope } from '#codec/mime/index.ts'
import { NIL, nstring } from './strings.ts'

type Address = Envelope['from'][number]

export function formatEnvelope(envelope: Envelope, utf8: boolean): string {
  const { from, sender, replyTo } = envelope
  const author = addresses(from, utf8)
  // In most mails they are the same, and the store gives the same list.
  const other = (list: readonly Address[]) => (list === from ? author : addresses(list, utf8))
  return (
    `(${nstring(envelope.date, utf8)} ${nstring(envelope.subject, utf8)} ` +
    `${author} ${other(sender)} ${other(replyTo)} ` +
    `${addresses(envelope.to, utf8)} ${addresses(envelope.cc, utf8)} ${addresses(envelope.bcc, utf8)} ` +
    `${nstring(envelope.inReplyTo, utf8)} ${nstring(envelope.messageId, utf8)})`
  )
}

function addresses(list: readonly Address[], utf8: boolean): string {
  if (list.length === 0) return NIL
  let out = '('
  for (const { name, adl, mailbox, host } of list) {
    out += `(${nstring(name, utf8)} ${nstring(adl, utf8)} ${nstring(mailbox, utf8)} ${nstring(host, utf8)})`
  }
  return `${out})`
}
