/** Changes of a permission list, row by row. [MS-OXCPERM] 2.2.2, 3.2.5.2 */
import {
  anonymousMemberId,
  completeRights,
  defaultMemberId,
  freeBusyRights,
  P,
  parseEntryId,
  type TaggedValue,
  withFreeBusy,
} from '#model'
import { type Member, memberIdOf } from '#store'
import { RopFailure } from '../failures.ts'
import type { FolderObject } from './folder.ts'

const RowFlag = { add: 0x01, modify: 0x02, remove: 0x04 } as const

export async function changedMembers(
  folder: FolderObject,
  rows: readonly { flags: number; values: readonly TaggedValue[] }[],
  { replace, freeBusy }: { replace: boolean; freeBusy: boolean },
): Promise<Member[]> {
  const { mailbox } = folder.logon
  const before = await mailbox.permissions(folder.id)
  const members = new Map(before.map(({ member, rights }) => [member, rights]))
  // MS-OXCPERM_R1197: all but the default entry; the anonymous one is always there.
  if (replace) for (const { member } of before) if (!isReserved(member)) members.delete(member)
  if (replace) members.set('anonymous', 0)
  for (const { flags, values } of rows) {
    const value = (tag: number) => values.find((one) => one.tag === tag)?.value
    if (flags === RowFlag.add) {
      const member = await memberOf(folder, value(P.EntryId.tag))
      members.set(member, rightsOf(value(P.MemberRights.tag), members.get(member), freeBusy))
      continue
    }
    // MS-OXCPERM_R45
    if (replace) throw new RopFailure('invalidParameter', 'entries can only be added')
    const member = memberWithId(value(P.MemberId.tag), [...before.map((one) => one.member), ...members.keys()])
    if (flags === RowFlag.remove) {
      if (isReserved(member)) members.set(member, 0)
      else members.delete(member)
    } else if (flags === RowFlag.modify) {
      members.set(member, rightsOf(value(P.MemberRights.tag), members.get(member), freeBusy))
    } else throw new RopFailure('invalidParameter', `row flags ${flags}`)
  }
  return [...members].map(([member, rights]) => ({ member, rights }))
}

function rightsOf(value: unknown, before: number | undefined, freeBusy: boolean): number {
  if (typeof value !== 'number') throw new RopFailure('invalidParameter', 'no rights')
  if (freeBusy) return completeRights(value)
  // A client that does not know the bits of free and busy leaves them as they were.
  const plain = value & ~freeBusyRights
  return completeRights(before === undefined ? withFreeBusy(plain) : plain | (before & freeBusyRights))
}

async function memberOf(folder: FolderObject, entryId: unknown): Promise<string> {
  if (!(entryId instanceof Uint8Array)) throw new RopFailure('invalidParameter', 'no entry id')
  // [MS-OXCPERM] 2.2.4: empty is everybody.
  if (entryId.length === 0) return 'default'
  const parsed = parseEntryId(entryId)
  if (parsed.kind !== 'addressBook') throw new RopFailure('invalidParameter', 'entry id')
  const object = await folder.logon.session.services.directory.findByLegacyDn(parsed.dn)
  if (!object) throw new RopFailure('invalidParameter', 'nobody has this entry id')
  return object.id
}

function memberWithId(id: unknown, members: readonly string[]): string {
  if (id === defaultMemberId) return 'default'
  if (id === anonymousMemberId) return 'anonymous'
  const found = members.find((member) => memberIdOf(member) === id)
  if (found === undefined) throw new RopFailure('notFound', 'no such member')
  return found
}

function isReserved(member: string): boolean {
  return member === 'default' || member === 'anonymous'
}
