/** What RopOpenMessage and its like say of a message: subject and the first recipients. [MS-OXCMSG] 2.2.3.1.2 */
import { encode } from '#codec/binary/index.ts'
import { P, recipientRow, tagId, firstNamedId } from '#model'
import type { OpenRecipient } from '../rop/fields.ts'
import type { MessageObject } from './message.ts'
import { toRow, typeOf } from './recipients.ts'

/** RecipientType, CodePageId, Reserved and the size of the row. */
const rowOverhead = 7
const mostRows = 0xff

export async function headerOf(message: MessageObject, room: number) {
  const { item, codePage } = message
  const columns = message.recipientColumns
  const text = async (tag: number) => {
    const value = await item.get(tag)
    return typeof value === 'string' ? value : undefined
  }
  const subjectPrefix = await text(P.SubjectPrefix.tag)
  const normalizedSubject = await text(P.NormalizedSubject.tag)
  const header = {
    hasNamedProperties: item.tags().some((tag) => tagId(tag) >= firstNamedId) ? 1 : 0,
    subjectPrefix,
    normalizedSubject,
    recipientCount: item.recipients.size,
    recipientColumns: [...columns],
  }
  let left = room - sizeOfText(subjectPrefix) - sizeOfText(normalizedSubject) - columns.length * 4 - 8
  const layout = recipientRow(columns)
  const recipients: OpenRecipient[] = []
  for (const recipient of item.recipients.values()) {
    if (recipients.length === mostRows) break
    const row = toRow(recipient, { codePage, columns })
    left -= encode(layout, row).length + rowOverhead
    // RopReadRecipients has the others. [MS-OXCMSG] 3.2.5.1
    if (left < 0) break
    recipients.push({ type: typeOf(recipient), codePage, reserved: 0, row })
  }
  return { ...header, recipients }
}

function sizeOfText(text: string | undefined): number {
  return text === undefined ? 1 : text.length * 2 + 3
}
