/**
 * TNEF streams: what winmail.dat is. [MS-OXTNEF]
 *
 *   signature u32 | key u16 | attribute …
 *   attribute: level u8 | id u16, type u16 | size u32 | data | checksum u16, the sum of the bytes
 *
 * Message attributes come first, then those of each attachment, of which attAttachRendData is the first. Attributes are
 * what Microsoft Mail knew; three of them carry MAPI properties: attMsgProps, attRecipTable, attAttachment. The values stay
 * bytes here: what they mean needs a code page.
 */
export const SIGNATURE = 0x223e9f78
export const TNEF_VERSION = 0x00010000

export const Level = { message: 1, attachment: 2 } as const

/** Ids with their types in the upper half. [MS-OXTNEF] 2.1.3.2 */
export const Attribute = {
  owner: 0x00060000,
  sentFor: 0x00060001,
  delegate: 0x00060002,
  dateStart: 0x00030006,
  dateEnd: 0x00030007,
  ownerAppointmentId: 0x00050008,
  responseRequested: 0x00040009,
  from: 0x00008000,
  subject: 0x00018004,
  dateSent: 0x00038005,
  dateReceived: 0x00038006,
  messageStatus: 0x00068007,
  messageClass: 0x00078008,
  messageId: 0x00018009,
  parentId: 0x0001800a,
  conversationId: 0x0001800b,
  body: 0x0002800c,
  priority: 0x0004800d,
  attachData: 0x0006800f,
  attachTitle: 0x00018010,
  attachMetaFile: 0x00068011,
  attachCreateDate: 0x00038012,
  attachModifyDate: 0x00038013,
  dateModified: 0x00038020,
  attachTransportFilename: 0x00069001,
  attachRenderData: 0x00069002,
  messageProperties: 0x00069003,
  recipientTable: 0x00069004,
  attachment: 0x00069005,
  version: 0x00089006,
  codePage: 0x00069007,
  originalMessageClass: 0x00070600,
} as const

/** Writers disagree about the type in the upper half, so an attribute is known by the lower. */
export function attributeId(id: number): number {
  return id & 0xffff
}

export interface TnefAttribute {
  id: number
  data: Uint8Array
}

export type TnefName = { set: string; lid: number; string?: never } | { set: string; string: string; lid?: never }

export interface TnefProperty {
  id: number
  type: number
  /** Of ids from 0x8000 on. */
  name?: TnefName
  /** One, or as many as a multiple one has. Strings without the zero at their end; objects begin with their interface. */
  values: Uint8Array[]
}

export interface TnefAttachment {
  attributes: TnefAttribute[]
  properties: TnefProperty[]
}

export interface TnefMessage {
  key: number
  /** Of the 8-bit strings; undefined where the stream does not say. */
  codePage: number | undefined
  /** Without those that are fields of their own here. */
  attributes: TnefAttribute[]
  properties: TnefProperty[]
  recipients: TnefProperty[][]
  attachments: TnefAttachment[]
}

/** The interfaces of objects. [MS-OXTNEF] 2.1.3.4 */
export const Interface = {
  message: '00020307-0000-0000-c000-000000000046',
  storage: '0000000b-0000-0000-c000-000000000046',
  stream: '0000000c-0000-0000-c000-000000000046',
} as const
