/**
 * Messages that leave: made and sent at once, or sent from where they lie; and where they are kept then. What sending is, groupware says
 * (sending/). [MS-OXWSCORE] 3.1.4.2, 3.1.4.8, [MS-OXWSMSG] 3.1.4
 */
import { randomUUID } from 'node:crypto'
import { sender, sentRepresenting, setPerson } from '#convert'
import { namesIn } from '#groupware/items/names.ts'
import { Bag, fileTime, P, SpecialFolder, unpackBag } from '#model'
import type { Mailbox, Message, MessageId, MessagePatch } from '#store'
import type { Call, Place } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import { kindOfClass } from '../fields/kinds.ts'
import { nowOf, ownerOf } from './contexts.ts'
import { type NewItem, saveNew } from './create.ts'
import { getMessage } from './load.ts'
import { moveOne } from './move.ts'

export interface Keeping {
  /** False: nothing of it stays. */
  keep: boolean
  /** Where it is kept; in Sent Items without it. */
  place: Place | undefined
}

/** A message that lies nowhere yet. When nobody can be reached there is none afterwards. */
export async function sendNew(call: Call, made: NewItem, keeping: Keeping): Promise<void> {
  const mailbox = await call.ownMailbox()
  const { id } = await call.store.write(mailbox, (tx) => saveNew(tx, SpecialFolder.drafts, made, { draft: true }))
  try {
    await sendStored(call, { mailbox, id }, keeping)
  } catch (error) {
    await call.store.write(mailbox, (tx) => tx.deleteMessages([id], { hard: true }))
    throw error
  }
}

/** Throws ErrorInvalidRecipients where nobody is named or nobody was accepted, and what says why he may not send. */
export async function sendStored(
  call: Call,
  { mailbox, id }: { mailbox: Mailbox; id: MessageId },
  { keep, place }: Keeping,
): Promise<void> {
  const { store, services } = call
  const message = await getMessage(mailbox, id)
  const kind = kindOfClass(message.class)
  if (kind !== 'Message' && !kind.startsWith('Meeting')) throw new EwsFailure('ErrorInvalidItemForOperationSendItem')
  const patch = await completion(call, mailbox, message, keep)
  if (patch) await store.write(mailbox, (tx) => tx.updateMessage(id, patch))
  // Whoever acts sends, even where somebody else logged in for him.
  const login = { ...call.login, user: call.user }
  const sent = await services.groupware.sendMessage({ mailbox, id, login, session: 'ews' })
  if (sent.kind === 'refused') throw new EwsFailure('ErrorInvalidRecipients', sent.results[0]?.text)
  if (sent.kind === 'deferred' || !keep) return
  if (place) await moveOne(call, mailbox, id, place)
  else if (mailbox.kind === 'private')
    await store.write(mailbox, (tx) => tx.moveMessages([id], SpecialFolder.sentItems))
}

/** What a message still lacks. One that came as mail has it, and stays that mail to the byte. */
async function completion(
  call: Call,
  mailbox: Mailbox,
  message: Message,
  keep: boolean,
): Promise<MessagePatch | undefined> {
  const properties = await message.properties()
  const set = new Bag()
  if (!properties.has(P.ClientSubmitTime)) set.set(P.ClientSubmitTime, fileTime.from(nowOf(call)))
  if (!properties.get(P.InternetMessageId)) set.set(P.InternetMessageId, `<${randomUUID()}@${call.services.hostname}>`)
  if (!keep) set.set(P.DeleteAfterSubmit, true)
  const { user } = call
  const author = (await ownerOf(call, mailbox)) ?? user
  if (!properties.get(P.SentRepresentingName) && !properties.get(P.SentRepresentingSmtpAddress)) {
    setPerson(set, sentRepresenting, { name: author.displayName, address: author.address })
  }
  if (!properties.get(P.SenderName) && !properties.get(P.SenderSmtpAddress)) {
    setPerson(set, sender, { name: user.displayName, address: user.address })
  }
  const recipients = await resolved(call, mailbox, message)
  if (set.size === 0 && !recipients) return undefined
  return { ...(set.size > 0 && { set }), ...(recipients && { recipients }) }
}

/** A name alone means somebody of the address book, where only one has it. undefined: there is an address everywhere. */
async function resolved(call: Call, mailbox: Mailbox, message: Message): Promise<Bag[] | undefined> {
  if (message.recipients.length === 0) throw new EwsFailure('ErrorMissingRecipients')
  const names = await namesIn(mailbox, message.recipients)
  const rows = message.recipients.map((row) => unpackBag(row, names))
  let isChanged = false
  for (const row of rows) {
    if (row.get(P.SmtpAddress)?.includes('@') || row.get(P.EmailAddress)) continue
    const name = row.get(P.DisplayName) ?? ''
    const found = name === '' ? [] : await call.directory.resolveName(call.user.organisation, name, 2)
    const [only] = found
    if (found.length !== 1 || !only)
      throw new EwsFailure('ErrorInvalidRecipients', `nobody or more than one is called ${name}`)
    row.set(P.AddressType, 'SMTP').set(P.EmailAddress, only.address).set(P.SmtpAddress, only.address)
    isChanged = true
  }
  return isChanged ? rows : undefined
}
