/**
 * Notifications of what became of a mail: delivered, relayed, delayed, failed. RFC 3461 6, RFC 3464, RFC 6522.
 *
 *   multipart/report; report-type=delivery-status
 *     text/plain                  for people
 *     message/delivery-status     for programs
 *     message/rfc822              the mail, or text/rfc822-headers: what of it the sender asked for
 *
 * It comes from nobody (<>), so that it can never be answered by another; a mail from nobody gets none.
 */
import { randomUUID } from 'node:crypto'
import { composeMime, encodeUnstructured, type Entity, parseStructure, readHeader } from '#codec/mime/index.ts'
import { formatDate } from '#convert'
import type { EnvelopeRecipient, MailEnvelope } from './types.ts'

export type Action = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'

export interface Report {
  recipient: EnvelopeRecipient
  action: Action
  /** RFC 3463. */
  status: string
  /** What the other side or we said: `550 5.1.1 No such user`. */
  diagnostic?: string
  remote?: string
  /** Of a delay: until when it will be tried, milliseconds. */
  retryUntil?: number
  lastAttempt?: number
}

export interface ReportContext {
  hostname: string
  now: number
  /** When the mail came to us. */
  arrived: number
}

/** RFC 3461 4.1: what the sender wants to be told of. Without NOTIFY that is failure, and delay as we choose. */
export function wants({ notify }: EnvelopeRecipient, action: Action): boolean {
  switch (action) {
    case 'failed':
      return notify === undefined || notify.includes('failure')
    case 'delayed':
      return notify === undefined || notify.includes('delay')
    default:
      return notify?.includes('success') ?? false
  }
}

/** The envelope and the mail; undefined when nobody is to be told. */
export function composeReport(
  original: { envelope: Omit<MailEnvelope, 'recipients'>; bytes: Uint8Array },
  reports: readonly Report[],
  context: ReportContext,
): { envelope: MailEnvelope; bytes: Uint8Array } | undefined {
  const { envelope, bytes } = original
  const told = reports.filter(({ recipient, action }) => wants(recipient, action))
  const [first] = told
  if (envelope.from === '' || !first) return undefined
  const utf8 = envelope.smtputf8 ?? false
  const header = readHeader(bytes, parseStructure(bytes.subarray(0, HEADER_BYTES_MAX)))
  const subject = subjectOf(told, header.text('subject'))
  const references = header.raw('message-id')?.slice(0, 900)
  const id = randomUUID()
  const mail: Entity = {
    headers: [
      ['Date', formatDate(new Date(context.now))],
      ['From', `Mail Delivery System <MAILER-DAEMON@${context.hostname}>`],
      ['To', `<${envelope.from}>`],
      ['Subject', encodeUnstructured(subject, { column: 9, utf8 })],
      ['Message-ID', `<${id}@${context.hostname}>`],
      ...(references
        ? ([
            ['In-Reply-To', references],
            ['References', references],
          ] as const)
        : []),
      // RFC 3834 3.1.7; and the same for programs of Exchange.
      ['Auto-Submitted', 'auto-replied'],
      ['X-Auto-Response-Suppress', 'All'],
    ],
    type: 'multipart/report',
    parameters: { 'report-type': 'delivery-status' },
    body: {
      parts: [forPeople(told, context), forPrograms(envelope, told, context, utf8), returned(original, told, utf8)],
    },
  }
  return {
    envelope: {
      from: '',
      recipients: [{ address: envelope.from, notify: ['never'] }],
      ...(utf8 && { smtputf8: true }),
    },
    bytes: composeMime(mail, { boundarySeed: id, utf8 }),
  }
}

const HEADER_BYTES_MAX = 256 * 1024

const titles: Record<Action, string> = {
  failed: 'Undelivered mail',
  delayed: 'Delayed mail',
  delivered: 'Delivered mail',
  relayed: 'Relayed mail',
  expanded: 'Delivered mail',
}

function subjectOf([first]: readonly Report[], subject: string | undefined): string {
  const title = titles[first?.action ?? 'failed']
  return subject ? `${title}: ${subject.slice(0, 200)}` : title
}

const sentences: Record<Action, string> = {
  failed: 'Your mail could not be delivered to:',
  delayed:
    'Your mail has not been delivered yet, and will be tried again. You need not do anything. It is waiting for:',
  delivered: 'Your mail has been delivered to:',
  relayed: 'Your mail has been passed on to a server that does not tell of its delivery, for:',
  expanded: 'Your mail has been delivered to this list; its members do not confirm one by one:',
}

function forPeople(reports: readonly Report[], { hostname }: ReportContext): Entity {
  const lines = [`This is the mail server ${hostname}.`]
  for (const action of Object.keys(sentences) as Action[]) {
    const those = reports.filter((report) => report.action === action)
    if (those.length === 0) continue
    lines.push('', sentences[action], '')
    for (const { recipient, diagnostic, remote, retryUntil } of those) {
      lines.push(`  ${oneLine(recipient.address)}`)
      if (diagnostic) lines.push(`    ${remote ? `${oneLine(remote)} said: ` : ''}${oneLine(diagnostic)}`)
      if (retryUntil) lines.push(`    It will be tried until ${new Date(retryUntil).toUTCString()}.`)
    }
  }
  if (reports.some(({ action }) => action === 'failed')) lines.push('', 'Your mail, or its beginning, is attached.')
  return { type: 'text/plain', body: { text: `${lines.join('\r\n')}\r\n` } }
}

/** RFC 3464 2. */
function forPrograms(
  envelope: Omit<MailEnvelope, 'recipients'>,
  reports: readonly Report[],
  { hostname, arrived }: ReportContext,
  utf8: boolean,
): Entity {
  const groups = [
    [
      ...(envelope.id ? [`Original-Envelope-Id: ${oneLine(envelope.id)}`] : []),
      `Reporting-MTA: dns; ${hostname}`,
      `Arrival-Date: ${formatDate(new Date(arrived))}`,
    ],
    ...reports.map(({ recipient, action, status, diagnostic, remote, retryUntil, lastAttempt }) => [
      ...(recipient.original ? [`Original-Recipient: ${oneLine(recipient.original).replace(';', '; ')}`] : []),
      // RFC 6533 3: an international address has a type of its own.
      `Final-Recipient: ${/^[\x20-\x7e]*$/.test(recipient.address) ? 'rfc822' : 'utf-8'}; ${oneLine(recipient.address)}`,
      `Action: ${action}`,
      `Status: ${status}`,
      ...(remote ? [`Remote-MTA: dns; ${oneLine(remote)}`] : []),
      ...(diagnostic ? [`Diagnostic-Code: smtp; ${oneLine(diagnostic)}`] : []),
      ...(lastAttempt ? [`Last-Attempt-Date: ${formatDate(new Date(lastAttempt))}`] : []),
      ...(retryUntil ? [`Will-Retry-Until: ${formatDate(new Date(retryUntil))}`] : []),
    ]),
  ]
  const text = groups.map((group) => group.map((line) => `${line}\r\n`).join('')).join('\r\n')
  const type = utf8 ? 'message/global-delivery-status' : 'message/delivery-status'
  return {
    type,
    encoding: utf8 ? '8bit' : '7bit',
    body: { bytes: Buffer.from(utf8 ? text : text.replace(/[^\x00-\x7f]/g, '?')) },
  }
}

/** RFC 3461 6.2 (RET): a failed mail goes back whole unless only its header was asked for; all others as headers. */
function returned(
  { envelope, bytes }: { envelope: Omit<MailEnvelope, 'recipients'>; bytes: Uint8Array },
  reports: readonly Report[],
  utf8: boolean,
): Entity {
  const failed = reports.some(({ action }) => action === 'failed')
  if (failed && envelope.returns !== 'headers' && bytes.length <= RETURNED_BYTES_MAX) {
    return { type: utf8 ? 'message/global' : 'message/rfc822', body: { message: bytes } }
  }
  const { bodyStart } = parseStructure(bytes.subarray(0, HEADER_BYTES_MAX))
  const header = Buffer.from(bytes.subarray(0, bodyStart))
  const isPlain = header.every((octet) => octet < 0x80)
  return {
    type: utf8 ? 'message/global-headers' : 'text/rfc822-headers',
    encoding: isPlain ? '7bit' : '8bit',
    body: { bytes: header },
  }
}

/** A bigger mail goes back as its header: it would cost as much again, and often fail for its size as well. */
const RETURNED_BYTES_MAX = 1024 * 1024

function oneLine(text: string): string {
  return text.replace(/[\0-\x1f\x7f]+/g, ' ').slice(0, 900)
}
