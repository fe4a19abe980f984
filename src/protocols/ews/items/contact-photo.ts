/** PidLidHasPicture follows the attachment that is the photo of a contact. [MS-OXOCNTC] 2.2.1.8.1 */
import { Bag, type ItemAttachment, N, P } from '#model'

export function isPhoto({ properties }: Pick<ItemAttachment, 'properties'>): boolean {
  return properties.get(P.AttachmentContactPhoto) === true
}

/** What a change of a message that adds these attachments says more. */
export function photoOf(added: readonly ItemAttachment[]): { set?: Bag } {
  return added.some(isPhoto) ? { set: new Bag().set(N.HasPicture, true) } : {}
}
