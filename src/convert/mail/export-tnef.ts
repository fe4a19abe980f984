/**
 * A mail for Outlook: everything that the item has travels in a TNEF part, beside a text for everybody else. [MS-OXCMAIL] 2.1.3.4 and
 * 2.1.3.2.26, [MS-OXTNEF]
 *
 *   mixed ── plain text
 *        └── application/ms-tnef; name=winmail.dat
 *
 * What has no place in Internet mail (votes, recalls, task requests, OLE objects) comes to the other side only in this way.
 */
import type { Entity } from '#codec/mime/index.ts'
import { type Item, type ItemAttachment, N, P, type Property } from '#model'
import { exportTnef } from '../tnef/index.ts'
import { AttachMethod } from './import-attachments.ts'
import { RecipientType } from './people.ts'

const OLE_METHOD = 6

/** Whether a mail without TNEF would say less than the item does in something that somebody waits for. */
export function needsTnef({ properties, attachments }: Item): boolean {
  const messageClass = properties.get(P.MessageClass) ?? ''
  return (
    properties.has(N.VerbStream) ||
    properties.has(N.VerbResponse) ||
    /^IPM\.(TaskRequest|Outlook\.Recall|Recall\.Report)(\.|$)/i.test(messageClass) ||
    attachments.some((attachment) => attachment.properties.get(P.AttachMethod) === OLE_METHOD)
  )
}

/** Facts of the place where the item is; nobody else needs to know them. */
const local: readonly Property[] = [
  P.TransportMessageHeaders,
  P.EntryId,
  P.ParentEntryId,
  P.InstanceKey,
  P.RecordKey,
  P.StoreEntryId,
  P.StoreRecordKey,
  P.SourceKey,
  P.ParentSourceKey,
  P.ChangeKey,
  P.PredecessorChangeList,
  P.SentMailEntryId,
  P.DeleteAfterSubmit,
  P.MessageFlags,
  P.MessageSize,
  P.DisplayBcc,
  P.ReceivedByEntryId,
  P.ReceivedBySearchKey,
  P.ReceivedByName,
  P.ReceivedByAddressType,
  P.ReceivedByEmailAddress,
  P.ReceivedBySmtpAddress,
  P.ReceivedRepresentingEntryId,
  P.ReceivedRepresentingSearchKey,
  P.ReceivedRepresentingName,
  P.ReceivedRepresentingAddressType,
  P.ReceivedRepresentingEmailAddress,
  P.ReceivedRepresentingSmtpAddress,
]

/** `messageId` ties the part to the mail that it is in. */
export function tnefEntity(item: Item, { messageId, bcc }: { messageId: string; bcc: boolean }): Entity {
  const properties = item.properties.copy()
  for (const property of local) properties.delete(property)
  // [MS-OXCMAIL] 2.1.3.2.26: text with a zero at its end.
  properties.set(P.TnefCorrelationKey, Buffer.from(`${messageId}\0`, 'latin1'))
  const recipients = item.recipients.filter((row) => bcc || (row.get(P.RecipientType) ?? 1) !== RecipientType.bcc)
  const name = 'winmail.dat'
  return {
    type: 'application/ms-tnef',
    parameters: { name },
    disposition: { type: 'attachment', parameters: { filename: name } },
    body: { bytes: exportTnef({ ...item, properties, recipients, attachments: item.attachments.map(withMethod) }) },
  }
}

function withMethod(attachment: ItemAttachment): ItemAttachment {
  const properties = attachment.properties.copy()
  const method = attachment.embedded ? AttachMethod.embeddedMessage : AttachMethod.byValue
  return { ...attachment, properties: properties.setDefault(P.AttachMethod, method) }
}
