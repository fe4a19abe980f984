/** A message that lies in a folder is sent, and goes to where it is kept. [MS-OXWSCORE] 3.1.4.8, [MS-OXWSMSG] 3.1.4.6 */
import { randomUUID } from 'node:crypto'
import { sender, sentRepresenting, setPerson } from '#convert'
import { namesIn } from '#groupware/items/names.ts'
import { Bag, fileTime, P, SpecialFolder, unpackBag } from '#model'
import type { Call, Place } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import { kindOfClass } from '../fields/kinds.ts'
import { moveOne } from './move.ts'
import { nowOf, ownerOf } from './contexts.ts'
import { getMessage } from './load.ts'
import type { ReferredItem } from './reference.ts'
import { sendBytes } from './send.ts'

export async function sendStored(
  call: Call,
  { mailbox, id }: ReferredItem,
  { keep, place }: { keep: boolean; place: Place | undefined },
): Promise<void> {
  const { store, user, services } = call
  const message = await getMessage(mailbox, id.item)
  const kind = kindOfClass(message.class)
  if (id.occurrence !== undefined || (kind !== 'Message' && !kind.startsWith('Meeting'))) {
    throw new EwsFailure('ErrorInvalidItemForOperationSendItem')
  }
  const properties = await message.properties()
  const set = new Bag().set(P.ClientSubmitTime, fileTime.from(nowOf(call)))
  if (!properties.has(P.InternetMessageId)) set.set(P.InternetMessageId, `<${randomUUID()}@${services.hostname}>`)
  const author = (await ownerOf(call, mailbox)) ?? user
  if (!properties.get(P.SentRepresentingName) && !properties.get(P.SentRepresentingSmtpAddress)) {
    setPerson(set, sentRepresenting, { name: author.displayName, address: author.address })
  }
  setPerson(set, sender, { name: user.displayName, address: user.address })
  await store.write(mailbox, (tx) => tx.updateMessage(message.id, { set }))
  const { bytes } = await services.groupware.mime(mailbox, message.id)
  const names = await namesIn(mailbox, message.recipients)
  const recipients = message.recipients.map((row) => unpackBag(row, names))
  await sendBytes(call, recipients, await bytes.bytes())
  await store.write(mailbox, async (tx) => {
    if (!keep) {
      await tx.deleteMessages([message.id], { hard: true })
      return
    }
    await tx.setFlags([message.id], { add: ['read'], remove: ['draft'] })
    if (!place) await tx.moveMessages([message.id], SpecialFolder.sentItems)
  })
  if (keep && place) await moveOne(call, mailbox, message.id, place)
}
