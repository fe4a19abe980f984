/**
 * RopOpenEmbeddedMessage: opens the message that an attachment holds, or begins one.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.16
 * Behaviour:  [MS-OXCMSG] 2.2.3.16
 */
import type { TypeOf } from '#codec/binary/index.ts'
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
import { handler } from './handler.ts'
import { openEmbeddedMessage, type request } from './layouts/open-embedded-message.ts'

export const openEmbeddedMessageHandler = handler(openEmbeddedMessage, handle)

const Mode = { readOnly: 0x00, readWrite: 0x01, create: 0x02 } as const

async function handle(call: Call, { codePageId, openModeFlags: mode }: TypeOf<typeof request>) {
  const { logon, attachment, message: outer, writable } = call.inputOf(AttachmentObject)
  const codePage = codePageOf(codePageId, logon)
  if (mode > Mode.create) throw new RopFailure('invalidParameter', 'mode')
  if (mode !== Mode.readOnly && !writable) throw new RopFailure('accessDenied', 'for writing')
  const base = await attachment.embedded()
  if (!base && mode !== Mode.create) throw new Failure('notFound', 'no message in the attachment')
  const item = new OpenItem(logon, base, base ? undefined : defaultsOfMessage(logon, { associated: false }))
  const home = { kind: 'attachment', attachment, message: outer } as const
  const message = new MessageObject({ logon, item, home, codePage, writable })
  const header = await headerOf(message, call.room - 9)
  call.create(message)
  return { messageId: noId, ...header }
}
