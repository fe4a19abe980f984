/** The date of a mail and how it is written. RFC 5322 3.3 and 3.6.1 */
import { type Bag, fileTime, P } from '#model'

/** When it was sent, or the next best that the item knows; the beginning of 1970 when it knows nothing. */
export function dateOf(properties: Bag): Date {
  const time =
    properties.get(P.ClientSubmitTime) ??
    properties.get(P.MessageDeliveryTime) ??
    properties.get(P.LastModificationTime) ??
    properties.get(P.CreationTime)
  return time === undefined ? new Date(0) : fileTime.toDate(time)
}

/** RFC 5322 3.3, in UTC. */
export function formatDate(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000')
}
