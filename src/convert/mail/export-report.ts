/**
 * Report items leave as multipart/report. [MS-OXCMAIL] 2.1.3.6, RFC 3464, RFC 8098
 *
 *   report ── what a person reads ── delivery-status or disposition-notification ── the mail that it is about
 */
import { encodeUnstructured, type Entity } from '#codec/mime/index.ts'
import { type Bag, fileTime, type Item, P } from '#model'
import { formatDate } from './dates.ts'
import { deliveryActions } from './import-report.ts'
import { findPerson, sender, sentRepresenting } from './people.ts'
import { findStatus } from './status-codes.ts'

export interface ReportParts {
  /** The parameter report-type. */
  type: 'delivery-status' | 'disposition-notification'
  status: Entity
}

export function findReportParts(item: Item, hostname: string): ReportParts | undefined {
  const lower = endingOf(item)
  if (lower === undefined) return undefined
  if (lower === 'ipnrn' || lower === 'ipnnrn') {
    return part('disposition-notification', [dispositionFields(item, lower === 'ipnrn')])
  }
  const action = deliveryActions.find(([, known]) => known.toLowerCase().endsWith(`.${lower}`))?.[0] ?? 'failed'
  return part('delivery-status', deliveryGroups(item, action, hostname))
}

export function isDeliveryReport(item: Item): boolean {
  const ending = endingOf(item)
  return ending !== undefined && ending !== 'ipnrn' && ending !== 'ipnnrn'
}

/** What the class of a report says at its end; some servers write `.Delayed.DR`. */
function endingOf({ properties }: Item): string | undefined {
  const messageClass = properties.get(P.MessageClass) ?? ''
  const found = /^REPORT\..*?\.(NDR|DR|Delayed|Relayed|Expanded|IPNRN|IPNNRN)(\.DR)?$/i.exec(messageClass)
  return found?.[1]?.toLowerCase()
}

function part(type: ReportParts['type'], groups: readonly (readonly string[])[]): ReportParts {
  const text = groups.map((group) => group.map((line) => `${line}\r\n`).join('')).join('\r\n')
  return { type, status: { type: `message/${type}`, encoding: '7bit', body: { bytes: Buffer.from(text) } } }
}

/** [MS-OXCMAIL] 2.1.3.6.1 */
function deliveryGroups({ properties, recipients }: Item, action: string, hostname: string): string[][] {
  const agent = properties.get(P.ReportingMessageTransferAgent) ?? hostname
  return [
    [field('Reporting-MTA', `dns; ${agent}`)],
    ...recipients.map((row) => {
      const status = findStatus({
        statusCode: row.get(P.NonDeliveryReportStatusCode),
        diagnostic: row.get(P.NonDeliveryReportDiagCode),
        reason: row.get(P.NonDeliveryReportReasonCode),
      })
      const remote = row.get(P.RemoteMessageTransferAgent)
      const supplement = row.get(P.SupplementaryInfo)
      const name = row.get(P.DisplayName)
      const address = row.get(P.SmtpAddress) || row.get(P.EmailAddress) || ''
      return [
        field('Final-Recipient', `rfc822; ${address}`),
        field('Action', action),
        field('Status', status ?? defaultStatus[action] ?? '5.0.0'),
        ...(remote ? [field('Remote-MTA', `dns; ${remote}`)] : []),
        ...(supplement ? [text('X-Supplementary-Info', supplement)] : []),
        ...(name && name !== address ? [text('X-Display-Name', name)] : []),
      ]
    }),
  ]
}

const defaultStatus: Readonly<Record<string, string>> = {
  failed: '5.0.0',
  delayed: '4.0.0',
  relayed: '2.0.0',
  expanded: '2.0.0',
  delivered: '2.0.0',
}

/** [MS-OXCMAIL] 2.1.3.6.2 */
function dispositionFields({ properties }: Item, wasRead: boolean): string[] {
  const reader = findPerson(properties, sender) ?? findPerson(properties, sentRepresenting)
  const key = properties.get(P.ParentKey)
  const original = properties.get(P.OriginalMessageId)
  const mode = properties.get(P.ReportDispositionMode) ?? 'manual-action/MDN-sent-automatically'
  const said = properties.get(P.ReportDisposition)
  const fits = said !== undefined && ['deleted', 'denied', 'failed'].includes(said.toLowerCase()) === !wasRead
  return [
    field('Final-Recipient', `rfc822; ${reader?.address ?? ''}`),
    field('Disposition', `${mode}; ${fits ? said : wasRead ? 'displayed' : 'deleted'}`),
    ...(key && key.length > 0 ? [field('X-MSExch-Correlation-Key', Buffer.from(key).toString('base64'))] : []),
    ...(original ? [field('Original-Message-ID', original)] : []),
    ...(reader && reader.name && reader.name !== reader.address ? [text('X-Display-Name', reader.name)] : []),
  ]
}

/** What the report knows of a mail that does not come back with it. RFC 6522 3 */
export function findOriginalHeaders(properties: Bag): Entity | undefined {
  const subject = properties.get(P.OriginalSubject)
  const id = properties.get(P.OriginalMessageId)
  const sent = properties.get(P.OriginalSubmitTime)
  const lines = [
    ...(sent === undefined ? [] : [field('Date', formatDate(fileTime.toDate(sent)))]),
    ...(subject ? [text('Subject', subject)] : []),
    ...(id ? [field('Message-ID', id)] : []),
  ]
  if (!subject && sent === undefined) return undefined
  const bytes = Buffer.from(lines.map((line) => `${line}\r\n`).join(''))
  return { type: 'text/rfc822-headers', encoding: '7bit', body: { bytes } }
}

function field(name: string, value: string): string {
  return `${name}: ${value.replace(/[^\x20-\x7e]+/g, ' ').trim()}`
}

function text(name: string, value: string): string {
  const clean = value.replace(/[\0-\x1f\x7f]+/g, ' ')
  return `${name}: ${encodeUnstructured(clean, { column: name.length + 2, utf8: false })}`
}
