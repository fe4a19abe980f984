/**
 * Who receives and answers meeting messages for somebody: the Delegate Information object, the message LocalFreebusy in the folder of free/busy data.
 * [MS-OXODLGT] 2.2.2.2
 *
 * Names stand in PidTagScheduleInfoDelegateNames, their entry ids beside them; here a delegate is an object of the directory, found by the address
 * in a one-off entry id or by the X.500 name in one of the address book.
 */
import type { Directory, DirectoryObject } from '#directory'
import { Bag, type Item, makeOneOffEntryId, N, P, parseEntryId, SpecialFolder } from '#model'
import { receivedRepresenting, setPerson } from '#convert'
import type { Mailbox, Store } from '#store'
import { type CalendarContext, system } from './context.ts'
import { MeetingType } from './messages.ts'

export interface Delegates {
  delegates: { object: DirectoryObject; showPrivate: boolean }[]
  /** Meeting messages go to the delegates … */
  mailDelegates: boolean
  /** … and to the one whom they are for as well. */
  wantsCopy: boolean
  /** That copy is for information only. */
  informational: boolean
}

export const freeBusyClass = 'IPM.Microsoft.ScheduleData.FreeBusy'
const ROWS_MAX = 50
const DELEGATES_MAX = 100

export async function delegatesOf(
  { store, directory }: { store: Pick<Store, 'view'>; directory: Pick<Directory, 'findByAddress' | 'findByLegacyDn'> },
  mailbox: Mailbox,
): Promise<Delegates> {
  const bag = (await findSettings(store, mailbox))?.bag
  const found: Delegates = { delegates: [], mailDelegates: true, wantsCopy: true, informational: false }
  if (!bag) return found
  const flags = bag.get(P.DelegateFlags) ?? []
  for (const [index, bytes] of (bag.get(P.ScheduleInfoDelegateEntryIds) ?? []).slice(0, DELEGATES_MAX).entries()) {
    const entry = parseEntryId(bytes)
    const object =
      entry.kind === 'oneOff'
        ? await directory.findByAddress(entry.address)
        : entry.kind === 'addressBook'
          ? await directory.findByLegacyDn(entry.dn)
          : undefined
    if (object) found.delegates.push({ object, showPrivate: (flags[index] ?? 0) === 1 })
  }
  found.mailDelegates = bag.get(P.ScheduleInfoDontMailDelegates) !== true
  found.wantsCopy = bag.get(P.ScheduleInfoDelegatorWantsCopy) ?? true
  found.informational = bag.get(P.ScheduleInfoDelegatorWantsInfo) ?? false
  return found
}

async function findSettings(
  store: Pick<Store, 'view'>,
  mailbox: Mailbox,
): Promise<{ id: number; bag: Bag } | undefined> {
  const rows = await store.view(mailbox, SpecialFolder.freeBusyData, {}).rows(0, ROWS_MAX)
  for (const row of rows) {
    if (row.kind !== 'message' || row.class.toLowerCase() !== freeBusyClass.toLowerCase()) continue
    return { id: row.id, bag: await (await mailbox.getMessage(row.id)).properties() }
  }
  return undefined
}

/** Takes the place of what was there. Rights at folders and for sending are the directory's and the folders' business. */
export async function setDelegates(store: Store, mailbox: Mailbox, wish: Delegates): Promise<void> {
  const set = Bag.of({
    ScheduleInfoDelegateEntryIds: wish.delegates.map(({ object }) =>
      makeOneOffEntryId({ displayName: object.displayName, address: object.address }),
    ),
    ScheduleInfoDelegateNamesW: wish.delegates.map(({ object }) => object.displayName),
    DelegateFlags: wish.delegates.map(({ showPrivate }) => Number(showPrivate)),
    ScheduleInfoDontMailDelegates: !wish.mailDelegates,
    ScheduleInfoDelegatorWantsCopy: wish.wantsCopy,
    ScheduleInfoDelegatorWantsInfo: wish.informational,
  })
  const present = await findSettings(store, mailbox)
  await store.write(mailbox, async (tx) => {
    if (present) await tx.updateMessage(present.id, { set })
    else {
      set.set(P.MessageClass, freeBusyClass).set(P.Subject, 'LocalFreebusy')
      await tx.createMessage(SpecialFolder.freeBusyData, { properties: set, recipients: [], attachments: [] })
    }
  })
}

/** A copy of a meeting message in a delegate's inbox, which says for whom it came. */
export async function passToDelegate(
  { store, now }: CalendarContext,
  delegate: DirectoryObject,
  { message, owner }: { message: Item; owner: DirectoryObject },
): Promise<void> {
  if (!delegate.mailbox || delegate.mailbox === owner.mailbox) return
  const mailbox = await store.open(delegate.mailbox, system)
  const properties = message.properties.copy()
  setPerson(properties, receivedRepresenting, { name: owner.displayName, address: owner.address })
  properties.delete(N.MeetingType)
  const type = message.properties.get(N.MeetingType)
  if (type !== undefined) properties.set(N.MeetingType, type & ~MeetingType.delegatorCopy)
  await store.write(mailbox, (tx) =>
    tx.createMessage(SpecialFolder.inbox, { ...message, properties, received: new Date(now()) }),
  )
}
