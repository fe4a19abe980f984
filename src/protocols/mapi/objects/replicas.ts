/**
 * Short numbers for the GUIDs of replicas. [MS-OXCSTOR] 3.2.5.8, 3.2.5.9
 *
 * Everything in a mailbox is of its own replica, number 1. A GUID of another one gets a number that follows from it, so that it
 * has the same one whenever somebody asks; the way back is known for those that somebody has asked for in this process.
 */
import { createHash } from 'node:crypto'
import { ownReplica } from '#model'

const mostKnown = 4096
const guids = new Map<number, string>()

export function replicaNumber(guid: string): number {
  const hash = createHash('sha256').update(guid).digest()
  // 0 is no replica and 1 the own one.
  const number = 2 + (hash.readUInt16LE(0) % 0xfffd)
  if (guids.size >= mostKnown) guids.clear()
  guids.set(number, guid)
  return number
}

export function findReplicaGuid(number: number, own: string): string | undefined {
  return number === ownReplica ? own : guids.get(number)
}
