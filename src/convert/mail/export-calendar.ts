/**
 * Meeting messages and appointments leave with a text/calendar part beside their bodies. [MS-OXCMAIL] 2.1.3.3.8, [MS-OXCICAL],
 * RFC 6047
 */
import type { Entity } from '#codec/mime/index.ts'
import { type Item, type ItemAttachment, N, P } from '#model'
import { exportCalendar } from '../calendar/index.ts'
import { findDate } from './dates.ts'
import { appointmentContentClass } from './import-calendar.ts'
import { wellTypedItem } from './well-typed.ts'

export function isCalendarItem({ properties }: Item): boolean {
  return /^IPM\.(Schedule\.Meeting\.|Appointment(\.|$))/i.test(properties.get(P.MessageClass) ?? '')
}

/** undefined for an item that is none, or that has no time. */
export function findCalendarBody(item: Item, uid: string): Entity | undefined {
  if (!isCalendarItem(item)) return undefined
  const stampMillis = findDate(item.properties)?.getTime() ?? 0
  // What is attached to the mail need not be in the calendar as well.
  const exceptions = item.attachments.filter(isException).map((attachment) => ({
    ...attachment,
    ...(attachment.embedded && { embedded: wellTypedItem(attachment.embedded) }),
  }))
  const alone: Item = { ...item, attachments: exceptions }
  const method = isAppointment(item) ? 'PUBLISH' : undefined
  const text = exportCalendar([alone], { stampMillis, uids: [uid], ...(method && { method }) })
  if (!/^BEGIN:VEVENT\s*$/m.test(text)) return undefined
  const written = /^METHOD:(\w+)\s*$/m.exec(text)?.[1] ?? 'PUBLISH'
  return { type: 'text/calendar', parameters: { method: written }, body: { text, charset: 'utf-8' } }
}

/** The calendar is all that there is: no body for people beside it. [MS-OXCICAL] 2.1.3.4.2 */
export function isCalendarAlone({ properties }: Item): boolean {
  return properties.get(N.SingleBodyICal) === true
}

/** The whole of a changed occurrence: it is in the calendar. [MS-OXOCAL] 2.2.10.1 */
export function isException({ embedded }: ItemAttachment): boolean {
  return /^IPM\.OLE\.CLASS\./i.test(embedded?.properties.get(P.MessageClass) ?? '')
}

function isAppointment({ properties }: Item): boolean {
  return /^IPM\.Appointment(\.|$)/i.test(properties.get(P.MessageClass) ?? '')
}

/** The field Content-Class of an item that does not have one of its own. */
export function findContentClass(item: Item): string | undefined {
  if (!isCalendarItem(item)) return undefined
  return isAppointment(item) ? appointmentContentClass : 'urn:content-classes:calendarmessage'
}
