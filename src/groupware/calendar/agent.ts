/**
 * What happens to a meeting message that has come into a mailbox, whoever sent it and however: the server's agent, which no client has to wait for.
 *
 *   request       placed as tentative (place.ts); a room answers at once (resource.ts); delegates get a copy (delegates.ts)
 *   response      tallied on the organizer's copy (tally.ts)
 *   cancellation  the copy is marked, or the occurrence goes (place.ts)
 *
 * The message stays in the inbox, marked as processed, for the people and programs that want to see it. What the agent cannot do is logged and
 * left to the client; it never makes a delivery fail.
 */
import { LayoutError } from '#codec/binary/index.ts'
import { readDictionaryStream } from '#codec/dictionary-stream/index.ts'
import { mailboxesOf, readHeader } from '#codec/mime/index.ts'
import type { DirectoryObject } from '#directory'
import { Bag, Failure, type Item, N, P, SpecialFolder } from '#model'
import { findSeries } from '#model/recurrence/index.ts'
import type { Mailbox, MessageId, Store } from '#store'
import { findConfiguration } from '../configuration/index.ts'
import { loadItem } from '../items/load.ts'
import { type CalendarContext, system } from './context.ts'
import { delegatesOf, passToDelegate } from './delegates.ts'
import { MeetingType, type Answer } from './messages.ts'
import { findNamed } from './occurrence.ts'
import { type Authors, organizerOf, sameAddress } from './people.ts'
import { placeCancellation, placeRequest } from './place.ts'
import { decideBooking } from './resource.ts'
import { respond } from './respond.ts'
import { tallyResponse } from './tally.ts'

export interface Arrival {
  object: DirectoryObject
  mailbox: string
  id: MessageId
  messageClass: string
}

export function isForAgent(messageClass: string): boolean {
  return /^ipm\.schedule\.meeting\.(request|canceled|resp)(\.|$)/i.test(messageClass)
}

export async function meetingArrived(context: CalendarContext, arrival: Arrival): Promise<void> {
  const { store, log } = context
  try {
    const mailbox = await store.open(arrival.mailbox, system)
    const message = await loadItem(store, mailbox, arrival.id)
    // Taken up again after a crash that came behind the work.
    if (message.properties.get(P.Processed) === true) return
    if (arrival.object.kind === 'user' && !(await isAutomatic(store, mailbox))) return
    const authors = await authorsOf(context, mailbox, arrival.id)
    const done = await withRetries(() => process(context, arrival, { message, authors }))
    if (!done) return
    await store.write(mailbox, async (tx) => {
      if (await tx.findMessage(arrival.id)) await tx.updateMessage(arrival.id, { set: done })
    })
  } catch (error) {
    log.error('calendar.agent', { mailbox: arrival.mailbox, message: arrival.id, error })
  }
}

/** Outlook's option "automatically process meeting requests", on unless a client has set it off. [MS-OXOCFG] 2.2.5.1.1 */
async function isAutomatic(store: Pick<Store, 'view'>, mailbox: Mailbox): Promise<boolean> {
  const kept = await findConfiguration(mailbox, SpecialFolder.calendar, 'Calendar')
  if (!kept?.dictionary) return true
  try {
    const entries = readDictionaryStream(kept.dictionary)
    const found = entries.find(({ key }) => key.type === 'string' && key.value === 'piAutoProcess')?.value
    return found?.type !== 'boolean' || found.value
  } catch (error) {
    if (!(error instanceof LayoutError) && !(error instanceof Failure)) throw error
    return true
  }
}

/**
 * Who wrote the mail, with all addresses that they have here: only the organizer changes a meeting, and only an attendee answers for himself
 * (RFC 6047 2.2.1). undefined for a message that was no mail.
 */
async function authorsOf({ directory }: CalendarContext, mailbox: Mailbox, id: MessageId): Promise<Authors> {
  const source = await mailbox.source(id)
  if (!source) return undefined
  const header = readHeader(await source.bytes.bytes(0, source.structure.bodyStart), source.structure)
  const authors = new Set<string>()
  for (const { address } of mailboxesOf(header.addresses('from'))) {
    authors.add(address.toLowerCase())
    const object = await directory.findByAddress(address)
    for (const one of object ? [object.address, ...object.aliases] : []) authors.add(one.toLowerCase())
  }
  return authors
}

const ATTEMPTS = 5

/** Two answers to one meeting come at once: the second finds it changed, and begins again. */
async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'conflict' || attempt === ATTEMPTS) throw error
    }
  }
}

/** What is to be set on the message. */
async function process(
  context: CalendarContext,
  { object, mailbox: id, messageClass }: Arrival,
  { message, authors }: { message: Item; authors: Authors },
): Promise<Bag | undefined> {
  const { store } = context
  const mailbox = await store.open(id, system)
  const { properties } = message
  const done = Bag.of({ Processed: true })
  const lower = messageClass.toLowerCase()
  if (lower.startsWith('ipm.schedule.meeting.resp')) {
    return (await tallyResponse(store, mailbox, message, authors)) ? done : undefined
  }
  const own = [object.address, ...object.aliases].some((address) => sameAddress(organizerOf(message)?.address, address))
  if (own) return undefined
  const isResource = object.kind === 'room' || object.kind === 'equipment'
  if (lower.startsWith('ipm.schedule.meeting.canceled')) {
    const changed = await placeCancellation(store, mailbox, message, authors)
    if (!isResource) await tellDelegates(context, object, { mailbox: id, message })
    return changed ? done : undefined
  }
  if (isResource) {
    await book(context, object, { mailbox: id, message, authors })
    return done
  }
  const placed = await placeRequest(store, mailbox, message, authors)
  const told = await tellDelegates(context, object, { mailbox: id, message })
  if (placed) done.set(N.MeetingType, placed.type)
  if (told) done.set(N.MeetingType, (placed?.type ?? MeetingType.request) | MeetingType.delegatorCopy)
  else if (!placed) done.set(N.MeetingType, (properties.get(N.MeetingType) ?? 0) | MeetingType.outOfDate)
  return done
}

async function tellDelegates(
  context: CalendarContext,
  owner: DirectoryObject,
  { mailbox, message }: { mailbox: string; message: Item },
): Promise<boolean> {
  const settings = await delegatesOf(context, await context.store.open(mailbox, system))
  if (!settings.mailDelegates || settings.delegates.length === 0) return false
  const isPrivate = (message.properties.get(P.Sensitivity) ?? 0) >= 2
  let told = false
  for (const { object, showPrivate } of settings.delegates) {
    if (isPrivate && !showPrivate) continue
    await passToDelegate(context, object, { message, owner })
    told = true
  }
  return told
}

async function book(
  context: CalendarContext,
  room: DirectoryObject,
  { mailbox: id, message, authors }: { mailbox: string; message: Item; authors: Authors },
): Promise<void> {
  const { store, directory } = context
  const mailbox = await store.open(id, system)
  const organizer = organizerOf(message)?.address ?? ''
  // It is placed before it is decided: of two that come at once, each then sees the other (resource.ts).
  const placed = await placeRequest(store, mailbox, message, authors)
  if (!placed) return
  const decision = await decideBooking(context, { room, mailbox, request: message, organizer, placed: placed.id })
  const answer: Answer =
    decision.kind === 'accept' ? 'accepted' : decision.kind === 'decline' ? 'declined' : 'tentative'
  const replaces = message.properties.get(N.ExceptionReplaceTime)
  const original = replaces === undefined ? undefined : await originalIn(context, id, placed.id, replaces)
  await respond(context, { owner: room }, placed.id, {
    answer,
    ...(original !== undefined && { original }),
    ...('why' in decision && { comment: `${decision.why}.` }),
  })
  if (decision.kind !== 'ask') return
  for (const owner of await directory.objects(room.resource?.delegates ?? [])) {
    await passToDelegate(context, owner, { message, owner: room })
  }
}

/** The occurrence that the request was about, in the room's copy of the series. */
async function originalIn(
  { store }: CalendarContext,
  mailbox: string,
  id: MessageId,
  replaces: bigint,
): Promise<number | undefined> {
  const item = await loadItem(store, await store.open(mailbox, system), id)
  const series = findSeries(item.properties)
  return series && findNamed(series, replaces)?.original
}
