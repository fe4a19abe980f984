/**
 * The fields that a mail gets on its way through us. RFC 5321 4.4; the protocol names are those of RFC 3848 and RFC 6531 4.3.
 *
 *   Return-Path: <bob@elsewhere.example>
 *   Received: from client.example ([192.0.2.7])
 *   	by mx.example.test (Kontor) with ESMTPS id c12.1
 *   	for <ada@example.test>; Fri, 20 Nov 2026 18:00:00 +0000
 */
import { formatDate } from '#convert'
import type { MailEnvelope, Trace } from './types.ts'

/** RFC 5321 6.3: a mail that has been through so many servers goes round in a circle. */
export const RECEIVED_MAX = 50

export function receivedField(
  { recipients }: Pick<MailEnvelope, 'recipients'>,
  trace: Trace,
  { hostname, now }: { hostname: string; now: number },
): string {
  const { protocol, helo, remoteAddress, session } = trace
  const from = protocol === 'local' ? '' : `from ${word(helo) || 'unknown'} (${addressLiteral(remoteAddress)})\r\n\t`
  // RFC 5321 7.6: named only where it tells nobody of the others.
  const [only] = recipients.length === 1 ? recipients : []
  const to = only ? `\r\n\tfor <${oneLine(only.address)}>` : ''
  const with_ = protocol === 'local' ? '' : ` with ${protocol}`
  return `Received: ${from}by ${hostname} (Kontor)${with_} id ${word(session)}${to};\r\n\t${formatDate(new Date(now))}\r\n`
}

export function returnPathField(from: string): string {
  return `Return-Path: <${oneLine(from)}>\r\n`
}

/** Put before a mail that leaves us again for somebody else: when it comes back, it has gone in a circle. */
export function deliveredToField(address: string): string {
  return `Delivered-To: ${oneLine(address)}\r\n`
}

function addressLiteral(address: string): string {
  return address.includes(':') ? `[IPv6:${word(address)}]` : `[${word(address)}]`
}

/** What came from the client must not end the field, nor a comment in it. */
function word(text: string): string {
  return text.replace(/[^\x21-\x27\x2a-\x5b\x5d-\x7e\u{80}-\u{10ffff}]+/gu, '').slice(0, 255)
}

function oneLine(text: string): string {
  return text.replace(/[\0-\x1f\x7f]+/g, '')
}
