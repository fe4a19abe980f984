/**
 * The markers and meta-properties of FastTransfer streams. [MS-OXCFXICS] 2.2.4.1.4, 2.2.4.1.5, 2.2.1.1, 2.2.1.3
 *
 * A marker is a property tag without a value; a meta-property has one, and says something about the stream.
 */
export const Marker = {
  startTopFolder: 0x40090003,
  endFolder: 0x400b0003,
  startSubFolder: 0x400a0003,
  startMessage: 0x400c0003,
  endMessage: 0x400d0003,
  startFaiMessage: 0x40100003,
  startEmbedded: 0x40010003,
  endEmbedded: 0x40020003,
  startRecipient: 0x40030003,
  endRecipient: 0x40040003,
  newAttachment: 0x40000003,
  endAttachment: 0x400e0003,
  change: 0x40120003,
  partialChange: 0x407d0003,
  deletions: 0x40130003,
  end: 0x40140003,
  readStateChanges: 0x402f0003,
  stateBegin: 0x403a0003,
  stateEnd: 0x403b0003,
  progressTotal: 0x4074000b,
  progressPerMessage: 0x4075000b,
  message: 0x40150003,
  groupInfo: 0x407b0102,
  errorInfo: 0x40180003,
} as const
export type Marker = keyof typeof Marker

const names = new Map<number, Marker>(Object.entries(Marker).map(([name, tag]) => [tag, name as Marker]))

export function findMarker(tag: number): Marker | undefined {
  return names.get(tag)
}

export const Meta = {
  /** Its type says Integer32, and its value is binary (MS-OXCFXICS_R3354). */
  idsetGiven: 0x40170003,
  idsetGivenBinary: 0x40170102,
  cnsetSeen: 0x67960102,
  cnsetSeenFai: 0x67da0102,
  cnsetRead: 0x67d20102,
  idsetDeleted: 0x67e50102,
  idsetNoLongerInScope: 0x40210102,
  idsetExpired: 0x67930102,
  idsetRead: 0x402d0102,
  idsetUnread: 0x402e0102,
  deleteSubobjects: 0x40160003,
  warning: 0x400f0003,
  newFolder: 0x40110102,
  prefix: 0x4008001e,
  partialMessage: 0x407a0003,
  groupId: 0x407c0003,
  /** Properties without an id, whose place says what they are. */
  binary: 0x00000102,
  integer: 0x00000003,
  boolean: 0x0000000b,
} as const

/** Property tags of sub-objects, as the value of `deleteSubobjects` and in lists of what to leave out. [MS-OXCFXICS] 2.2.1.7 */
export const Subobjects = {
  messages: 0x360f000d,
  associated: 0x3610000d,
  folders: 0x360e000d,
  recipients: 0x0e12000d,
  attachments: 0x0e13000d,
  attachData: 0x3701000d,
} as const

/** A code page as the type of a string: 0x8000 and the number. [MS-OXCFXICS] 2.2.4.1.1.1 */
export const codePageType = 0x8000
export const unicodeCodePage = 1200
