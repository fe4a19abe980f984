/**
 * Node ids: five bits say what a node is, the rest which. [MS-PST] 2.2.2.1; the nodes that every file has: 2.4.1
 *
 * Nodes of one folder share their index: its properties, hierarchy table, contents table and associated contents table
 * differ in the type alone.
 */
export const NodeType = {
  heap: 0x00,
  internal: 0x01,
  normalFolder: 0x02,
  searchFolder: 0x03,
  normalMessage: 0x04,
  attachment: 0x05,
  searchUpdateQueue: 0x06,
  searchCriteria: 0x07,
  associatedMessage: 0x08,
  contentsTableIndex: 0x0a,
  receiveFolderTable: 0x0b,
  outgoingQueueTable: 0x0c,
  hierarchyTable: 0x0d,
  contentsTable: 0x0e,
  associatedContentsTable: 0x0f,
  searchContentsTable: 0x10,
  attachmentTable: 0x11,
  recipientTable: 0x12,
  searchTableIndex: 0x13,
  ltp: 0x1f,
} as const

export const WellKnown = {
  messageStore: 0x21,
  nameToIdMap: 0x61,
  normalFolderTemplate: 0xa1,
  searchFolderTemplate: 0xc1,
  rootFolder: 0x122,
  searchManagementQueue: 0x1e1,
  searchActivityList: 0x201,
  hierarchyTableTemplate: 0x60d,
  contentsTableTemplate: 0x60e,
  associatedContentsTableTemplate: 0x60f,
  searchContentsTableTemplate: 0x610,
  attachmentTable: 0x671,
  recipientTable: 0x692,
} as const

export function nodeType(nid: number): number {
  return nid & 0x1f
}

export function nodeIndex(nid: number): number {
  return nid >>> 5
}

export function makeNode(type: number, index: number): number {
  return ((index << 5) | type) >>> 0
}

/** The node of another type with the same index: the contents table of a folder. */
export function siblingNode(nid: number, type: number): number {
  return ((nid & ~0x1f) | type) >>> 0
}

/** Block ids: bit 0 is reserved and may be set, bit 1 says that the block holds structure, not data. [MS-PST] 2.2.2.2 */
export function blockKey(bid: number): number {
  return bid % 2 === 1 ? bid - 1 : bid
}

export function isInternalBlock(bid: number): boolean {
  return (bid & 2) !== 0
}

/** PidTagEntryId of a folder or message in a PST: flags, the store's record key, the node. [MS-PST] 2.4.3.2 */
export function nodeOfEntryId(entryId: Uint8Array): number | undefined {
  if (entryId.length !== 24) return undefined
  return new DataView(entryId.buffer, entryId.byteOffset).getUint32(20, true)
}
