/**
 * PidTagAdditionalRenEntryIdsEx: special folders that came later, each under a number of its own. [MS-OXOSFLD] 2.2.5
 *
 *   block    = u16 persist id · u16 size of the elements · element …      persist id 0: no more blocks
 *   element  = u16 element id (1: an entry id) · u16 size · bytes          element id 0: no more elements
 */
import { array, bytes, encode, sized, struct, u16 } from '#codec/binary/index.ts'
import { SpecialFolder } from '#model'
import type { FolderId } from '../types.ts'

const element = struct({ id: u16, data: bytes(u16) })
const block = struct({ id: u16, elements: sized(u16, array('rest', element)) })
const blocks = array('rest', block)

const entryIdElement = 1
const end = { id: 0, data: new Uint8Array() }

const folders: readonly (readonly [persistId: number, folder: FolderId])[] = [
  [0x8001, SpecialFolder.rssFeeds],
  [0x8002, SpecialFolder.trackedMailProcessing],
  [0x8004, SpecialFolder.toDoSearch],
  [0x8006, SpecialFolder.conversationActionSettings],
  [0x8009, SpecialFolder.contactsSearch],
  [0x800a, SpecialFolder.imContacts],
  [0x800b, SpecialFolder.quickContacts],
]

export function additionalFolders(entryIdOf: (folder: FolderId) => Uint8Array): Uint8Array {
  return encode(blocks, [
    ...folders.map(([id, folder]) => ({ id, elements: [{ id: entryIdElement, data: entryIdOf(folder) }, end] })),
    { id: 0, elements: [] },
  ])
}
