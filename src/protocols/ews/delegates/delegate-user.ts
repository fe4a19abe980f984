/** Delegates as EWS has them, and as the server keeps them. [MS-OXWSDLGM] 2.2.4 */
import type { DirectoryObject } from '#directory'
import {
  type DelegateFolder,
  type DelegateRights,
  delegateRights,
  type Delegates,
  delegatesOf,
  setDelegateRights,
  setDelegates,
} from '#groupware/calendar/index.ts'
import { Role, roleOf } from '#model'
import type { Mailbox } from '#store'
import type { Call } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import type {
  DelegateFolderPermissionLevelType,
  DelegatePermissionsType,
  DelegateUserType,
  DeliverMeetingRequestsType,
  UserIdType,
} from '../schema/index.ts'

const levels = { None: Role.none, Reviewer: Role.reviewer, Author: Role.author, Editor: Role.editor } as const

const elements: Readonly<Record<DelegateFolder, keyof DelegatePermissionsType>> = {
  calendar: 'CalendarFolderPermissionLevel',
  tasks: 'TasksFolderPermissionLevel',
  inbox: 'InboxFolderPermissionLevel',
  contacts: 'ContactsFolderPermissionLevel',
  notes: 'NotesFolderPermissionLevel',
  journal: 'JournalFolderPermissionLevel',
}
const folders = Object.keys(elements) as DelegateFolder[]

export type Delegate = Delegates['delegates'][number]

/** Whom a UserId means. Throws ErrorDelegateNoUser. */
export async function userOf(
  { directory, user }: Call,
  { PrimarySmtpAddress, SID }: UserIdType,
): Promise<DirectoryObject> {
  const found = PrimarySmtpAddress === undefined ? undefined : await directory.findByAddress(PrimarySmtpAddress)
  if (!found || found.organisation !== user.organisation || found.kind !== 'user')
    throw new EwsFailure('ErrorDelegateNoUser', `There is no user ${PrimarySmtpAddress ?? SID ?? ''}.`)
  return found
}

/** Throws ErrorNotDelegate. */
export function delegateOf({ delegates }: Delegates, { id }: DirectoryObject): Delegate {
  const found = delegates.find(({ object }) => object.id === id)
  if (!found) throw new EwsFailure('ErrorNotDelegate', 'The user is no delegate.')
  return found
}

export async function delegateElement(
  mailbox: Mailbox,
  { object, showPrivate }: Delegate,
  settings: Delegates,
  includePermissions: boolean,
): Promise<DelegateUserType> {
  return {
    UserId: { PrimarySmtpAddress: object.address, DisplayName: object.displayName },
    ...(includePermissions && { DelegatePermissions: permissionsElement(await delegateRights(mailbox, object)) }),
    ReceiveCopiesOfMeetingMessages: settings.mailDelegates,
    ViewPrivateItems: showPrivate,
  }
}

function permissionsElement(rights: DelegateRights): DelegatePermissionsType {
  return Object.fromEntries(folders.map((folder) => [elements[folder], levelOf(rights[folder])]))
}

function levelOf(rights: number): DelegateFolderPermissionLevelType {
  const role = roleOf(rights)
  const found = Object.entries(levels).find(([, level]) => role !== 'custom' && level === Role[role])
  return (found?.[0] as keyof typeof levels | undefined) ?? 'Custom'
}

/** Throws ErrorDelegateValidationFailed for Custom, which can be read and not set. */
export function rightsOf(permissions: DelegatePermissionsType | undefined): Partial<DelegateRights> {
  const rights: Partial<Record<DelegateFolder, number>> = {}
  for (const folder of folders) {
    const level = permissions?.[elements[folder]]
    if (level === undefined) continue
    if (level === 'Custom') throw new EwsFailure('ErrorDelegateValidationFailed', 'Custom rights cannot be set so.')
    rights[folder] = levels[level]
  }
  return rights
}

export function deliverOf({ mailDelegates, wantsCopy, informational }: Delegates): DeliverMeetingRequestsType {
  if (!mailDelegates) return 'NoForward'
  if (!wantsCopy) return 'DelegatesOnly'
  return informational ? 'DelegatesAndSendInformationToMe' : 'DelegatesAndMe'
}

export function withDelivery(settings: Delegates, deliver: DeliverMeetingRequestsType | undefined): Delegates {
  switch (deliver) {
    case undefined:
      return settings
    case 'NoForward':
      return { ...settings, mailDelegates: false }
    case 'DelegatesOnly':
      return { ...settings, mailDelegates: true, wantsCopy: false, informational: false }
    case 'DelegatesAndMe':
      return { ...settings, mailDelegates: true, wantsCopy: true, informational: false }
    case 'DelegatesAndSendInformationToMe':
      return { ...settings, mailDelegates: true, wantsCopy: true, informational: true }
  }
}

/** A delegate as is: rights in the folders, in the list, and the right to send on behalf. */
export async function putDelegate(
  call: Call,
  mailbox: Mailbox,
  { owner, object, given }: { owner: DirectoryObject; object: DirectoryObject; given: DelegateUserType },
): Promise<void> {
  const rights = rightsOf(given.DelegatePermissions)
  const settings = await delegatesOf(call, mailbox)
  const before = settings.delegates.find((one) => one.object.id === object.id)
  const showPrivate = given.ViewPrivateItems ?? before?.showPrivate ?? false
  const delegates = before
    ? settings.delegates.map((one) => (one === before ? { object, showPrivate } : one))
    : [...settings.delegates, { object, showPrivate }]
  await setDelegateRights(call, mailbox, object, rights)
  await setDelegates(call.store, mailbox, { ...settings, delegates })
  await call.directory.write((tx) => tx.link(owner.id, 'sendOnBehalf', [object.id]))
}

export async function dropDelegate(
  call: Call,
  mailbox: Mailbox,
  { owner, object }: { owner: DirectoryObject; object: DirectoryObject },
): Promise<void> {
  const settings = await delegatesOf(call, mailbox)
  const { object: found } = delegateOf(settings, object)
  const none = Object.fromEntries(folders.map((folder) => [folder, Role.none]))
  await setDelegateRights(call, mailbox, found, none)
  const delegates = settings.delegates.filter((one) => one.object.id !== object.id)
  await setDelegates(call.store, mailbox, { ...settings, delegates })
  await call.directory.write((tx) => tx.unlink(owner.id, 'sendOnBehalf', [object.id]))
}
