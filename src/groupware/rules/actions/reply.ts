/**
 * OP_REPLY and OP_OOF_REPLY: what a template says goes to the sender. [MS-OXORULE] 2.2.5.1.2.2, 3.2.5.1
 *
 * Never in answer to programs (RFC 3834), and never where the message asks for silence (PidTagAutoResponseSuppress).
 */
import { type ReplyAction, Bag, Failure, idFromInt64, type Item, P, parseEntryId, ReplyFlavor } from '#model'
import type { MessageId } from '#store'
import { isAutomatic } from '../../automatic.ts'
import { loadItem } from '../../items/load.ts'
import { answerFields, mailOf, type Recipient, replyItem } from '../compose.ts'
import { ActionFailure } from '../rule.ts'
import type { Run } from '../run.ts'

/** PidTagAutoResponseSuppress. [MS-OXOMSG] 2.2.1.77 */
const suppress = { outOfOfficeReply: 0x10, reply: 0x20 } as const

export async function reply(run: Run, action: ReplyAction): Promise<string> {
  const { message, options } = run
  const { header, from, owner } = options
  const silent = (message.properties.get(P.AutoResponseSuppress) ?? 0) & suppress[action.kind]
  if (silent !== 0) return 'does not reply: the message asks for silence'
  // [MS-OXORULE] 3.2.5.1: what was passed on may be answered, but not by somebody who is away.
  const wasPassedOn = action.kind === 'outOfOfficeReply' && message.properties.get(P.AutoForwarded) === true
  const isOfProgram = from === '' || isAutomatic(header, from) || wasPassedOn
  if (isOfProgram) return 'does not reply to a program'
  const template = await templateOf(run, action)
  const to: Recipient[] =
    (action.flavor & ReplyFlavor.doNotSendToOriginator) === 0
      ? [{ name: message.properties.get(P.SentRepresentingName) ?? from, address: from, type: 1 }]
      : []
  const item = replyItem(message, template, to, options)
  const addresses = item.recipients.flatMap((row) => row.get(P.SmtpAddress) ?? row.get(P.EmailAddress) ?? [])
  const others = [...new Set(addresses)].filter(
    (address) => address.includes('@') && address.toLowerCase() !== owner.address.toLowerCase(),
  )
  if (others.length === 0) return 'replies to nobody'
  // RFC 3834 3.3: an empty return path, so that nothing comes back.
  const recipients = others.map((address) => ({ address, notify: ['never'] as const }))
  run.send({
    envelope: { from: '', recipients },
    bytes: mailOf(item, options, answerFields),
    submitter: owner.id,
    ...(action.kind === 'outOfOfficeReply' && { messageClass: outOfOfficeClass }),
  })
  if (action.kind === 'outOfOfficeReply') run.answeredForAbsence = true
  return `replies to ${others.join(', ')}`
}

/** [MS-OXORULE] 3.2.5.1 (OP_OOF_REPLY) */
const outOfOfficeClass = 'IPM.Note.rules.OofTemplate'

async function templateOf({ options: { mailbox, store } }: Run, action: ReplyAction): Promise<Item> {
  if ((action.flavor & ReplyFlavor.stockReplyTemplate) !== 0) return stockTemplate
  const id = templateId(action)
  if (id === undefined) throw new ActionFailure('template', 'it names no template')
  try {
    return await loadItem(store, mailbox, id)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new ActionFailure('template', 'its template is not there')
  }
}

function templateId({ messageId, message }: ReplyAction): MessageId | undefined {
  if (messageId !== undefined) return idFromInt64(messageId).counter
  const entry = message && parseEntryId(message)
  return entry?.kind === 'message' ? entry.message : undefined
}

/** [MS-OXORULE] 2.2.5.1.1 (ST): words of the server. */
const stockTemplate: Item = {
  properties: Bag.of({ Body: 'Your mail has arrived. This is an automatic reply.\r\n', NativeBody: 1 }),
  recipients: [],
  attachments: [],
}
