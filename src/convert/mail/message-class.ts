/**
 * The message class that the structure of a mail stands for. [MS-OXCMAIL] 2.1.3.2 and 2.2.3.7, [MS-OXOSMIME] 2.1.3
 */
import { type Part, partContent, readHeader } from '#codec/mime/index.ts'
import { type Bag, P } from '#model'
import { fileName } from './bodies.ts'

export type Protection = 'clearSigned' | 'opaque' | undefined

/** S/MIME as [MS-OXOSMIME] wants it; OpenPGP is mail like any other. */
export function protectionOf(root: Part): Protection {
  if (root.type === 'multipart' && root.subtype === 'signed' && root.parts.length > 0) {
    const protocol = root.parameters.get('protocol')?.toLowerCase() ?? ''
    return /^application\/(x-)?pkcs7-signature$/.test(protocol) ? 'clearSigned' : undefined
  }
  if (root.type !== 'application') return undefined
  if (root.subtype === 'pkcs7-mime' || root.subtype === 'x-pkcs7-mime') return 'opaque'
  return root.subtype === 'octet-stream' && /\.p7m$/i.test(fileName(root) ?? '') ? 'opaque' : undefined
}

export function setMessageClass(properties: Bag, bytes: Uint8Array, root: Part): void {
  const protection = protectionOf(root)
  if (protection) {
    properties.set(P.MessageClass, protection === 'opaque' ? 'IPM.Note.SMIME' : 'IPM.Note.SMIME.MultipartSigned')
    return
  }
  properties.set(P.MessageClass, 'IPM.Note')
  if (root.type !== 'multipart' || root.subtype !== 'report') return
  for (const part of root.parts) {
    if (part.type !== 'message') continue
    if (part.subtype === 'delivery-status' || part.subtype === 'global-delivery-status') {
      return setDeliveryReport(properties, statusFields(bytes, part))
    }
    if (part.subtype === 'disposition-notification' || part.subtype === 'global-disposition-notification') {
      return setReadReport(properties, statusFields(bytes, part))
    }
  }
}

/** [MS-OXCMAIL] 2.2.3.7.1.1: the most severe action of all recipients decides. */
const deliveryClasses = [
  ['failed', 'REPORT.IPM.Note.NDR'],
  ['delayed', 'REPORT.IPM.Note.Delayed'],
  ['delivered', 'REPORT.IPM.Note.DR'],
  ['relayed', 'REPORT.IPM.Note.Relayed'],
  ['expanded', 'REPORT.IPM.Note.Expanded'],
] as const

function setDeliveryReport(properties: Bag, fields: ReadonlyMap<string, readonly string[]>): void {
  const actions = (fields.get('action') ?? []).map((action) => action.toLowerCase())
  const found = deliveryClasses.find(([action]) => actions.includes(action))
  if (!found) return
  properties.set(P.MessageClass, found[1])
  const agent = fields.get('reporting-mta')?.[0]?.replace(/^[^;]*;\s*/, '')
  if (agent) properties.set(P.ReportingMessageTransferAgent, agent)
}

/** [MS-OXCMAIL] 2.2.3.7.2 */
function setReadReport(properties: Bag, fields: ReadonlyMap<string, readonly string[]>): void {
  const disposition = fields.get('disposition')?.[0]?.split(';')[1]?.split('/')[0]?.trim().toLowerCase()
  const unread = disposition === 'deleted' || disposition === 'denied' || disposition === 'failed'
  properties.set(P.MessageClass, unread ? 'REPORT.IPM.Note.IPNNRN' : 'REPORT.IPM.Note.IPNRN')
  const original = fields.get('original-message-id')?.[0]
  if (original) properties.set(P.OriginalMessageId, original)
}

const STATUS_BYTES_MAX = 256 * 1024

/** The fields of all groups of a status part (RFC 3464 2.1), by lower-case name. */
function statusFields(bytes: Uint8Array, part: Part): Map<string, string[]> {
  const content = partContent(bytes, part).subarray(0, STATUS_BYTES_MAX)
  const fields = new Map<string, string[]>()
  let start = 0
  while (start < content.length && fields.size < 1000) {
    const blank = Buffer.from(content.buffer, content.byteOffset, content.length).indexOf('\n\r\n', start)
    const blankLf = Buffer.from(content.buffer, content.byteOffset, content.length).indexOf('\n\n', start)
    const ends = [blank, blankLf].filter((end) => end >= 0)
    const end = ends.length === 0 ? content.length : Math.min(...ends) + 1
    for (const { key, raw } of readHeader(content, { start, bodyStart: end }).fields) {
      const values = fields.get(key)
      if (values) values.push(raw)
      else fields.set(key, [raw])
    }
    start = end + 1
    if (content[end] === 0x0d) start++
  }
  return fields
}
