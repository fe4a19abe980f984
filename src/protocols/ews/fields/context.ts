/** What fields need to know of the request while they read and write. */
import type { Zone } from '#codec/time-zone/index.ts'
import type { Directory, DirectoryObject } from '#directory'
import type { FolderId, Mailbox, MessageRow, Store } from '#store'
import type { ServerVersion } from '../server-version.ts'
import type { ReadItem } from './field.ts'

/** Ids as the schema has them: `{ Id, ChangeKey }`. */
export interface Ids {
  item(row: MessageRow): unknown
  /** An occurrence, by when its series has it. */
  occurrence(row: MessageRow, original: number): unknown
  folder(id: FolderId, row: MessageRow): unknown
  attachment(row: MessageRow, path: readonly number[], occurrence?: number): unknown
  conversation(id: string): unknown
}

/** [MS-OXWSCDATA] 2.2.4.47 (ItemResponseShapeType) */
export interface BodyShape {
  body: BodyForm
  uniqueBody: BodyForm
  normalizedBody: BodyForm
  /** Only what mail may show: no scripts. */
  filterHtml: boolean
  convertHtmlToUtf8: boolean
  inlineImageUrlTemplate: string | undefined
  blockExternalImages: boolean
  addBlankTargetToLinks: boolean
  /** Characters; undefined: the whole. */
  maximumBodySize: number | undefined
}

export type BodyForm = 'Best' | 'HTML' | 'Text'

export const plainBodyShape: BodyShape = {
  body: 'Best',
  uniqueBody: 'Best',
  normalizedBody: 'Best',
  filterHtml: false,
  convertHtmlToUtf8: false,
  inlineImageUrlTemplate: undefined,
  blockExternalImages: false,
  addBlankTargetToLinks: false,
  maximumBodySize: undefined,
}

export interface ReadContext {
  store: Pick<Store, 'view' | 'getBlob'>
  mailbox: Mailbox
  /** Who owns the mailbox; undefined for public folders. */
  owner: DirectoryObject | undefined
  user: DirectoryObject
  directory: Pick<Directory, 'findByAddress' | 'findByLegacyDn'>
  ids: Ids
  shape: BodyShape
  precision: 'Seconds' | 'Milliseconds'
  /** Whether the client speaks this version or a newer one. */
  since(version: ServerVersion): boolean
  /** Rights of the caller at a folder: bits of model/permissions.ts. */
  rights(folder: FolderId): Promise<number>
  /** The MIME form. */
  mime(item: ReadItem): Promise<AsyncIterable<Uint8Array> | Uint8Array | undefined>
  now: number
}

export interface WriteContext {
  /** Of times without an offset: that of TimeZoneContext, else UTC. */
  zone: Zone
  user: DirectoryObject
  owner: DirectoryObject | undefined
  directory: Pick<Directory, 'findByAddress' | 'findByLegacyDn'>
  /** A contact or a list that a list names as its member, by its ItemId. Throws notFound. */
  findMember(itemId: unknown): Promise<ListMember>
  now: number
}

export interface ListMember {
  entryId: Uint8Array
  name: string
  address: string
  isList: boolean
}
