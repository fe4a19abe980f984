/**
 * Reports: multipart/report mails about what became of another mail become report items. [MS-OXCMAIL] 2.2.3.7, [MS-OXOMSG] 2.2.2,
 * RFC 3464, RFC 8098
 *
 *   message/delivery-status             whether it arrived: REPORT.IPM.Note.NDR, .DR, .Delayed …; its recipients are those it is about
 *   message/disposition-notification    whether it was read: REPORT.IPM.Note.IPNRN, .IPNNRN
 *
 * The part that became properties is no attachment; the mail that comes back is one. What that mail says of itself (subject, ids,
 * when it was sent) is in the report as well.
 */
import {
  type Header,
  parseDate,
  parseMessageIds,
  type Part,
  readHeader,
  parseStructure,
  partContent,
} from '#codec/mime/index.ts'
import { type Bag, fileTime, type Item, P } from '#model'
import { recipientBag } from './people.ts'
import { findStatusCodes } from './status-codes.ts'
import { readStatusGroups, type StatusGroup } from './status-groups.ts'

export interface MailReport {
  /** What has become properties. */
  part: Part
  messageClass: string
  apply(item: Item): Item
}

const reportTypes: Readonly<Record<string, 'delivery' | 'disposition'>> = {
  'delivery-status': 'delivery',
  'global-delivery-status': 'delivery',
  'disposition-notification': 'disposition',
  'global-disposition-notification': 'disposition',
}

export function findReport(bytes: Uint8Array, root: Part): MailReport | undefined {
  if (root.type !== 'multipart' || root.subtype !== 'report') return undefined
  for (const part of root.parts) {
    const kind = part.type === 'message' ? reportTypes[part.subtype] : undefined
    if (!kind) continue
    const groups = readStatusGroups(bytes, part)
    const original = findOriginal(bytes, root)
    return kind === 'delivery' ? deliveryReport(part, groups, original) : dispositionReport(part, groups, original)
  }
  return undefined
}

/** [MS-OXCMAIL] 2.2.3.7.1.1: the most severe action of all recipients decides. */
export const deliveryActions = [
  ['failed', 'REPORT.IPM.Note.NDR'],
  ['delayed', 'REPORT.IPM.Note.Delayed'],
  ['relayed', 'REPORT.IPM.Note.Relayed'],
  ['expanded', 'REPORT.IPM.Note.Expanded'],
  ['delivered', 'REPORT.IPM.Note.DR'],
] as const

function deliveryReport(
  part: Part,
  groups: readonly StatusGroup[],
  original: Header | undefined,
): MailReport | undefined {
  const actionOf = (group: StatusGroup) =>
    group
      .text('action')
      ?.toLowerCase()
      .split(/[\s(;]/)[0]
  const actions = new Set(groups.map(actionOf))
  const found = deliveryActions.find(([action]) => actions.has(action))
  if (!found) return undefined
  const [action, messageClass] = found
  return {
    part,
    messageClass,
    apply(item) {
      const { properties } = item
      const agent = groups.map((group) => group.typed('reporting-mta')?.value).find(Boolean)
      if (agent) properties.set(P.ReportingMessageTransferAgent, agent.slice(0, 1000))
      applyOriginal(properties, original)
      const sent = properties.get(P.ClientSubmitTime)
      if (sent !== undefined) properties.set(P.ReportTime, sent)
      const rows = groups
        .filter((group) => actionOf(group) === action)
        .flatMap((group) => reportedRecipient(group, sent) ?? [])
      if (rows.length === 0) return item
      properties.setDefault(P.OriginalDisplayTo, displayNames(rows))
      return { ...item, recipients: rows.map((row, index) => row.set(P.Rowid, index)) }
    },
  }
}

/** [MS-OXCMAIL] 2.2.3.7.1 */
function reportedRecipient(group: StatusGroup, sent: bigint | undefined): Bag | undefined {
  const final = group.typed('final-recipient') ?? group.typed('original-recipient')
  const address = final?.value.replace(/^<|>$/g, '').slice(0, 1000)
  if (!address) return undefined
  const name = group.text('x-display-name')?.slice(0, 255) ?? ''
  const row = recipientBag({ name, address }, 1, 0)
  const agent = group.typed('remote-mta')?.value.slice(0, 1000)
  if (agent) row.set(P.RemoteMessageTransferAgent, agent)
  const codes = findStatusCodes(group.text('status') ?? '')
  const diagnostic = group.text('diagnostic-code')
  const supplement = group.text('x-supplementary-info') ?? (codes && supplementOf(agent, codes.status, diagnostic))
  if (supplement) row.set(P.SupplementaryInfo, supplement.slice(0, 4000))
  if (codes) {
    row.set(P.NonDeliveryReportStatusCode, codes.statusCode)
    row.set(P.NonDeliveryReportDiagCode, codes.diagnostic)
    row.set(P.NonDeliveryReportReasonCode, codes.reason)
  }
  if (sent !== undefined) row.set(P.ReportTime, sent)
  return row
}

/** [MS-OXCMAIL] 2.2.3.7.1.2 */
function supplementOf(agent: string | undefined, status: string, diagnostic: string | undefined): string {
  return `<${agent ?? ''} #${status}${diagnostic ? ` ${diagnostic}` : ''}>`
}

function displayNames(rows: readonly Bag[]): string {
  return rows.map((row) => row.get(P.DisplayName) ?? '').join('; ')
}

/** RFC 8098 3.2.6.2; `dispatched` and `processed` are those of RFC 2298. */
const unread: ReadonlySet<string> = new Set(['deleted', 'denied', 'failed'])

function dispositionReport(
  part: Part,
  groups: readonly StatusGroup[],
  original: Header | undefined,
): MailReport | undefined {
  const group = groups.find((one) => one.find('disposition') !== undefined)
  if (!group) return undefined
  const disposition = group.text('disposition') ?? ''
  const [mode = '', type = ''] = disposition.split(';').map((text) => text.trim())
  const word = type.split('/')[0]?.trim().toLowerCase() ?? ''
  const messageClass = unread.has(word) ? 'REPORT.IPM.Note.IPNNRN' : 'REPORT.IPM.Note.IPNRN'
  return {
    part,
    messageClass,
    apply(item) {
      const { properties } = item
      if (word) properties.set(P.ReportDisposition, word)
      if (mode) properties.set(P.ReportDispositionMode, mode.slice(0, 200))
      applyOriginal(properties, original)
      const id = group.find('original-message-id')?.raw
      if (id) properties.set(P.OriginalMessageId, parseMessageIds(id)[0] ?? id.slice(0, 1000))
      const key = Buffer.from(group.find('x-msexch-correlation-key')?.raw ?? '', 'base64')
      if (key.length > 0 && key.length <= 1024) properties.set(P.ParentKey, key)
      const reader = group.typed('original-recipient')?.value ?? group.typed('final-recipient')?.value
      const name = group.text('x-display-name') ?? reader
      if (name) properties.set(P.OriginalDisplayTo, name.slice(0, 1000))
      const sent = properties.get(P.ClientSubmitTime)
      if (sent !== undefined) properties.set(P.ReceiptTime, sent).set(P.ReportTime, sent)
      return item
    },
  }
}

/** The header of the mail that comes back: whole, or as text/rfc822-headers. RFC 6522 3 */
function findOriginal(bytes: Uint8Array, root: Part): Header | undefined {
  for (const part of root.parts) {
    if (part.message) return readHeader(bytes, part.message)
    const isHeaders =
      (part.type === 'text' && part.subtype === 'rfc822-headers') ||
      (part.type === 'message' && part.subtype === 'global-headers')
    if (!isHeaders) continue
    const content = partContent(bytes, part)
    return readHeader(content, parseStructure(content))
  }
  return undefined
}

/** [MS-OXOMSG] 2.2.2.10 and those behind it. */
function applyOriginal(properties: Bag, original: Header | undefined): void {
  if (!original) return
  const subject = original.text('subject')
  if (subject) properties.set(P.OriginalSubject, subject.slice(0, 4000))
  const date = parseDate(original.raw('date') ?? '')
  if (date) properties.set(P.OriginalSubmitTime, fileTime.from(date.epochMillis))
  const [id] = parseMessageIds(original.raw('message-id') ?? '')
  if (id) properties.set(P.OriginalMessageId, id)
  const to = original.text('to')
  if (to) properties.set(P.OriginalDisplayTo, to.slice(0, 4000))
}
