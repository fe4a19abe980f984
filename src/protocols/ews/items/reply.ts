/**
 * Replies and forwards: what is quoted, who gets it, how it hangs together with the message that it answers. [MS-OXWSMSG] 2.2.4,
 * [MS-OXOMSG] 3.2.4 (what a client does)
 */
import { type Person, RecipientType, sentRepresenting } from '#convert'
import { bodiesOf, setBody, textHtml } from '#convert/bodies/index.ts'
import { forwardMeeting } from '#groupware/calendar/index.ts'
import { type LoadedItem, loadItem } from '#groupware/items/load.ts'
import { answerConversationIndex, Bag, fileTime, type Item, P, SpecialFolder } from '#model'
import type { Mailbox } from '#store'
import { subjectParts } from '#store/subject.ts'
import { EwsFailure } from '../errors.ts'
import type { WriteContext } from '../fields/context.ts'
import type { Draft } from '../fields/field.ts'
import { bodyOf } from '../fields/item.ts'
import { isMeetingMessage, kindOfClass } from '../fields/kinds.ts'
import {
  clearPerson,
  kindOfRow,
  peopleOf,
  readPerson,
  readReplyTo,
  rowProperties,
  setPerson,
  singleOf,
  withRecipients,
} from '../fields/people.ts'
import { settleAuthor } from '../fields/settle.ts'
import { booleanOf, type Plain, textOf } from '../fields/values.ts'
import { calendarItemOf } from './answer-meeting.ts'
import { ownerOf, writeContext } from './contexts.ts'
import { createdElement, type NewItem, saveNew } from './create.ts'
import { plainText, quotedHtml, quotedText } from './quote.ts'
import type { Response } from './responses.ts'
import { sendNew } from './send.ts'

type How = 'ReplyToItem' | 'ReplyAllToItem' | 'ForwardItem'

/** PidTagLastVerbExecuted, PidTagIconIndex. [MS-OXOMSG] 2.2.1.10, 2.2.1.8 */
const verbs = {
  ReplyToItem: { verb: 102, icon: 0x105 },
  ReplyAllToItem: { verb: 103, icon: 0x105 },
  ForwardItem: { verb: 104, icon: 0x106 },
} as const

export async function reply({ call, element, to, options }: Response): Promise<readonly object[]> {
  const { disposition, place } = options
  if (disposition === undefined) throw new EwsFailure('ErrorMessageDispositionRequired')
  const how = element.kind as How
  const context = await writeContext(call, to.mailbox)
  const original = await loadItem(call.store, to.mailbox, to.id.item)
  const kind = kindOfClass(original.message.class)
  if (how === 'ForwardItem' && disposition !== 'SaveOnly' && (kind === 'CalendarItem' || kind === 'MeetingRequest')) {
    const meeting = await calendarItemOf(call, to)
    if (meeting) return await forwardInvitation({ call, element, to, options }, meeting.message.id, context)
  }
  if (kind === 'DistributionList' || (kind === 'Contact' && how !== 'ForwardItem')) {
    throw new EwsFailure('ErrorInvalidReferenceItem')
  }
  const draft = await answerTo(original, { how, element, context })
  const home = place?.mailbox ?? (await call.ownMailbox())
  const made: NewItem = { draft, mail: undefined }
  if (disposition === 'SaveOnly') {
    const folder = place?.folder.id ?? SpecialFolder.drafts
    const row = await call.store.write(home, (tx) => saveNew(tx, folder, made, { draft: true }))
    return [await createdElement(home, row)]
  }
  await sendNew(call, made, { keep: disposition === 'SendAndSaveCopy', place })
  const { verb, icon } = verbs[how]
  const set = Bag.of({ LastVerbExecuted: verb, LastVerbExecutionTime: fileTime.from(context.now), IconIndex: icon })
  await call.store.write(to.mailbox, (tx) => tx.updateMessage(to.id.item, { set }))
  return []
}

async function forwardInvitation(
  { call, element, to, options }: Response,
  id: number,
  context: WriteContext,
): Promise<readonly object[]> {
  const owner = await ownerOf(call, to.mailbox)
  const people = await peopleOf(element.ToRecipients, context)
  if (!owner || people.length === 0) throw new EwsFailure('ErrorMissingRecipients')
  const comment = element.NewBodyContent ?? element.Body
  await forwardMeeting(
    call.services.groupware.calendar,
    owner.id === call.user.id ? { owner } : { owner, by: call.user },
    id,
    {
      to: people.map((person) => ({ ...person, kind: 1 })),
      ...(comment !== undefined && { comment: plainText(comment) }),
      keep: options.disposition === 'SendAndSaveCopy',
    },
  )
  return []
}

interface Answering {
  how: How
  element: Plain
  context: WriteContext
}

async function answerTo(original: LoadedItem, { how, element, context }: Answering): Promise<Draft> {
  const properties = new Bag().set(P.MessageClass, 'IPM.Note').set(P.Importance, 1)
  thread(properties, original.properties, context.now)
  const { normalized } = subjectParts(
    original.properties.get(P.Subject) ?? '',
    original.properties.get(P.SubjectPrefix),
  )
  const prefix = how === 'ForwardItem' ? 'FW: ' : 'RE: '
  properties.set(P.Subject, element.Subject === undefined ? prefix + normalized : textOf(element.Subject))
  const item: Item = { properties, recipients: [], attachments: attachmentsFor(how, original) }
  const draft: Draft = { kind: 'Message', item, isNew: true, pending: {} }
  await address(item, original, { how, element, context })
  await quote(item, original, element)
  for (const [name, property] of [
    ['IsReadReceiptRequested', P.ReadReceiptRequested],
    ['IsDeliveryReceiptRequested', P.OriginatorDeliveryReportRequested],
  ] as const) {
    if (element[name] !== undefined) properties.set(property, booleanOf(element[name]))
  }
  if (element.From !== undefined) {
    clearPerson(properties, sentRepresenting)
    setPerson(properties, sentRepresenting, await singleOf(element.From, context))
  }
  settleAuthor(draft, context)
  return draft
}

/** RFC 5322 3.6.4, [MS-OXOMSG] 2.2.1.3 */
function thread(properties: Bag, original: Bag, now: number): void {
  const id = original.get(P.InternetMessageId)
  const references = [original.get(P.InternetReferences), id].filter((one) => one).join(' ')
  if (id) properties.set(P.InReplyToId, id)
  if (references) properties.set(P.InternetReferences, references)
  const topic = original.get(P.ConversationTopic) ?? original.get(P.NormalizedSubject) ?? original.get(P.Subject)
  if (topic !== undefined) properties.set(P.ConversationTopic, topic)
  properties.set(P.ConversationIndex, answerConversationIndex(original.get(P.ConversationIndex), fileTime.from(now)))
}

/** A forward has all of them; a reply those that the quoted text shows. */
function attachmentsFor(how: How, { attachments }: Item): Item['attachments'] {
  const own = attachments.filter(({ properties }) => properties.get(P.ExceptionStartTime) === undefined)
  return how === 'ForwardItem' ? own : own.filter(({ properties }) => properties.get(P.AttachmentHidden) === true)
}

async function address(item: Item, original: Item, { how, element, context }: Answering): Promise<void> {
  const named = async (name: string) =>
    element[name] === undefined ? undefined : await peopleOf(element[name], context)
  const to = (await named('ToRecipients')) ?? (how === 'ForwardItem' ? [] : await authorsOf(original, how, context))
  const cc =
    (await named('CcRecipients')) ??
    (how === 'ReplyAllToItem' ? await othersOf(original, RecipientType.cc, context) : [])
  const bcc = (await named('BccRecipients')) ?? []
  const known = new Set(to.map(({ address }) => address.toLowerCase()))
  item.recipients = withRecipients([], RecipientType.to, to)
  const copies = cc.filter((one) => !known.has(one.address.toLowerCase()))
  item.recipients = withRecipients(item.recipients, RecipientType.cc, copies)
  item.recipients = withRecipients(item.recipients, RecipientType.bcc, bcc)
}

/** Who wants the answer; for all, who got the message, too, but not the one who answers. */
async function authorsOf(original: Item, how: How, context: WriteContext): Promise<Person[]> {
  const { directory } = context
  const replyTo = await readReplyTo(original.properties, directory)
  const author = await readPerson(original.properties, sentRepresenting, directory)
  const authors = replyTo.length > 0 ? replyTo : author ? [author] : []
  const people = authors.map(personIn)
  return how === 'ReplyAllToItem'
    ? unique([...people, ...(await othersOf(original, RecipientType.to, context))])
    : people
}

async function othersOf(
  { recipients }: Item,
  type: number,
  { directory, owner, user }: WriteContext,
): Promise<Person[]> {
  const self = owner ?? user
  const own = new Set([self.address, ...self.aliases].map((one) => one.toLowerCase()))
  const people: Person[] = []
  for (const row of recipients) {
    const found = kindOfRow(row) === type ? await readPerson(row, rowProperties, directory) : undefined
    if (found && !own.has(personIn(found).address.toLowerCase())) people.push(personIn(found))
  }
  return unique(people)
}

function personIn({ Name, EmailAddress }: Record<string, unknown>): Person {
  return { name: textOf(Name), address: textOf(EmailAddress) }
}

function unique(people: readonly Person[]): Person[] {
  return [...new Map(people.map((one) => [one.address.toLowerCase(), one])).values()]
}

/** NewBodyContent stands above what is quoted; Body is all there is. */
async function quote(item: Item, original: Item, element: Plain): Promise<void> {
  if (element.NewBodyContent === undefined && element.Body !== undefined) {
    setBody(item.properties, bodyOf(element.Body))
    return
  }
  const added = element.NewBodyContent === undefined ? { text: '' } : bodyOf(element.NewBodyContent)
  const bodies = bodiesOf(original.properties)
  const isText = 'text' in added && (bodies.native === 'text' || bodies.native === undefined)
  if (isText) {
    setBody(item.properties, { text: `${added.text}\r\n\r\n${quotedText(original, bodies.text())}` })
    return
  }
  const html = 'html' in added ? added.html : textHtml(added.text)
  setBody(item.properties, { html: quotedHtml(html, original, bodies.html()) })
}

/** A post that answers a post or a message, in the same folder. [MS-OXWSPOST] */
export async function postReply({ call, element, to, options }: Response): Promise<readonly object[]> {
  const original = await loadItem(call.store, to.mailbox, to.id.item)
  const context = await writeContext(call, to.mailbox)
  const properties = new Bag().set(P.MessageClass, 'IPM.Post').set(P.Importance, 1)
  thread(properties, original.properties, context.now)
  const { normalized } = subjectParts(
    original.properties.get(P.Subject) ?? '',
    original.properties.get(P.SubjectPrefix),
  )
  properties.set(P.Subject, element.Subject === undefined ? `RE: ${normalized}` : textOf(element.Subject))
  const item: Item = { properties, recipients: [], attachments: [] }
  const draft: Draft = { kind: 'PostItem', item, isNew: true, pending: {} }
  await quote(item, original, element)
  settleAuthor(draft, context)
  const home: Mailbox = options.place?.mailbox ?? to.mailbox
  const folder = options.place?.folder.id ?? original.message.folder
  const row = await call.store.write(home, (tx) => saveNew(tx, folder, { draft, mail: undefined }, { draft: false }))
  return [await createdElement(home, row)]
}

/** [MS-OXWSMSG]: nobody is told that the message has been read. */
export async function suppressReceipt({ call, to }: Response): Promise<readonly object[]> {
  const message = await to.mailbox.getMessage(to.id.item)
  const kind = kindOfClass(message.class)
  if (kind !== 'Message' && !isMeetingMessage(kind)) throw new EwsFailure('ErrorInvalidReferenceItem')
  const isPending =
    (await message.properties()).get(P.ReadReceiptRequested) === true && !message.flags.has('receiptSent')
  if (!isPending) throw new EwsFailure('ErrorReadReceiptNotPending')
  await call.store.write(to.mailbox, async (tx) => {
    await tx.setFlags([message.id], { add: ['receiptSent'] })
    await tx.updateMessage(message.id, { set: Bag.of({ ReadReceiptRequested: false }) })
  })
  return []
}
