/**
 * The ids of folders, messages and changes, in the forms in which they travel. [MS-OXCDATA] 2.2.1
 *
 * In Kontor an id is a number of 48 bits, the GLOBCNT; the mailbox it belongs to is known from the context, and its GUID
 * is the replica GUID. On the wire:
 *
 *   FID, MID, CN   u16 ReplId, GLOBCNT (6 bytes, the most significant first)        8 bytes, also as PtypInteger64
 *   LongTermID     replica GUID, GLOBCNT, u16 0                                    24
 *   GID            replica GUID, GLOBCNT: source keys and our change keys          22
 */
import {
  decode,
  encode,
  equalBytes,
  globcnt,
  guid,
  guidBytes,
  reserved,
  struct,
  type TypeOf,
  u16,
  u32,
  u8,
} from '#codec/binary/index.ts'

/** The ReplId of a mailbox's own objects; clients learn the GUID for it from RopLongTermIdFromId. */
export const ownReplica = 1
export const maxObjectId = 0xffffffffffff

export const objectId = struct({ replica: u16, counter: globcnt })
export type ObjectIdValue = TypeOf<typeof objectId>

export const longTermId = struct({ replica: guid, counter: globcnt, pad: reserved(2) })
export type LongTermId = TypeOf<typeof longTermId>

/** Source keys. [MS-OXCFXICS] 2.2.1.2.5 */
export const globalId = struct({ replica: guid, counter: globcnt })
export type GlobalId = TypeOf<typeof globalId>

/** The id as the value of PidTagFolderId, PidTagMid, PidTagChangeNumber. */
export function idToInt64(counter: number, replica: number = ownReplica): bigint {
  // The counter's most significant byte follows the ReplId, so that the number has its bytes in reverse.
  let reversed = 0n
  let rest = counter
  for (let i = 0; i < 6; i++) {
    reversed = (reversed << 8n) | BigInt(rest % 256)
    rest = Math.floor(rest / 256)
  }
  return BigInt.asIntN(64, (reversed << 16n) | BigInt(replica))
}

export function idFromInt64(value: bigint): ObjectIdValue {
  const unsigned = BigInt.asUintN(64, value)
  let counter = 0
  for (let shift = 16n; shift < 64n; shift += 8n) counter = counter * 256 + Number((unsigned >> shift) & 0xffn)
  return { replica: Number(unsigned & 0xffffn), counter }
}

export function sourceKey(replica: string, counter: number): Uint8Array {
  return encode(globalId, { replica, counter })
}

export function parseSourceKey(bytes: Uint8Array): GlobalId | undefined {
  return bytes.length === 22 ? decode(globalId, bytes) : undefined
}

/**
 * PidTagInstanceKey of a row: unique within its table and stable while the row is there. `instance` tells the rows apart
 * that one object has in a table with a multi-valued column.
 */
export function instanceKey(counter: number, instance = 0): Uint8Array {
  return encode(instanceKeyLayout, { counter, instance })
}
const instanceKeyLayout = struct({ counter: globcnt, instance: u32 })

/** Search keys of addresses (PidTagSenderSearchKey and its like): `SMTP:USER@EXAMPLE.ORG` and a NUL. */
export function addressSearchKey(addressType: string, address: string): Uint8Array {
  const text = `${addressType}:${address}`.toUpperCase()
  const bytes = Buffer.from(text, 'utf8')
  const key = new Uint8Array(bytes.length + 1)
  key.set(bytes)
  return key
}

/** Of a source key: whether the object was made in this replica. */
export function isOfReplica(key: Uint8Array, replica: string): boolean {
  return key.length === 22 && equalBytes(key.subarray(0, 16), guidBytes(replica))
}

/** The value of a PtypServerId: 1 (ours), folder, message, instance; ids of zero name nothing. [MS-OXCDATA] 2.11.1.4 */
export const serverId = struct({ ours: u8, folder: objectId, message: objectId, instance: u32 })

export function encodeServerId({ folder, message = 0 }: { folder: number; message?: number }): Uint8Array {
  const noId = { replica: 0, counter: 0 }
  const named = (counter: number) => (counter === 0 ? noId : { replica: ownReplica, counter })
  return encode(serverId, { ours: 1, folder: named(folder), message: named(message), instance: 0 })
}

/** undefined for what is no id of ours. */
export function parseServerId(bytes: Uint8Array): { folder: number; message: number } | undefined {
  if (bytes.length !== 21 || bytes[0] !== 1) return undefined
  const { folder, message } = decode(serverId, bytes)
  return { folder: folder.counter, message: message.counter }
}
