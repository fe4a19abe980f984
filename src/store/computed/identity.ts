/** Ids, keys and versions of a message. [MS-OXCFXICS] 2.2.1.2, [MS-OXCDATA] 2.2.4, [MS-OXPROPS] */
import { createHash } from 'node:crypto'
import {
  changeKey,
  encodeChangeList,
  idToInt64,
  instanceKey,
  makeFolderEntryId,
  makeMessageEntryId,
  mergeChanges,
  P,
  parseChangeKey,
  parseChangeList,
  sourceKey,
} from '#model'
import { type ComputedRow, computed, type Entry, type Place } from './table.ts'

/** PidTagObjectType of a message. */
const messageObject = 5

export const identity: readonly Entry[] = [
  computed(P.Mid, (row) => idToInt64(row.id)),
  computed(P.FolderId, (row) => idToInt64(row.folder)),
  computed(P.InstID, (row) => idToInt64(row.id)),
  computed(P.InstanceNum, () => 0),
  computed(P.ChangeNumber, (row) => idToInt64(row.contentSeq)),
  computed(P.EntryId, (row, place) => entryId(row, place)),
  computed(P.RecordKey, (row, place) => entryId(row, place)),
  computed(P.ParentEntryId, (row, place) =>
    makeFolderEntryId({ mailbox: providerOf(place), replica: place.mailbox, folder: row.folder }),
  ),
  computed(P.InstanceKey, (row) => instanceKey(row.id)),
  computed(P.SourceKey, (row, { mailbox }) => sourceKey(mailbox, row.id)),
  computed(P.ParentSourceKey, (row, { mailbox }) => sourceKey(mailbox, row.folder)),
  // A change that a client imported keeps the key that the client gave it, until the next change here.
  computed(P.ChangeKey, ownChangeKey),
  computed(P.PredecessorChangeList, predecessors),
  computed(P.SearchKey, (row, { mailbox }) => row.bag.get(P.SearchKey) ?? searchKey(mailbox, row.emailId)),
  computed(P.ObjectType, () => messageObject),
  // The UID of IMAP, as Exchange has it: gateways number messages by it.
  computed(P.InternetArticleNumber, (row) => row.uid),
]

function entryId(row: ComputedRow, place: Place): Uint8Array {
  return makeMessageEntryId({
    mailbox: providerOf(place),
    folder: row.folder,
    replica: place.mailbox,
    message: row.id,
  })
}

function providerOf(place: Place): string | undefined {
  return place.public ? undefined : place.mailbox
}

function predecessors(row: ComputedRow, { mailbox }: Place): Uint8Array {
  const stored = row.bag.get(P.PredecessorChangeList)
  const own = parseChangeKey(ownChangeKey(row, { mailbox }))
  return encodeChangeList(mergeChanges(stored ? parseChangeList(stored) : [], [own]))
}

/** Flags and categories change without the bag: then the key in it is not that of the newest change. */
function ownChangeKey(row: ComputedRow, { mailbox }: Place): Uint8Array {
  const imported = row.changeSeq === row.contentSeq ? row.bag.get(P.ChangeKey) : undefined
  return imported ?? changeKey(mailbox, row.changeSeq)
}

/** The same for all copies of a message, as [MS-OXCPRPT] 2.2.1.9 wants it. */
function searchKey(mailbox: string, emailId: string): Uint8Array {
  return createHash('md5').update(mailbox).update(emailId).digest()
}
