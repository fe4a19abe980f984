/**
 * Out of office: what a mailbox says while its owner is away. Once to each sender and absence, apart for people inside and outside, from one time
 * to another. RFC 3834 (what is answered, and how); [MS-OXWOOF] (the settings that clients know)
 *
 * The settings lie in an associated message of the inbox; PidTagOutOfOfficeState of the mailbox says whether they hold, as MAPI clients expect.
 */
import { randomUUID } from 'node:crypto'
import { type Header, readHeader } from '#codec/mime/index.ts'
import { exportMail, findPerson, recipientBag, sender, sentRepresenting, setPerson } from '#convert'
import { Bag, Failure, N, P, PropertySet, SpecialFolder } from '#model'
import type { Mailbox, MessageId, Store } from '#store'
import { absenceKey } from '#store/once.ts'
import { isAutomatic } from '../automatic.ts'
import type { Arrived } from '../context.ts'
import { type OutgoingMail, Todo } from '../pending.ts'
import { type CalendarContext, system } from './context.ts'

export interface OutOfOffice {
  state: 'disabled' | 'enabled' | 'scheduled'
  /** When it is `scheduled`. */
  startMillis?: number
  endMillis?: number
  /** Text, or HTML where it begins with a tag. Empty: nothing is said. */
  internal: string
  external: string
  /** Who is told of those outside. */
  audience: 'none' | 'known' | 'all'
}

export const noOutOfOffice: OutOfOffice = { state: 'disabled', internal: '', external: '', audience: 'none' }

const settingsClass = 'IPM.Configuration.OutOfOffice'
const settingsName = { set: PropertySet.PUBLIC_STRINGS, string: 'urn:kontor:out-of-office' }
const TEXT_MAX = 100_000

interface Kept extends OutOfOffice {
  /** A new one for each absence: everybody is told anew. */
  absence: string
}

export async function outOfOffice(
  mailbox: Pick<Mailbox, 'associated' | 'getMessage' | 'storeObject'>,
): Promise<OutOfOffice> {
  const found = await findSettings(mailbox)
  const { absence: _absence, ...kept } = found?.kept ?? { ...noOutOfOffice, absence: '' }
  return { ...kept, state: await stateOf(mailbox, kept) }
}

/** The switch is a property of the mailbox, which MAPI clients turn as well; times count while it is on. [MS-OXWOOF] 2.2.4.2 */
async function stateOf(mailbox: Pick<Mailbox, 'storeObject'>, { state }: OutOfOffice): Promise<OutOfOffice['state']> {
  const { bag } = await mailbox.storeObject()
  if (bag.get(P.OutOfOfficeState) !== true) return 'disabled'
  return state === 'scheduled' ? 'scheduled' : 'enabled'
}

/** Now. */
export async function isAway(
  { now }: Pick<CalendarContext, 'now'>,
  mailbox: Pick<Mailbox, 'associated' | 'getMessage' | 'storeObject'>,
): Promise<boolean> {
  return isAwayAt(await outOfOffice(mailbox), now())
}

/** Throws invalid for times that end before they begin and for texts that are too long. */
export async function setOutOfOffice(store: Store, mailbox: Mailbox, wish: OutOfOffice): Promise<void> {
  if (wish.state === 'scheduled' && !((wish.startMillis ?? 0) < (wish.endMillis ?? 0)))
    throw new Failure('invalid', 'times')
  if (wish.internal.length > TEXT_MAX || wish.external.length > TEXT_MAX) throw new Failure('tooBig', 'text')
  const present = await findSettings(mailbox)
  const before = present?.kept
  const same = before !== undefined && before.state === wish.state && before.startMillis === wish.startMillis
  const kept: Kept = { ...wish, absence: same ? before.absence : randomUUID() }
  const set = new Bag().set(P.MessageClass, settingsClass).set(P.Subject, 'OutOfOffice')
  set.setName(settingsName, 'string', JSON.stringify(kept))
  await store.write(mailbox, async (tx) => {
    if (present) await tx.updateMessage(present.id, { set })
    else {
      await tx.createMessage(SpecialFolder.inbox, {
        properties: set,
        recipients: [],
        attachments: [],
        associated: true,
      })
    }
    await tx.setStoreProperties({ set: Bag.of({ OutOfOfficeState: wish.state !== 'disabled' }) })
  })
}

async function findSettings(
  mailbox: Pick<Mailbox, 'associated' | 'getMessage'>,
): Promise<{ id: MessageId; kept: Kept } | undefined> {
  for (const id of await mailbox.associated(SpecialFolder.inbox, [settingsClass])) {
    const text = (await (await mailbox.getMessage(id)).properties()).getName(settingsName)
    if (typeof text === 'string') return { id, kept: JSON.parse(text) as Kept }
  }
  return undefined
}

function isAwayAt({ state, startMillis = 0, endMillis = 0 }: OutOfOffice, now: number): boolean {
  return state === 'enabled' || (state === 'scheduled' && now >= startMillis && now < endMillis)
}

/** Whether a reply went out. Never throws for what is only this mail's trouble. */
export async function replyOutOfOffice(context: CalendarContext, arrival: Arrived): Promise<boolean> {
  const { store, directory, now, log } = context
  const { object, from } = arrival
  if (!from.includes('@') || object.kind !== 'user') return false
  try {
    const mailbox = await store.open(arrival.mailbox, system)
    const settings = await findSettings(mailbox)
    if (!settings) return false
    const kept = { ...settings.kept, state: await stateOf(mailbox, settings.kept) }
    if (!isAwayAt(kept, now())) return false
    const author = await directory.findByAddress(from)
    const inside = author?.organisation === object.organisation
    const text = inside ? kept.internal : kept.external
    if (text === '' || author?.id === object.id) return false
    if (!inside && (kept.audience === 'none' || (kept.audience === 'known' && !(await isKnown(store, mailbox, from)))))
      return false
    const message = await mailbox.getMessage(arrival.id)
    const properties = await message.properties()
    // RFC 3834 2: only what was written to this person.
    if (properties.get(P.MessageRecipientMe) !== true) return false
    const header = await headerOf(mailbox, arrival.id)
    if (!header || isAutomatic(header, from)) return false
    const asked = findPerson(properties, sentRepresenting) ?? findPerson(properties, sender)
    const reply = replyMail(context, arrival, {
      text,
      to: { name: asked?.name ?? from, address: from },
      subject: properties.get(P.Subject) ?? '',
      header,
    })
    const todo = new Todo()
    const isFirst = await store.write(mailbox, async (tx) => {
      if (!(await tx.once(`${absenceKey}${kept.absence} ${from.toLowerCase()}`, { forever: true }))) return false
      await todo.put(tx, { kind: 'mail', ...reply })
      return true
    })
    if (!isFirst) return false
    await context.afterwards(mailbox, todo)
    return true
  } catch (error) {
    log.error('absence', { mailbox: arrival.mailbox, error })
    return false
  }
}

async function headerOf(mailbox: Mailbox, id: MessageId): Promise<Header | undefined> {
  const source = await mailbox.source(id)
  if (!source) return undefined
  return readHeader(await source.bytes.bytes(0, source.structure.bodyStart), source.structure)
}

/** Somebody among the contacts. */
async function isKnown(store: Pick<Store, 'view'>, mailbox: Mailbox, address: string): Promise<boolean> {
  const [id] = await mailbox.namedIds([N.Email1EmailAddress], false)
  if (id === undefined) return false
  for (const property of [N.Email1EmailAddress, N.Email2EmailAddress, N.Email3EmailAddress]) {
    const [named] = await mailbox.namedIds([property], false)
    if (named === undefined) continue
    const tag = ((named << 16) | 0x001f) >>> 0
    const where = { kind: 'content', match: 'full', fuzzy: 1, tag, value: { tag, value: address } } as const
    if ((await store.view(mailbox, SpecialFolder.contacts, { where }).length()) > 0) return true
  }
  return false
}

interface Reply {
  text: string
  to: { name: string; address: string }
  subject: string
  header: Header
}

function replyMail(context: CalendarContext, { object }: Arrived, { text, to, subject, header }: Reply): OutgoingMail {
  const seed = randomUUID()
  const properties = Bag.of({ MessageClass: 'IPM.Note', Subject: `Automatic reply: ${subject}`.slice(0, 255) })
  setPerson(properties, sentRepresenting, { name: object.displayName, address: object.address })
  setPerson(properties, sender, { name: object.displayName, address: object.address })
  if (/^\s*</.test(text)) properties.set(P.Html, Buffer.from(text)).set(P.InternetCodepage, 65_001).set(P.NativeBody, 3)
  else properties.set(P.Body, text).set(P.NativeBody, 1)
  const answered = header.raw('message-id')?.trim()
  if (answered && /^<[^<>\s]{1,900}>$/.test(answered)) {
    properties.set(P.InReplyToId, answered).set(P.InternetReferences, answered)
  }
  properties.set(P.InternetMessageId, `<${seed}@${context.hostname}>`)
  const mail = exportMail(
    { properties, recipients: [recipientBag(to, 1, 0)], attachments: [] },
    { seed, hostname: context.hostname },
  )
  const marks = 'Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\n'
  const bytes = Buffer.concat([Buffer.from(marks), mail])
  // RFC 3834 3.3: an empty return path, so that nothing comes back.
  return {
    envelope: { from: '', recipients: [{ address: to.address, notify: ['never'] }] },
    bytes,
    submitter: object.id,
  }
}
