/**
 * The permission list of a folder as a table. [MS-OXCPERM] 2.2.1, 2.2.3 … 2.2.7
 *
 * Names and entry ids of members are the directory's: the caller says them.
 */
import { P } from '#model/properties.ts'
import { memberIdOf } from '../member-id.ts'
import type { Mailbox } from '../store.ts'
import type { FolderId, Member } from '../types.ts'
import { BagRow } from './bag-row.ts'
import { type SmallDefinition, SmallView } from './small-view.ts'

export interface PermissionNames {
  nameOf(member: string): Promise<string> | string
  /** PidTagEntryId of the address book; undefined where he is no longer there. */
  entryIdOf(member: string): Promise<Uint8Array | undefined> | Uint8Array | undefined
}

export class PermissionRow extends BagRow {
  readonly member: Member

  constructor(member: Member, values: Iterable<readonly [number, unknown]>) {
    super(values)
    this.member = member
  }
}

const freeBusyBits = 0x1800

export function permissionView(
  mailbox: Pick<Mailbox, 'seq' | 'permissions'>,
  folder: FolderId,
  { names, freeBusy, ...definition }: SmallDefinition & { names: PermissionNames; freeBusy: boolean },
): SmallView<PermissionRow> {
  return new SmallView(
    {
      stamp: () => mailbox.seq(),
      async rows() {
        const rows: PermissionRow[] = []
        for (const member of await mailbox.permissions(folder)) {
          const reserved = member.member === 'default' || member.member === 'anonymous'
          rows.push(
            new PermissionRow(member, [
              [P.MemberId.tag, memberIdOf(member.member)],
              // MS-OXCPERM 2.2.6: the reserved members have fixed names.
              [P.MemberName.tag, reservedNames.get(member.member) ?? (await names.nameOf(member.member))],
              [P.MemberRights.tag, freeBusy ? member.rights : member.rights & ~freeBusyBits],
              [
                P.EntryId.tag,
                reserved ? new Uint8Array() : ((await names.entryIdOf(member.member)) ?? new Uint8Array()),
              ],
            ]),
          )
        }
        return rows
      },
    },
    definition,
  )
}

const reservedNames: ReadonlyMap<string, string> = new Map([
  ['default', ''],
  ['anonymous', 'Anonymous'],
])
