/**
 * The ids of EWS: of folders, items, occurrences, attachments and conversations. [MS-OXWSITEMID] 2.1
 *
 *   u8 compression (0 none, 1 run lengths) · u8 storage type · then
 *     address (0)                     moniker (an SMTP address) · u8 instruction · store id: written for ConvertId only
 *     mailbox (3), conversation (4)   moniker (the mailbox GUID as text) · u8 instruction · store id
 *     public folder (1), object (5)   store id
 *     public item (2)                 u8 instruction · store id · store id of its folder
 *   · u8 number of attachment ids, each with its length, where there are any
 *
 * Store ids are entry ids; that of an occurrence has behind it when the series has it, in minutes since 1601 of the zone of
 * the series (u32). Lengths are u16. An id names the same thing for ever: it is made of nothing but GUIDs and numbers that are
 * given once.
 */
import { makeFolderEntryId, makeMessageEntryId, parseEntryId } from '#model'
import type { FolderId, MailboxId, MessageId } from '#store'
import { EwsFailure } from '../errors.ts'
import { compress, decompress } from './rle.ts'

export interface FolderEwsId {
  kind: 'folder'
  mailbox: MailboxId
  public: boolean
  folder: FolderId
}

export interface ItemEwsId {
  kind: 'item'
  mailbox: MailboxId
  public: boolean
  folder: FolderId
  item: MessageId
  /** Of an occurrence of a series: its original start, in minutes since 1601 of the zone of the series. */
  occurrence?: number | undefined
  /** Attachment numbers, from the outermost: the id of an attachment. */
  attachments?: readonly number[] | undefined
}

export interface ConversationEwsId {
  kind: 'conversation'
  mailbox: MailboxId
  /** 16 bytes as hex. */
  conversation: string
}

/** An object of the directory, by its GUID. */
export interface ObjectEwsId {
  kind: 'object'
  object: string
}

export type EwsId = FolderEwsId | ItemEwsId | ConversationEwsId | ObjectEwsId

const storage = { smtp: 0, publicFolder: 1, publicItem: 2, mailbox: 3, conversation: 4, object: 5 } as const
const instruction = { normal: 0, recurrence: 1, series: 2 } as const
const messageEntryIdBytes = 70
/** Larger ones nobody makes. */
const mostCharacters = 4096
const mostBytes = 3072

export function writeId(id: EwsId): string {
  const out = new Bytes()
  switch (id.kind) {
    case 'folder': {
      const { mailbox, folder } = id
      const entry = makeFolderEntryId({ mailbox: id.public ? undefined : mailbox, replica: mailbox, folder })
      if (id.public) out.u8(storage.publicFolder).sized(entry)
      else out.u8(storage.mailbox).sized(Buffer.from(mailbox)).u8(instruction.normal).sized(entry)
      break
    }
    case 'item': {
      const { mailbox, folder, item: message, occurrence, attachments } = id
      const owner = id.public ? undefined : mailbox
      const entry = makeMessageEntryId({ mailbox: owner, replica: mailbox, folder, message })
      const store = occurrence === undefined ? entry : new Bytes().raw(entry).u32(occurrence).take()
      const how = occurrence === undefined ? instruction.normal : instruction.recurrence
      if (id.public) {
        const parent = makeFolderEntryId({ mailbox: undefined, replica: mailbox, folder })
        out.u8(storage.publicItem).u8(how).sized(store).sized(parent)
      } else out.u8(storage.mailbox).sized(Buffer.from(mailbox)).u8(how).sized(store)
      if (attachments && attachments.length > 0) {
        out.u8(attachments.length)
        for (const number of attachments) out.sized(new Bytes().u32(number).take())
      }
      break
    }
    case 'conversation':
      out
        .u8(storage.conversation)
        .sized(Buffer.from(id.mailbox))
        .u8(instruction.normal)
        .sized(Uint8Array.fromHex(id.conversation))
      break
    case 'object':
      out.u8(storage.object).sized(Uint8Array.fromHex(id.object.replaceAll('-', '')))
  }
  return packed(out.take())
}

/** [MS-OXWSITEMID] 2.1.3.1: run lengths where that is shorter. */
function packed(bytes: Uint8Array): string {
  const short = compress(bytes)
  const body = short.length < bytes.length ? short : bytes
  return Buffer.concat([Uint8Array.of(body === short ? 1 : 0), body]).toString('base64')
}

/** The id as the first Exchange 2007 had it, by the address of the mailbox. [MS-OXWSITEMID] 2.1.3.2.1 */
export function writeLegacyId(id: FolderEwsId | ItemEwsId, address: string): string {
  const out = new Bytes().u8(storage.smtp).sized(Buffer.from(address)).u8(instruction.normal).sized(entryIdOf(id))
  return packed(out.take())
}

/** Throws an EwsFailure: ErrorInvalidIdEmpty, ErrorInvalidIdMalformed. */
export function readId(text: string): EwsId {
  if (text === '') throw new EwsFailure('ErrorInvalidIdEmpty')
  const id = text.length > mostCharacters ? undefined : parse(text)
  if (!id) throw new EwsFailure('ErrorInvalidIdMalformed')
  return id
}

function parse(text: string): EwsId | undefined {
  let all: Uint8Array
  try {
    all = Uint8Array.fromBase64(text)
  } catch {
    return undefined
  }
  const [compression] = all
  const rest = all.subarray(1)
  const bytes = compression === 0 ? rest : compression === 1 ? decompress(rest, mostBytes) : undefined
  if (!bytes) return undefined
  const input = new Cursor(bytes)
  const id = parseStored(input)
  return id && input.isGood && input.left === 0 ? id : undefined
}

function parseStored(input: Cursor): EwsId | undefined {
  switch (input.u8()) {
    case storage.mailbox: {
      const mailbox = input.guidText()
      const how = input.u8()
      const store = input.sized()
      return mailbox === undefined ? undefined : withAttachments(input, objectOf(store, how, mailbox))
    }
    case storage.smtp: {
      // The entry id says in which mailbox it lies, whatever the address is now.
      input.sized()
      const how = input.u8()
      const store = input.sized()
      const mailbox = ofEntryId(store.subarray(0, messageEntryIdBytes))?.mailbox
      return mailbox === undefined ? undefined : withAttachments(input, objectOf(store, how, mailbox))
    }
    case storage.publicFolder:
      return objectOf(input.sized(), instruction.normal, undefined)
    case storage.publicItem: {
      const how = input.u8()
      const id = objectOf(input.sized(), how, undefined)
      input.sized()
      return withAttachments(input, id)
    }
    case storage.conversation: {
      const mailbox = input.guidText()
      input.u8()
      const bytes = input.sized()
      if (mailbox === undefined || bytes.length !== 16) return undefined
      return { kind: 'conversation', mailbox, conversation: bytes.toHex() }
    }
    case storage.object: {
      const bytes = input.sized()
      if (bytes.length !== 16) return undefined
      const object = bytes.toHex().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
      return { kind: 'object', object }
    }
    default:
      return undefined
  }
}

function objectOf(store: Uint8Array, how: number, mailbox: MailboxId | undefined): FolderEwsId | ItemEwsId | undefined {
  if (how > instruction.series) return undefined
  const isOccurrence = how === instruction.recurrence && store.length === messageEntryIdBytes + 4
  const id = ofEntryId(isOccurrence ? store.subarray(0, messageEntryIdBytes) : store)
  if (!id || (mailbox !== undefined && id.mailbox !== mailbox) || (mailbox === undefined) !== id.public)
    return undefined
  if (!isOccurrence) return how === instruction.recurrence ? undefined : id
  if (id.kind === 'folder') return undefined
  return { ...id, occurrence: new Cursor(store.subarray(messageEntryIdBytes)).u32() }
}

/** The folder or item that an entry id names; undefined for other entry ids. */
export function ofEntryId(bytes: Uint8Array): FolderEwsId | ItemEwsId | undefined {
  const entry = parseEntryId(bytes)
  if (entry.kind === 'folder') {
    const isPublic = entry.type === 'public' || entry.type === 'mappedPublic'
    return { kind: 'folder', mailbox: entry.replica, public: isPublic, folder: entry.folder }
  }
  if (entry.kind !== 'message' || entry.replica !== entry.folderReplica) return undefined
  const isPublic = entry.type === 'public' || entry.type === 'mappedPublic'
  return { kind: 'item', mailbox: entry.replica, public: isPublic, folder: entry.folder, item: entry.message }
}

/** The entry id of a folder or item, as MAPI has it. */
export function entryIdOf(id: FolderEwsId | ItemEwsId): Uint8Array {
  const mailbox = id.public ? undefined : id.mailbox
  if (id.kind === 'folder') return makeFolderEntryId({ mailbox, replica: id.mailbox, folder: id.folder })
  return makeMessageEntryId({ mailbox, replica: id.mailbox, folder: id.folder, message: id.item })
}

function withAttachments(input: Cursor, id: FolderEwsId | ItemEwsId | undefined): EwsId | undefined {
  if (!id || input.left === 0) return id
  if (id.kind !== 'item') return undefined
  const count = input.u8()
  const attachments: number[] = []
  for (let n = 0; n < count && input.isGood; n++) {
    const bytes = input.sized()
    if (bytes.length !== 4) return undefined
    attachments.push(new Cursor(bytes).u32())
  }
  return count === 0 ? undefined : { ...id, attachments }
}

/** Little-endian; lengths are 16 bits. */
class Bytes {
  readonly #parts: Uint8Array[] = []

  raw(bytes: Uint8Array): this {
    this.#parts.push(bytes)
    return this
  }

  u8(value: number): this {
    return this.raw(Uint8Array.of(value))
  }

  u16(value: number): this {
    return this.raw(Uint8Array.of(value & 0xff, value >> 8))
  }

  u32(value: number): this {
    return this.u16(value & 0xffff).u16((value >>> 16) & 0xffff)
  }

  sized(bytes: Uint8Array): this {
    return this.u16(bytes.length).raw(bytes)
  }

  take(): Uint8Array {
    return Buffer.concat(this.#parts)
  }
}

class Cursor {
  readonly #bytes: Uint8Array
  #at = 0
  isGood = true

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  take(count: number): Uint8Array {
    if (count > this.left) {
      this.isGood = false
      return new Uint8Array()
    }
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }

  u8(): number {
    return this.take(1)[0] ?? 0
  }

  u16(): number {
    return this.u8() | (this.u8() << 8)
  }

  u32(): number {
    return this.u16() + this.u16() * 0x10000
  }

  sized(): Uint8Array {
    return this.take(this.u16())
  }

  guidText(): string | undefined {
    const text = Buffer.from(this.sized()).toString('latin1').toLowerCase()
    return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text) ? text : undefined
  }
}
