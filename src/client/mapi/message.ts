/** A message, and its attachments. [MS-OXCMSG] 2.2.3 */
import { P, RecipientAddress, RecipientFlag } from '#model'
import { type Place } from './mapi-object.ts'
import { PropertyHolder } from './property-holder.ts'
import { Table } from './table.ts'

const logonCodePage = 0x0fff

export interface SimpleRecipient {
  /** 1 To, 2 Cc, 3 Bcc */
  type?: number
  displayName: string
  address: string
}

export class Message extends PropertyHolder {
  id: number | undefined
  /** What RopOpenMessage said. */
  readonly header: any

  constructor(place: Place, handle: number, id?: number, header?: unknown) {
    super(place, handle)
    this.id = id
    this.header = header
  }

  async save(saveFlags = 0x02): Promise<number> {
    const { value } = await this.call('RopSaveChangesMessage', { saveFlags })
    this.id = value.messageId.counter
    return value.messageId.counter
  }

  async setRecipients(...recipients: readonly SimpleRecipient[]): Promise<void> {
    await this.call('RopModifyRecipients', {
      columns: [P.SmtpAddress.tag],
      recipients: recipients.map(({ type = 1, displayName, address }, id) => ({
        id,
        type,
        row: {
          bits:
            RecipientAddress.smtp |
            RecipientFlag.hasEmailAddress |
            RecipientFlag.hasDisplayName |
            RecipientFlag.unicode,
          emailAddress: address,
          displayName,
          properties: [{ value: address }],
        },
      })),
    })
  }

  async readRecipients(rowId = 0): Promise<any[]> {
    const { recipientColumns } = (await this.call('RopReloadCachedInformation')).value
    return (await this.call('RopReadRecipients', { rowId }, { columns: recipientColumns })).value.recipients
  }

  async reload(): Promise<any> {
    return (await this.call('RopReloadCachedInformation')).value
  }

  async setRead(readFlags: number): Promise<void> {
    await this.call('RopSetMessageReadFlag', { readFlags })
  }

  async createAttachment(): Promise<Attachment> {
    const { value, handle } = await this.call('RopCreateAttachment')
    return new Attachment(this.place, handle, value.attachmentID)
  }

  async openAttachment(number: number, mode = 3): Promise<Attachment> {
    const value = { openAttachmentFlags: mode, attachmentID: number }
    return new Attachment(this.place, (await this.call('RopOpenAttachment', value)).handle, number)
  }

  async deleteAttachment(number: number): Promise<void> {
    await this.call('RopDeleteAttachment', { attachmentID: number })
  }

  async attachments(...columns: readonly number[]): Promise<Table> {
    const table = new Table(this.place, (await this.call('RopGetAttachmentTable', { tableFlags: 0 })).handle)
    return columns.length > 0 ? await table.setColumns(...columns) : table
  }

  async attachmentNumbers(): Promise<number[]> {
    return (await this.call('RopGetValidAttachments')).value.attachmentIds
  }

  async submit(submitFlags = 0): Promise<void> {
    await this.call('RopSubmitMessage', { submitFlags })
  }
}

export class Attachment extends PropertyHolder {
  readonly number: number

  constructor(place: Place, handle: number, number: number) {
    super(place, handle)
    this.number = number
  }

  async save(saveFlags = 0x0a): Promise<void> {
    await this.call('RopSaveChangesAttachment', { saveFlags })
  }

  async openMessage(mode: 'read' | 'readWrite' | 'create' = 'read'): Promise<Message> {
    const openModeFlags = { read: 0, readWrite: 1, create: 2 }[mode]
    const { handle, value } = await this.call('RopOpenEmbeddedMessage', { codePageId: logonCodePage, openModeFlags })
    return new Message(this.place, handle, undefined, value)
  }
}
