/**
 * Recalls: a sender takes back a message that people of the organisation have not read yet. [MS-OXOMSG] names the classes; what they do
 * Outlook does on the reader's side, and here the server does it at once, for whoever has sent both.
 *
 *   unread   the message and the recall go (for some days they can be recovered); the sender is told that it worked
 *   read     both stay; the sender is told that it did not
 *
 * Who wrote a recall is believed only when he was logged in: a mail from outside could be in anybody's name.
 */
import { randomUUID } from 'node:crypto'
import { exportMail, findPerson, recipientBag, sender, sentRepresenting, setPerson } from '#convert'
import type { DirectoryObject } from '#directory'
import type { Message } from '#store'
import { Bag, fileTime, P } from '#model'
import type { Arrived, Context } from '../context.ts'
import { system } from '../context.ts'
import { type OutgoingMail, Todo } from '../pending.ts'
import { findOriginals } from './find-original.ts'

export function isRecall(messageClass: string): boolean {
  return /^ipm\.outlook\.recall(\.|$)/i.test(messageClass)
}

export async function recallArrived(context: Context, arrival: Arrived): Promise<void> {
  const { store, directory } = context
  const mailbox = await store.open(arrival.mailbox, system)
  const recall = await (await mailbox.getMessage(arrival.id)).properties()
  const by = arrival.by === undefined ? undefined : await directory.findObject(arrival.by)
  const author = authorOf(recall)
  if (!by || author === undefined || !(await directory.maySendAs(by.id, author))) return
  const found: Message[] = []
  for (const id of await findOriginals(store, mailbox, { about: recall })) {
    if (id === arrival.id) continue
    const message = await mailbox.getMessage(id)
    if (authorOf(await message.properties()) === author) found.push(message)
  }
  if (found.length === 0) return
  const todo = new Todo()
  await store.write(mailbox, async (tx) => {
    const { changed } = await tx.setFlags(
      found.map(({ id }) => id),
      {},
    )
    const worked = changed.length > 0 && changed.every(({ flags }) => !flags.has('read'))
    if (worked) await tx.deleteMessages([...changed.map(({ id }) => id), arrival.id])
    if (recall.get(P.SendOutlookRecallReport) === false) return
    await todo.put(tx, { kind: 'mail', ...reportMail(context, arrival.object, { recall, author, worked }) })
  })
  await todo.do(context, mailbox)
}

function authorOf(properties: Bag): string | undefined {
  const person = findPerson(properties, sentRepresenting) ?? findPerson(properties, sender)
  return person?.address.toLowerCase()
}

function reportMail(
  { hostname, now }: Context,
  owner: DirectoryObject,
  { recall, author, worked }: { recall: Bag; author: string; worked: boolean },
): OutgoingMail {
  const seed = randomUUID()
  const topic = recall.get(P.NormalizedSubject) ?? recall.get(P.Subject) ?? ''
  const outcome = worked ? 'Success' : 'Failure'
  const said = worked ? 'was deleted before it was read' : 'had been read already'
  const properties = Bag.of({
    MessageClass: `IPM.Recall.Report.${outcome}`,
    Subject: `Message Recall ${outcome}: ${topic}`.slice(0, 255),
    Body: `Your message\r\n\r\n  To:  ${owner.displayName}\r\n  Subject:  ${topic}\r\n\r\n${said}.\r\n`,
    NativeBody: 1,
    InternetMessageId: `<${seed}@${hostname}>`,
    ClientSubmitTime: fileTime.from(now()),
    InReplyToId: recall.get(P.InternetMessageId),
  })
  const person = { name: owner.displayName, address: owner.address }
  setPerson(properties, sender, person)
  setPerson(properties, sentRepresenting, person)
  const item = { properties, recipients: [recipientBag({ name: '', address: author }, 1, 0)], attachments: [] }
  const envelope = { from: '', recipients: [{ address: author, notify: ['never'] as const }] }
  return { envelope, bytes: exportMail(item, { seed, hostname, format: 'tnef' }), submitter: owner.id }
}
