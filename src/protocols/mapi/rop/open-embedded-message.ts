/**
 * RopOpenEmbeddedMessage: opens the message that an attachment holds, or begins one.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.16
 * Behaviour:  [MS-OXCMSG] 2.2.3.16
 */
import { reserved, struct, u16, u8, type TypeOf } from '#codec/binary/index.ts'
import { messageHeader, messageId } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { AttachmentObject } from '../objects/attachment.ts'
import { RopFailure } from '../failures.ts'
import { Failure } from '#model'
import { noId } from '../objects/logon.ts'
import { OpenItem } from '../objects/open-item.ts'
import { defaultsOfMessage } from '../objects/new-message.ts'
import { headerOf } from '../objects/message-header.ts'
import { codePageOf } from '../objects/code-page.ts'

const request = struct({ codePageId: u16, openModeFlags: u8 })
const response = struct({ reserved: reserved(1), messageId, ...messageHeader })

export const openEmbeddedMessage = rop({
  id: 0x46,
  name: 'RopOpenEmbeddedMessage',
  handles: 'output',
  request,
  response,
  handle,
})

const Mode = { readOnly: 0x00, readWrite: 0x01, create: 0x02 } as const

async function handle(call: Call, { codePageId, openModeFlags: mode }: TypeOf<typeof request>) {
  const { logon, attachment, writable } = call.inputOf(AttachmentObject)
  const codePage = codePageOf(codePageId, logon)
  if (mode > Mode.create) throw new RopFailure('invalidParameter', 'mode')
  if (mode !== Mode.readOnly && !writable) throw new RopFailure('accessDenied', 'for writing')
  const base = await attachment.embedded()
  if (!base && mode !== Mode.create) throw new Failure('notFound', 'no message in the attachment')
  const item = new OpenItem(logon, base, base ? undefined : defaultsOfMessage(logon, { associated: false }))
  const home = { kind: 'attachment', attachment } as const
  const message = new MessageObject({ logon, item, home, codePage, writable })
  const header = await headerOf(message, call.room - 9)
  call.create(message)
  return { messageId: noId, ...header }
}
