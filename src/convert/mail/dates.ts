/** The date of a mail and how it is written. RFC 5322 3.3 and 3.6.1 */
import { type Bag, fileTime, P } from '#model'

/** When it was sent, or the next best that the item knows. */
export function findDate(properties: Bag): Date | undefined {
  const time =
    properties.get(P.ClientSubmitTime) ??
    properties.get(P.MessageDeliveryTime) ??
    properties.get(P.LastModificationTime) ??
    properties.get(P.CreationTime)
  return time === undefined ? undefined : fileTime.toDate(time)
}

/** RFC 5322 3.3, in UTC. */
export function formatDate(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000')
}
