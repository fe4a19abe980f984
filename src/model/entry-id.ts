/**
 * Entry ids: the long names of folders, messages, stores and addresses. [MS-OXCDATA] 2.2.4, 2.2.5
 *
 * Every one begins with u32 flags and the GUID of a provider, which decides the rest; those of folders and messages have
 * the mailbox's GUID there and are known by their size. `parseEntryId` never fails: what it does not know is `unknown`.
 */
import {
  ascii,
  asciiz,
  bytes,
  constant,
  decode,
  dependent,
  encode,
  globcnt,
  guid,
  guidText,
  ifMore,
  type Layout,
  LayoutError,
  named,
  reserved,
  sized,
  struct,
  type TypeOf,
  u8,
  u16,
  u32,
  utf16z,
} from '#codec/binary/index.ts'

/** Provider GUIDs, as text. [MS-OXCDATA] 2.2.4.1, 2.2.4.3, 2.2.5 */
export const Provider = {
  publicFolder: '9073441a-66aa-cd11-9bc8-00aa002fc45a',
  store: '10bba138-e505-1a10-a1bb-08002b2a56c2',
  privateStore: '20fa551b-66aa-cd11-9bc8-00aa002fc45a',
  publicStore: '1002831c-66aa-cd11-9bc8-00aa002fc45a',
  addressBook: 'c840a7dc-42c0-1a10-b4b9-08002b2fe182',
  oneOff: 'a41f2b81-a3be-1910-9d6e-00dd010f5402',
  contactAddress: '0aaa42fe-c718-101a-e885-0b651c240000',
  /** Members of personal distribution lists. [MS-OXOCNTC] 2.2.2.2.4.1 */
  wrapped: 'd3ad91c0-9d51-11cf-a4a9-00aa0047faa4',
} as const

const FolderType = { private: 0x0001, public: 0x0003, mappedPublic: 0x0005, newsgroup: 0x000c } as const
const MessageType = { private: 0x0007, public: 0x0009, mappedPublic: 0x000b } as const

const noFlags = constant(u32, 0)

export const folderEntryId = struct({
  flags: noFlags,
  provider: guid,
  type: named(u16, FolderType),
  replica: guid,
  folder: globcnt,
  pad: reserved(2),
})

export const messageEntryId = struct({
  flags: noFlags,
  provider: guid,
  type: named(u16, MessageType),
  folderReplica: guid,
  folder: globcnt,
  folderPad: reserved(2),
  replica: guid,
  message: globcnt,
  pad: reserved(2),
})

/** [MS-OXCDATA] 2.2.4.3 */
export const storeEntryId = struct({
  flags: noFlags,
  provider: guid,
  version: constant(u8, 0),
  flag: constant(u8, 0),
  dll: ascii(14),
  wrappedFlags: u32,
  wrappedProvider: guid,
  /** 0x0C a mailbox, 0x06 the public store. */
  wrappedType: u32,
  server: asciiz,
  mailbox: ifMore(asciiz),
  /** Names of servers in newer forms; nothing that says which store it is. */
  more: bytes('rest'),
})

/** [MS-OXCDATA] 2.2.5.2 */
export const addressBookEntryId = struct({
  flags: noFlags,
  provider: guid,
  version: u32,
  /** The display type: 0 a user, 1 a distribution list, 0x100 a container … */
  type: u32,
  dn: asciiz,
})

/** [MS-OXCDATA] 2.2.5.1; the bit says that the strings are UTF-16. */
const oneOffUnicode = 0x8000
const oneOffNoRichInfo = 0x0001
const oneOffText = dependent<string>(({ bits }) => ((bits & oneOffUnicode) !== 0 ? utf16z : asciiz), 1)
export const oneOffEntryId = struct({
  flags: noFlags,
  provider: guid,
  version: constant(u16, 0),
  bits: u16,
  displayName: oneOffText,
  addressType: oneOffText,
  address: oneOffText,
})

/** [MS-OXCDATA] 2.2.5.3 and [MS-OXOCNTC]: an address of a contact in a mailbox. */
export const contactEntryId = struct({
  flags: noFlags,
  provider: guid,
  version: constant(u32, 3),
  /** 4 a contact, 5 a personal distribution list. */
  type: u32,
  /** 0 to 2 the e-mail addresses, 3 to 5 the fax numbers. */
  index: u32,
  entry: sized(u32, bytes('rest')),
  more: bytes('rest'),
})

export const wrappedEntryId = struct({ flags: noFlags, provider: guid, type: u8, entry: bytes('rest') })

/** [MS-OXNSPI] 2.2.9.2: good for one session with the address book, named by its GUID. */
export const ephemeralEntryId = struct({
  flags: constant(u32, 0x87),
  provider: guid,
  version: constant(u32, 1),
  type: u32,
  id: u32,
})

const layouts = {
  folder: folderEntryId,
  message: messageEntryId,
  store: storeEntryId,
  addressBook: addressBookEntryId,
  oneOff: oneOffEntryId,
  contact: contactEntryId,
  wrapped: wrappedEntryId,
  ephemeral: ephemeralEntryId,
}

type Known = { [K in keyof typeof layouts]: { kind: K } & TypeOf<(typeof layouts)[K]> }[keyof typeof layouts]
export type EntryId = Known | { kind: 'unknown'; bytes: Uint8Array }
export type EntryIdOf<K extends EntryId['kind']> = EntryId & { kind: K }

const byProvider: Readonly<Record<string, keyof typeof layouts>> = {
  [Provider.store]: 'store',
  [Provider.addressBook]: 'addressBook',
  [Provider.oneOff]: 'oneOff',
  [Provider.contactAddress]: 'contact',
  [Provider.wrapped]: 'wrapped',
}

export function parseEntryId(bytes: Uint8Array): EntryId {
  const kind = kindOf(bytes)
  if (kind === undefined) return { kind: 'unknown', bytes }
  try {
    return { kind, ...decode(layouts[kind] as Layout<object>, bytes) } as EntryId
  } catch (error) {
    if (error instanceof LayoutError) return { kind: 'unknown', bytes }
    throw error
  }
}

/** The layout that the bytes look like, for printing. */
export function entryIdLayout(bytes: Uint8Array): Layout<any> | undefined {
  const kind = kindOf(bytes)
  return kind && layouts[kind]
}

export function encodeEntryId(id: EntryId): Uint8Array {
  return id.kind === 'unknown' ? id.bytes : encode(layouts[id.kind] as Layout<object>, id)
}

/** `mailbox` is the GUID of the mailbox (undefined: the public store), `replica` that of its objects. */
export function makeFolderEntryId(ids: { mailbox: string | undefined; replica: string; folder: number }): Uint8Array {
  const { mailbox, replica, folder } = ids
  const type = mailbox === undefined ? 'public' : 'private'
  return encode(folderEntryId, { provider: mailbox ?? Provider.publicFolder, type, replica, folder })
}

export function makeMessageEntryId(ids: {
  mailbox: string | undefined
  replica: string
  folder: number
  message: number
}): Uint8Array {
  const { mailbox, replica, folder, message } = ids
  const type = mailbox === undefined ? 'public' : 'private'
  const provider = mailbox ?? Provider.publicFolder
  return encode(messageEntryId, { provider, type, folderReplica: replica, folder, replica, message })
}

export function makeAddressBookEntryId(dn: string, type = 0): Uint8Array {
  return encode(addressBookEntryId, { provider: Provider.addressBook, version: 1, type, dn })
}

export function makeStoreEntryId(store: { server: string; mailboxDn: string; public?: boolean }): Uint8Array {
  return encode(storeEntryId, {
    provider: Provider.store,
    dll: 'emsmdb.dll\0\0\0\0',
    wrappedFlags: 0,
    wrappedProvider: store.public ? Provider.publicStore : Provider.privateStore,
    wrappedType: store.public ? 0x06 : 0x0c,
    server: store.server,
    mailbox: store.mailboxDn,
    more: new Uint8Array(),
  })
}

/** An address that is in no address book. Rich text is not offered to it unless asked for. */
export function makeOneOffEntryId(recipient: {
  displayName: string
  address: string
  addressType?: string
  richText?: boolean
}): Uint8Array {
  return encode(oneOffEntryId, {
    provider: Provider.oneOff,
    bits: oneOffUnicode | (recipient.richText ? 0 : oneOffNoRichInfo),
    displayName: withoutNul(recipient.displayName),
    addressType: withoutNul(recipient.addressType ?? 'SMTP'),
    address: withoutNul(recipient.address),
  })
}

function kindOf(bytes: Uint8Array): keyof typeof layouts | undefined {
  if (bytes.length < 22) return undefined
  const known = byProvider[guidText(bytes, 4)]
  if (known) return known
  const type = (bytes[20] as number) | ((bytes[21] as number) << 8)
  if (bytes.length === 46 && Object.values<number>(FolderType).includes(type)) return 'folder'
  if (bytes.length === 70 && Object.values<number>(MessageType).includes(type)) return 'message'
  if (bytes.length === 32 && bytes[0] === 0x87) return 'ephemeral'
  return undefined
}

function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}
