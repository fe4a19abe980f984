/**
 * ENVELOPE. RFC 9051 7.5.2.
 *
 * The fields are strings as they stand in the mail, RFC 2047 words and all; clients decode them. `utf8` as in strings.ts.
 */
import type { Envelope } from '#codec/mime/index.ts'
import { NIL, nstring } from './strings.ts'

type Address = Envelope['from'][number]

export function formatEnvelope(envelope: Envelope, utf8: boolean): string {
  return (
    `(${nstring(envelope.date, utf8)} ${nstring(envelope.subject, utf8)} ` +
    `${addresses(envelope.from, utf8)} ${addresses(envelope.sender, utf8)} ${addresses(envelope.replyTo, utf8)} ` +
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
