/**
 * The permission list of a folder both ways. [MS-OXWSFOLD] 2.2.4.7, 2.2.4.14, 2.2.4.15; of calendars [MS-OXWSMTGS] 2.2.4.6
 */
import { completeRights, freeBusyRights, Right, Role, roleOf, withFreeBusy } from '#model'
import type { Member } from '#store'
import type { Call, Place } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import type {
  CalendarPermissionSetType,
  CalendarPermissionType,
  PermissionActionType,
  PermissionSetType,
  PermissionType,
  UserIdType,
} from '../schema/index.ts'

type Permission = PermissionType | CalendarPermissionType
type Level = PermissionType['PermissionLevel'] | CalendarPermissionType['CalendarPermissionLevel']

const levels: Readonly<Record<Exclude<Level, 'Custom'>, number>> = {
  None: Role.none,
  Owner: Role.owner,
  PublishingEditor: Role.publishingEditor,
  Editor: Role.editor,
  PublishingAuthor: Role.publishingAuthor,
  Author: Role.author,
  NoneditingAuthor: Role.noneditingAuthor,
  Reviewer: Role.reviewer,
  Contributor: Role.contributor,
  FreeBusyTimeOnly: Right.freeBusySimple,
  FreeBusyTimeAndSubjectAndLocation: freeBusyRights,
}

/** Throws accessDenied to whoever may not see the list. */
export async function readPermissions(
  call: Call,
  { mailbox, folder }: Place,
  isCalendar: boolean,
): Promise<PermissionSetType | CalendarPermissionSetType> {
  const members = await mailbox.permissions(folder.id)
  const ids = members.map(({ member }) => member).filter((member) => member !== 'default' && member !== 'anonymous')
  const people = new Map((await call.directory.objects(ids)).map((object) => [object.id, object]))
  const list: Permission[] = []
  const unknown: string[] = []
  for (const { member, rights } of members) {
    const person = people.get(member)
    const user: UserIdType | undefined =
      member === 'default'
        ? { DistinguishedUser: 'Default' }
        : member === 'anonymous'
          ? { DistinguishedUser: 'Anonymous' }
          : person && { PrimarySmtpAddress: person.address, DisplayName: person.displayName }
    if (user) list.push(permissionOf(user, rights, isCalendar))
    else unknown.push(member)
  }
  const rest = unknown.length > 0 ? { UnknownEntries: unknown } : {}
  return isCalendar
    ? { CalendarPermissions: list as CalendarPermissionType[], ...rest }
    : { Permissions: list as PermissionType[], ...rest }
}

function permissionOf(UserId: UserIdType, rights: number, isCalendar: boolean): Permission {
  const has = (right: keyof typeof Right): boolean => (rights & Right[right]) !== 0
  const action = (any: keyof typeof Right, own: keyof typeof Right): PermissionActionType =>
    has(any) ? 'All' : has(own) ? 'Owned' : 'None'
  const plain = {
    UserId,
    CanCreateItems: has('create'),
    CanCreateSubFolders: has('createSubfolder'),
    IsFolderOwner: has('owner'),
    IsFolderVisible: has('visible'),
    IsFolderContact: has('contact'),
    EditItems: action('editAny', 'editOwned'),
    DeleteItems: action('deleteAny', 'deleteOwned'),
  }
  if (!isCalendar) {
    return {
      ...plain,
      ReadItems: has('readAny') ? 'FullDetails' : 'None',
      PermissionLevel: levelOf(rights),
    } as PermissionType
  }
  const ReadItems = has('readAny')
    ? 'FullDetails'
    : has('freeBusyDetailed')
      ? 'TimeAndSubjectAndLocation'
      : has('freeBusySimple')
        ? 'TimeOnly'
        : 'None'
  return { ...plain, ReadItems, CalendarPermissionLevel: calendarLevelOf(rights) }
}

function levelOf(rights: number): Level {
  const role = roleOf(rights)
  const found = Object.entries(levels).find(([name]) => name.toLowerCase() === role.toLowerCase())
  return found ? (found[0] as Level) : 'Custom'
}

function calendarLevelOf(rights: number): CalendarPermissionType['CalendarPermissionLevel'] {
  const freeBusy = rights & freeBusyRights
  if ((rights & ~(freeBusyRights | Right.visible)) === 0 && freeBusy !== 0) {
    return freeBusy === Right.freeBusySimple ? 'FreeBusyTimeOnly' : 'FreeBusyTimeAndSubjectAndLocation'
  }
  return levelOf(rights)
}

/** The list that a client has written. Throws an EwsFailure for what cannot be. */
export async function membersOf(
  call: Call,
  set: PermissionSetType | CalendarPermissionSetType,
  isCalendar: boolean,
): Promise<Member[]> {
  if ('CalendarPermissions' in set !== isCalendar) {
    throw new EwsFailure(
      isCalendar
        ? 'ErrorCannotSetNonCalendarPermissionOnCalendarFolder'
        : 'ErrorCannotSetCalendarPermissionOnNonCalendarFolder',
    )
  }
  if (set.UnknownEntries && set.UnknownEntries.length > 0)
    throw new EwsFailure('ErrorCannotSetPermissionUnknownEntries')
  const list: readonly Permission[] = 'CalendarPermissions' in set ? set.CalendarPermissions : set.Permissions
  const members = new Map<string, number>()
  for (const permission of list) {
    const member = await memberOf(call, permission.UserId)
    if (members.has(member)) throw new EwsFailure('ErrorDuplicateUserIdsSpecified')
    members.set(member, rightsOf(permission, isCalendar))
  }
  for (const reserved of ['default', 'anonymous']) if (!members.has(reserved)) members.set(reserved, 0)
  return [...members].map(([member, rights]) => ({ member, rights }))
}

async function memberOf(call: Call, user: UserIdType): Promise<string> {
  if (user.DistinguishedUser) return user.DistinguishedUser === 'Default' ? 'default' : 'anonymous'
  if (user.PrimarySmtpAddress === undefined || user.PrimarySmtpAddress === '') {
    throw new EwsFailure(user.SID === undefined ? 'ErrorMissingUserIdInformation' : 'ErrorInvalidUserInfo')
  }
  const found = await call.directory.findByAddress(user.PrimarySmtpAddress)
  if (!found || found.organisation !== call.user.organisation || found.kind === 'contact') {
    throw new EwsFailure('ErrorInvalidUserInfo')
  }
  return found.id
}

function rightsOf(permission: Permission, isCalendar: boolean): number {
  const level =
    'CalendarPermissionLevel' in permission ? permission.CalendarPermissionLevel : permission.PermissionLevel
  // A level that is not Custom says everything; what stands beside it does not count. [MS-OXWSFOLD] 8, <9>
  if (level !== 'Custom') return completeRights(isCalendar ? withOwnFreeBusy(levels[level]) : levels[level])
  const single: Partial<PermissionType | CalendarPermissionType> = permission
  const { EditItems, DeleteItems, ReadItems } = single
  let rights = 0
  const add = (right: keyof typeof Right, isSet: boolean | undefined): void => {
    if (isSet === true) rights |= Right[right]
  }
  add('create', single.CanCreateItems)
  add('createSubfolder', single.CanCreateSubFolders)
  add('owner', single.IsFolderOwner)
  add('visible', single.IsFolderVisible)
  add('contact', single.IsFolderContact)
  add('editAny', EditItems === 'All')
  add('editOwned', EditItems === 'Owned')
  add('deleteAny', DeleteItems === 'All')
  add('deleteOwned', DeleteItems === 'Owned')
  add('readAny', ReadItems === 'FullDetails')
  add('freeBusySimple', (ReadItems as string | undefined) === 'TimeOnly')
  add('freeBusyDetailed', (ReadItems as string | undefined) === 'TimeAndSubjectAndLocation')
  return completeRights(isCalendar ? withOwnFreeBusy(rights) : rights)
}

/** Who may read an appointment sees its time. */
function withOwnFreeBusy(rights: number): number {
  return rights & Right.readAny ? withFreeBusy(rights) : rights
}
