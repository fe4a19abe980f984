/** The words of notifications. [MS-OXCNOTIF] 2.2.1.1, 2.2.1.4.1.2 */
export const NotificationType = {
  newMail: 0x0002,
  objectCreated: 0x0004,
  objectDeleted: 0x0008,
  objectModified: 0x0010,
  objectMoved: 0x0020,
  objectCopied: 0x0040,
  searchCompleted: 0x0080,
  tableModified: 0x0100,
  extended: 0x0400,
} as const
export type NotificationType = keyof typeof NotificationType

export const NotificationFlag = {
  /** TotalMessageCount is there. */
  total: 0x1000,
  /** UnreadMessageCount is there. */
  unread: 0x2000,
  /** It happened in a search folder. */
  search: 0x4000,
  /** It is about a message. */
  message: 0x8000,
} as const

/** [MS-OXCNOTIF] 2.2.1.1.1 */
export const TableEvent = {
  tableChanged: 0x0001,
  rowAdded: 0x0003,
  rowDeleted: 0x0004,
  rowModified: 0x0005,
  restrictionChanged: 0x0007,
} as const
export type TableEvent = keyof typeof TableEvent
