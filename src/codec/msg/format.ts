/**
 * .msg files: a message in a compound file. [MS-OXMSG] 2
 *
 *   __nameid_version1.0                    the names of named properties, for all objects of the file
 *   __properties_version1.0                tags and values of fixed size of this object
 *   __substg1.0_0037001F                   a value of variable size: id and type of the property
 *   __substg1.0_8005101F, …-00000000 …     a multiple one: the sizes, and one stream for each value
 *   __recip_version1.0_#00000000           a recipient: storages like the message
 *   __attach_version1.0_#00000000          an attachment
 *     __substg1.0_3701000D                 the message in it, or the storage of an OLE object
 *
 * The values stay bytes here: what they mean needs a code page, and types that this layer does not know.
 */
import type { Storage } from '../cfb/index.ts'
import { MULTIPLE } from './strings.ts'

/** The set and the number or the text that name a property. */
export type MsgName = { set: string; lid: number; string?: never } | { set: string; string: string; lid?: never }

export interface MsgProperty {
  id: number
  type: number
  /** [MS-OXMSG] 2.4.2.1: 1 mandatory, 2 readable, 4 writable. */
  flags: number
  /** Of ids from 0x8000 on, unless the file does not say it. */
  name?: MsgName
  /** One, or as many as a multiple one has. Strings without the zero at their end. */
  values: Uint8Array[]
}

export interface MsgAttachment {
  properties: MsgProperty[]
  embedded?: MsgMessage
  /** The content of an OLE object. */
  storage?: Storage
}

export interface MsgMessage {
  properties: MsgProperty[]
  recipients: MsgProperty[][]
  attachments: MsgAttachment[]
}

export const MESSAGE_CLASS_ID = '00020d0b-0000-0000-c000-000000000046'

export const NAMES = '__nameid_version1.0'
export const PROPERTIES = '__properties_version1.0'
export const RECIPIENT = '__recip_version1.0_#'
export const ATTACHMENT = '__attach_version1.0_#'
export const EMBEDDED = '__substg1.0_3701000D'

/** [MS-OXMSG] 2.4.1: what stands before the entries of the property stream. */
export const headerSizes = { message: 32, embedded: 24, other: 8 } as const

export type ObjectKind = keyof typeof headerSizes

export const FIRST_NAMED_ID = 0x8000
export const BINARY = 0x0102
export const OBJECT = 0x000d
export const ATTACH_DATA = 0x3701
export const ATTACH_METHOD = 0x3705
/** PidTagAttachMethod afOle. [MS-OXCMSG] 2.2.2.9 */
export const METHOD_OLE = 6

/** Types whose single values stand in the property stream. [MS-OXMSG] 2.1.2 */
export const fixedSizes: ReadonlyMap<number, number> = new Map([
  [0x0002, 2],
  [0x0003, 4],
  [0x0004, 4],
  [0x0005, 8],
  [0x0006, 8],
  [0x0007, 8],
  [0x000a, 4],
  [0x000b, 2],
  [0x0014, 8],
  [0x0040, 8],
])

/** Multiple values that stand one behind the other in one stream. [MS-OXMSG] 2.1.4.1 */
export function elementSize(type: number): number | undefined {
  const single = type & ~MULTIPLE
  return single === 0x0048 ? 16 : fixedSizes.get(single)
}

export function streamName(id: number, type: number): string {
  return `__substg1.0_${hexDigits(id, 4)}${hexDigits(type, 4)}`
}

export function hexDigits(number: number, digits: number): string {
  return number.toString(16).toUpperCase().padStart(digits, '0')
}
