/**
 * What clients see of a mailbox itself. [MS-OXCSTOR] 2.2.2.1; where its special folders are: [MS-OXOSFLD] 2.2.2
 *
 * Names and entry ids of people are the directory's: the caller gives them, where he has them.
 */
import {
  P,
  type PackedBag,
  type PropertyType,
  SpecialFolder,
  type TaggedProperty,
  unicodeTag,
  type ValueOf,
} from '#model'
import { guidBytes } from '#codec/binary/index.ts'
import { extendedRuleSizeLimit } from '../rules.ts'
import type { FolderId, MailboxInfo } from '../types.ts'
import { folderEntryIdAt } from './folder.ts'
import { additionalFolders } from './special-entry-ids.ts'

export interface MailboxPlace {
  storeEntryId?: Uint8Array
  ownerEntryId?: Uint8Array
  ownerName?: string
  /** Of whoever is logged on. */
  userEntryId?: Uint8Array
  /** Bytes of the largest message that may be sent; without it there is no limit. */
  maximumMessageSize?: number
  /** LCIDs and the code page that the session asked for. */
  localeId?: number
  sortLocaleId?: number
  codePageId?: number
}

/** The mailbox with what was set on it. */
export type StoreObject = { info: MailboxInfo; bag: PackedBag; hasSearchFolders: boolean }

type Compute = (store: StoreObject, place: MailboxPlace) => unknown
type Entry = readonly [tag: number, compute: Compute]

function computed<T extends PropertyType>(
  property: TaggedProperty<T>,
  compute: (store: StoreObject, place: MailboxPlace) => ValueOf<T> | undefined,
): Entry {
  return [property.tag, compute]
}

/** PidTagObjectType of a store. */
const storeObject = 1
/** [MS-OXCSTOR] 2.2.2.1.1.5 */
const activeSearchFolders = 0x01000000
const englishUnitedStates = 0x0409
const windows1252 = 1252
/**
 * STORE_ENTRYID_UNIQUE, SEARCH_OK, MODIFY_OK, CREATE_OK, ATTACH_OK, OLE_OK, SUBMIT_OK, NOTIFY_OK, MV_PROPS_OK, CATEGORIZE_OK,
 * RTF_OK, RESTRICTION_OK, SORT_OK, HTML_OK, UNICODE_OK and PUBLIC_FOLDERS for the public store.
 */
const supportMask = 0x00053ffd
const publicFolders = 0x00004000
/** Every special folder of the first table of [MS-OXOSFLD] is there. */
const allFolders = 0xff

export const mailboxTable: ReadonlyMap<number, Compute> = new Map([
  computed(P.ObjectType, () => storeObject),
  computed(P.DisplayName, ({ info, bag }) => bag.get(P.DisplayName) ?? info.displayName),
  computed(P.EntryId, (_, { storeEntryId }) => storeEntryId),
  computed(P.StoreEntryId, (_, { storeEntryId }) => storeEntryId),
  computed(P.RecordKey, ({ info }) => guidBytes(info.id)),
  computed(P.StoreRecordKey, ({ info }) => guidBytes(info.id)),
  computed(P.MappingSignature, ({ info }) => guidBytes(info.id)),
  computed(P.StoreSupportMask, ({ info }) => supportMask | (info.kind === 'public' ? publicFolders : 0)),
  computed(P.StoreState, ({ hasSearchFolders }) => (hasSearchFolders ? activeSearchFolders : 0)),

  computed(P.ContentCount, ({ info }) => info.messageCount),
  computed(P.MessageSize, ({ info }) => Math.min(info.size, 0x7fffffff)),
  computed(P.MessageSizeExtended, ({ info }) => BigInt(info.size)),
  computed(P.ProhibitReceiveQuota, ({ info }) => kilobytes(info.quota.receive)),
  computed(P.ProhibitSendQuota, ({ info }) => kilobytes(info.quota.send)),
  computed(P.MaximumSubmitMessageSize, (_, { maximumMessageSize }) => kilobytes(maximumMessageSize)),
  computed(P.ExtendedRuleSizeLimit, () => extendedRuleSizeLimit),

  computed(P.MailboxOwnerEntryId, ({ info }, { ownerEntryId }) => (info.kind === 'private' ? ownerEntryId : undefined)),
  computed(P.MailboxOwnerName, ({ info }, { ownerName }) =>
    info.kind === 'private' ? (ownerName ?? info.displayName) : undefined,
  ),
  computed(P.UserEntryId, (_, { userEntryId }) => userEntryId),
  computed(P.LocaleId, ({ bag }, { localeId }) => bag.get(P.LocaleId) ?? localeId ?? englishUnitedStates),
  computed(
    P.SortLocaleId,
    ({ bag }, { sortLocaleId }) => bag.get(P.SortLocaleId) ?? sortLocaleId ?? englishUnitedStates,
  ),
  computed(P.CodePageId, (_, { codePageId }) => codePageId ?? windows1252),
  computed(P.OutOfOfficeState, ({ info, bag }) =>
    info.kind === 'private' ? (bag.get(P.OutOfOfficeState) ?? false) : undefined,
  ),
  // 18 bytes for each replica: u16 and its GUID. Every object here is of the first one.
  computed(P.SerializedReplidGuidMap, ({ info }) => Buffer.concat([Uint8Array.of(1, 0), guidBytes(info.id)])),

  entryIdOf(P.IpmSubtreeEntryId, SpecialFolder.ipmSubtree),
  entryIdOf(P.IpmOutboxEntryId, SpecialFolder.outbox),
  entryIdOf(P.IpmWastebasketEntryId, SpecialFolder.deletedItems),
  entryIdOf(P.IpmSentMailEntryId, SpecialFolder.sentItems),
  entryIdOf(P.ViewsEntryId, SpecialFolder.views),
  entryIdOf(P.CommonViewsEntryId, SpecialFolder.commonViews),
  entryIdOf(P.FinderEntryId, SpecialFolder.finder),
  computed(P.ValidFolderMask, ({ info }) => (info.kind === 'private' ? allFolders : undefined)),
  computed(P.AdditionalRenEntryIdsEx, ({ info, bag }) => {
    const stored = bag.get(P.AdditionalRenEntryIdsEx)
    if (stored || info.kind === 'public') return stored
    return additionalFolders((id) => folderEntryIdAt({ mailbox: info.id }, id))
  }),
])

export function mailboxPropertyOf(store: StoreObject, tag: number, place: MailboxPlace): unknown {
  const compute = mailboxTable.get(unicodeTag(tag))
  return compute ? compute(store, place) : store.bag.get(tag)
}

export function* mailboxProperties(store: StoreObject, place: MailboxPlace): Generator<[tag: number, value: unknown]> {
  for (const [tag, compute] of mailboxTable) {
    const value = compute(store, place)
    if (value !== undefined) yield [tag, value]
  }
  for (const [tag, value] of store.bag.entries()) if (!mailboxTable.has(tag)) yield [tag, value]
}

/** What a client may not change. [MS-OXCSTOR] 2.2.2.1.1 */
export function isComputedOfMailbox(tag: number): boolean {
  return mailboxTable.has(unicodeTag(tag)) && !settable.has(unicodeTag(tag))
}

const settable = new Set<number>(
  [P.DisplayName, P.LocaleId, P.SortLocaleId, P.OutOfOfficeState, P.AdditionalRenEntryIdsEx].map(({ tag }) => tag),
)

function entryIdOf(property: TaggedProperty<'binary'>, folder: FolderId): Entry {
  return computed(property, ({ info }) =>
    info.kind === 'private' ? folderEntryIdAt({ mailbox: info.id }, folder) : undefined,
  )
}

/** -1: there is no limit. */
function kilobytes(bytes: number | undefined): number {
  return bytes === undefined ? -1 : Math.min(Math.floor(bytes / 1024), 0x7fffffff)
}
