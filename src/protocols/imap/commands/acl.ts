/**
 * GETACL, SETACL, DELETEACL, LISTRIGHTS and MYRIGHTS. RFC 4314; the letters: rights.ts.
 *
 * An identifier is an address of the directory, or `anyone` for everybody who has no entry of his own. The default and
 * anonymous members of a MAPI folder are always there ([MS-OXCPERM] 2.2.1): to delete them is to give them no rights.
 */
import { Failure, found } from '#model'
import { changePermissions } from '#groupware/sharing.ts'
import type { Folder, Mailbox, Member } from '#store'
import { type Answer, bad } from '../answer.ts'
import { command, loggedIn } from '../command.ts'
import type { Place } from '../mailboxes.ts'
import { mailboxName, readMailboxName } from '../names.ts'
import { astring } from '../response/strings.ts'
import { allLetters, completeRights, findRights, letterBits, lettersOf, Right, tiedLetters } from '../rights.ts'
import type { Session } from '../session.ts'

export const myRights = command({
  name: 'MYRIGHTS',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    return readMailboxName(cursor, session)
  },
  async run(session, name) {
    const place = await session.mailboxes.get(name)
    const letters = lettersOf(place.folder.rights)
    session.output.line(`* MYRIGHTS ${mailboxName(place.name, session)} ${letters === '' ? '""' : letters}`)
  },
})

export const getAcl = command({
  name: 'GETACL',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    return readMailboxName(cursor, session)
  },
  async run(session, name) {
    const place = await administered(session, name)
    const entries: string[] = []
    const owner = await session.mailboxes.ownerOf(place.mailbox)
    if (owner !== undefined && owner.kind !== 'public')
      entries.push(` ${astring(owner.address, session.utf8)} ${allLetters}`)
    for (const { member, rights } of await place.mailbox.permissions(place.folder.id)) {
      const identifier = await identifierOf(session, member)
      const letters = lettersOf(rights)
      if (identifier !== undefined && letters !== '') entries.push(` ${astring(identifier, session.utf8)} ${letters}`)
    }
    session.output.line(`* ACL ${mailboxName(place.name, session)}${entries.join('')}`)
  },
})

export const setAcl = command({
  name: 'SETACL',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    const name = readMailboxName(cursor, session)
    cursor.space()
    const identifier = cursor.astring()
    cursor.space()
    return { name, identifier, change: cursor.astring() }
  },
  async run(session, { name, identifier, change }): Promise<Answer | undefined> {
    const mode = change[0] === '+' || change[0] === '-' ? change[0] : undefined
    const rights = findRights(mode === undefined ? change : change.slice(1))
    if (rights === undefined) return bad('no such right')
    const place = await administered(session, name)
    const member = await memberFor(session, identifier)
    await changeMember(session, place, member, (before) => {
      const now = mode === '+' ? before | rights : mode === '-' ? before & ~rights : rights | (before & ~letterBits)
      // Without the letters for any item those for one's own are gone, too.
      const own = mode === '-' ? ownBitsOf(rights) : 0
      return completeRights(now & ~own)
    })
    return undefined
  },
})

function ownBitsOf(removed: number): number {
  return (removed & Right.editAny ? Right.editOwned : 0) | (removed & Right.deleteAny ? Right.deleteOwned : 0)
}

export const deleteAcl = command({
  name: 'DELETEACL',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    const name = readMailboxName(cursor, session)
    cursor.space()
    return { name, identifier: cursor.astring() }
  },
  async run(session, { name, identifier }) {
    const place = await administered(session, name)
    const member = await memberFor(session, identifier)
    await changeMember(session, place, member, () => undefined)
  },
})

export const listRights = command({
  name: 'LISTRIGHTS',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    const name = readMailboxName(cursor, session)
    cursor.space()
    return { name, identifier: cursor.astring() }
  },
  async run(session, { name, identifier }) {
    const place = await administered(session, name)
    const owner = await session.mailboxes.ownerOf(place.mailbox)
    const isOwner = owner !== undefined && owner.kind !== 'public' && owner.address === identifier.toLowerCase()
    // The owner has every right, whatever the list says; all others can be given each.
    const rights = isOwner ? allLetters : `"" ${tiedLetters.join(' ')}`
    session.output.line(
      `* LISTRIGHTS ${mailboxName(place.name, session)} ${astring(identifier, session.utf8)} ${rights}`,
    )
  },
})

/** RFC 4314 4: who may not administer a mailbox must not see its list. */
async function administered(session: Session, name: string): Promise<Place> {
  const place = await session.mailboxes.get(name)
  if ((place.folder.rights & Right.folderOwner) === 0) throw new Failure('accessDenied')
  return place
}

async function identifierOf({ services }: Session, member: Member['member']): Promise<string | undefined> {
  if (member === 'default') return 'anyone'
  if (member === 'anonymous') return 'anonymous'
  return (await services.directory.findObject(member))?.address
}

async function memberFor({ services }: Session, identifier: string): Promise<Member['member']> {
  // RFC 4314 2.1: negative rights are not supported here.
  if (identifier.startsWith('-')) throw new Failure('unsupported', 'negative rights')
  if (identifier === 'anyone') return 'default'
  if (identifier === 'anonymous') return 'anonymous'
  return found(await services.directory.findByAddress(identifier), 'identifier').id
}

async function changeMember(
  session: Session,
  { mailbox, folder }: { mailbox: Mailbox; folder: Folder },
  member: Member['member'],
  change: (before: number) => number | undefined,
): Promise<void> {
  await changePermissions(session.services, mailbox, folder.id, (all) => {
    const rights = change(all.find((entry) => entry.member === member)?.rights ?? 0)
    const others = all.filter((entry) => entry.member !== member)
    const isFixed = member === 'default' || member === 'anonymous'
    return rights === undefined && !isFixed ? others : [...others, { member, rights: rights ?? 0 }]
  })
}
