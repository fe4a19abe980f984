/**
 * An item becomes a mail. [MS-OXCMAIL] 2.1
 *
 * The same item and options give the same bytes. Contents must be at hand (`bytes`, or a `part` of the item's own source):
 * the caller has fetched what lies in the store. What has no place in Internet mail is left out, unless `format` is tnef.
 *
 *   mixed ── related ── alternative ── plain
 *     │         │            ├──────── html
 *     │         │            └──────── calendar
 *     │         └ what the HTML shows
 *     └ attachments                                     each level only where there is something for it
 *
 * Reports, signed and encrypted messages have structures of their own.
 */
import { composeMime, type Entity } from '#codec/mime/index.ts'
import { Failure, type Item } from '#model'
import { exportAttachments, isReturned } from './export-attachments.ts'
import { type BodyEntities, bodyEntities, type BodyFormat, textEntity } from './export-bodies.ts'
import { findCalendarBody, isCalendarAlone } from './export-calendar.ts'
import { exportHeader, type HeaderOptions, messageIdOf } from './export-header.ts'
import { findProtected } from './export-protected.ts'
import { findOriginalHeaders, findReportParts } from './export-report.ts'
import { tnefEntity } from './export-tnef.ts'
import { EMBEDDED_DEPTH_MAX } from './import.ts'
import { wellTypedItem } from './well-typed.ts'

export interface ExportOptions extends HeaderOptions {
  /** Which bodies it has; `tnef` puts everything into a part that only Outlook reads. `best` when it is left out. */
  format?: BodyFormat | 'tnef'
}

export function exportMail(item: Item, options: ExportOptions): Uint8Array {
  const entity = exportItem(item, { ...options, depth: 0 })
  if (entity instanceof Uint8Array) return entity
  return composeMime(entity, { boundarySeed: options.seed, eightBit: false, utf8: options.smtputf8 ?? false })
}

export type ExportContext = ExportOptions & { depth: number }

function exportItem(given: Item, context: ExportContext): Entity | Uint8Array {
  const item = wellTypedItem(given)
  if (context.depth > EMBEDDED_DEPTH_MAX) throw new Failure('tooComplex', 'mails within mails')
  const headers = exportHeader(item, context)
  if (context.format === 'tnef' && context.depth === 0) return withTnef(item, headers, context)
  const protectedMail = findProtected(item, headers)
  if (protectedMail) return protectedMail

  const bodies = bodyEntities(item, context.format === 'tnef' || !context.format ? 'best' : context.format)
  const calendar = findCalendarBody(item, context.seed)
  const { shown, listed } = exportAttachments(item, {
    hasHtml: bodies.html !== undefined,
    hasCalendar: calendar !== undefined,
    embedded: (embedded) =>
      exportItem(embedded, { ...context, depth: context.depth + 1, seed: `${context.seed}.${context.depth}` }),
  })
  const report = findReportParts(item, context.hostname)
  if (report) {
    const original = listed.some(({ type }) => isReturned(type)) ? undefined : findOriginalHeaders(item.properties)
    const parts = [nest(alternatives(item, bodies, undefined), shown, []), report.status]
    const type = { type: 'multipart/report', parameters: { 'report-type': report.type } }
    return { headers, ...type, body: { parts: [...parts, ...(original ? [original] : []), ...listed] } }
  }
  const whole = nest(alternatives(item, bodies, calendar), shown, listed)
  return { ...whole, headers: [...headers, ...(whole.headers ?? [])] }
}

function withTnef(item: Item, headers: [string, string][], context: ExportContext): Entity {
  const { plain } = bodyEntities(item, 'plain')
  const messageId = messageIdOf(item.properties, context)
  const parts = [
    plain ?? textEntity('text/plain', '', item),
    tnefEntity(item, { messageId, bcc: context.bcc ?? false }),
  ]
  return { headers: [...headers, ['X-MS-TNEF-Correlator', messageId]], type: 'multipart/mixed', body: { parts } }
}

function alternatives(item: Item, { plain, html }: BodyEntities, calendar: Entity | undefined): Entity[] {
  const found = [plain, html].filter((entity) => entity !== undefined)
  if (!calendar) return found
  if (isCalendarAlone(item)) return [calendar]
  // [MS-OXCMAIL] 2.1.3.3.8: behind a text for those who know no calendars.
  return found.length > 0 ? [...found, calendar] : [textEntity('text/plain', '', item), calendar]
}

/** Each level only where it holds more than one thing. */
function nest(body: Entity[], shown: Entity[], listed: Entity[]): Entity {
  const encrypted = body.length === 0 && shown.length === 0 ? findPgpEncrypted(listed) : undefined
  if (encrypted) return encrypted
  const [first] = body
  let entity: Entity | undefined = body.length > 1 ? { type: 'multipart/alternative', body: { parts: body } } : first
  if (entity && shown.length > 0) {
    const root = entity.type ?? 'text/plain'
    entity = { type: 'multipart/related', parameters: { type: root }, body: { parts: [entity, ...shown] } }
  }
  entity ??= { type: 'text/plain', body: { text: '', charset: 'us-ascii' } }
  return listed.length > 0 ? { type: 'multipart/mixed', body: { parts: [entity, ...listed] } } : entity
}

/** RFC 3156 4: the two files of an encrypted mail are the mail. */
function findPgpEncrypted(listed: readonly Entity[]): Entity | undefined {
  const [version, content] = listed
  const isOne =
    listed.length === 2 && version?.type === 'application/pgp-encrypted' && content?.type === 'application/octet-stream'
  if (!isOne) return undefined
  const protocol = 'application/pgp-encrypted'
  return { type: 'multipart/encrypted', parameters: { protocol }, body: { parts: listed } }
}
