/**
 * PidTagMemberId: the number of a member of a permission list. [MS-OXCPERM] 2.2.5
 *
 * It follows from who the member is, so that it is the same in every folder and after a restore: 47 bits of a hash of the
 * directory id. 0 and -1 are the two members that are always there.
 */
import { createHash } from 'node:crypto'
import { anonymousMemberId, defaultMemberId } from '#model'

export function memberIdOf(member: string): bigint {
  if (member === 'default') return defaultMemberId
  if (member === 'anonymous') return anonymousMemberId
  const digest = createHash('sha256').update(member).digest()
  return (BigInt(digest.readUIntBE(0, 6)) >> 1n) + 1n
}
