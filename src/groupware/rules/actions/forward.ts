/**
 * OP_FORWARD. [MS-OXORULE] 2.2.5.1.1, 3.2.5.1
 *
 *   no flavor   a mail of the owner: FW:, with the message in it
 *   PR + NC     redirect: the mail as it came, from whom it came
 *   NC          the mail as it came, sent by the owner
 *   AT          a mail of the owner with the message as a file
 *   TM          its beginning as a text message
 */
import { type ForwardAction, ForwardFlavor, type Item } from '#model'
import { passedOnBy, wentRound } from '../../automatic.ts'
import { attachedItem, forwardItem, mailOf, passedOnFields, type Recipient, textMessageItem } from '../compose.ts'
import type { RuledMessage } from '../ruled-message.ts'
import { ActionFailure } from '../rule.ts'
import type { Run } from '../run.ts'
import { recipientsOf } from './recipients.ts'

export function forward(run: Run, { recipients, flavor }: ForwardAction): string {
  const others = withoutSender(run, recipientsOf(run, recipients))
  if (others.length === 0) return 'does not forward it to its sender'
  demandStraight(run)
  const names = others.map(({ address }) => address).join(', ')
  if ((flavor & ForwardFlavor.doNotChange) !== 0) {
    passOn(run, others, { keepSender: (flavor & ForwardFlavor.preserveSender) !== 0 })
    return `redirects it to ${names}`
  }
  const { from, owner } = run.options
  const item = itemFor(flavor)(run.message, others, run.options)
  const fields = [...passedOnFields(passedOn(run), owner), 'Auto-Submitted: auto-generated']
  const bytes = mailOf(item, run.options, fields)
  // What came from nobody goes on from nobody, so that notifications never make others.
  run.send({
    envelope: { from: from === '' ? '' : owner.address, recipients: addressesOf(others) },
    bytes,
    submitter: owner.id,
  })
  return `forwards it to ${names}`
}

type Compose = (message: RuledMessage, recipients: readonly Recipient[], options: Run['options']) => Item

function itemFor(flavor: number): Compose {
  if ((flavor & ForwardFlavor.asAttachment) !== 0) return attachedItem
  return (flavor & ForwardFlavor.asTextMessage) !== 0 ? textMessageItem : forwardItem
}

/** The mail as it is. */
export function passOn(
  run: Run,
  recipients: readonly Recipient[],
  { keepSender, representing }: { keepSender: boolean; representing?: string },
): void {
  const { raw, owner, from } = run.options
  const fields = [...passedOnFields([], owner), `Resent-From: <${owner.address}>`]
  const bytes = Buffer.concat([Buffer.from(fields.map((field) => `${field}\r\n`).join('')), raw])
  const sender = keepSender || from === '' ? from : owner.address
  const envelope = { from: sender, recipients: addressesOf(recipients) }
  run.send({ envelope, bytes, submitter: owner.id, ...(representing && { representing }) })
}

export function demandStraight({ options: { header, owner } }: Run): void {
  if (wentRound(header, owner.address)) throw new ActionFailure('execution', 'the mail goes round in a circle')
}

function passedOn({ options: { header } }: Run): string[] {
  return passedOnBy(header).map((address) => address.replace(/[^\x21-\x7e]/g, ''))
}

function addressesOf(recipients: readonly Recipient[]) {
  return [...new Set(recipients.map(({ address }) => address))].map((address) => ({ address }))
}

export function withoutSender(run: Run, recipients: readonly Recipient[]): Recipient[] {
  const senders = new Set([run.options.from.toLowerCase(), run.message.senderAddress])
  return recipients.filter(({ address }) => !senders.has(address.toLowerCase()))
}
