/**
 * The columns of the tables that every PST has: as a template without rows, and in every folder or message. Tags as
 * [MS-PST] 2.4.4.4.1 (hierarchy), 2.4.4.5.1 (contents), 2.4.4.6.1 (associated contents), 2.4.6.1.1 (attachments),
 * 2.4.5.3.1 (recipients), 2.4.8.6.2.1 (contents of searches); those that these do not name are in files of Outlook.
 */
export const hierarchyColumns = [
  0x0e300102, 0x0e330014, 0x0e340102, 0x0e380003, 0x3001001f, 0x36020003, 0x36030003, 0x360a000b, 0x3613001f,
  0x66350003, 0x66360003,
]

export const contentsColumns = [
  0x00170003, 0x001a001f, 0x00360003, 0x0037001f, 0x00390040, 0x0042001f, 0x0057000b, 0x0058000b, 0x0070001f,
  0x00710102, 0x0e03001f, 0x0e04001f, 0x0e060040, 0x0e070003, 0x0e080003, 0x0e170003, 0x0e300102, 0x0e330014,
  0x0e340102, 0x0e380003, 0x0e3c0102, 0x0e3d0102, 0x10970003, 0x30080040, 0x30130102, 0x65c60003,
]

export const associatedColumns = [
  0x001a001f, 0x0e070003, 0x0e170003, 0x3001001f, 0x6800001f, 0x6803000b, 0x68051003, 0x682f001f, 0x70030003,
  0x70040102, 0x70050102, 0x7006001f, 0x70070003,
]

export const searchColumns = [
  0x00170003, 0x001a001f, 0x00360003, 0x0037001f, 0x0042001f, 0x0057000b, 0x0058000b, 0x0e03001f, 0x0e04001f,
  0x0e05001f, 0x0e060040, 0x0e070003, 0x0e080003, 0x0e170003, 0x0e2a000b, 0x30080040, 0x67f10003,
]

export const attachmentColumns = [0x0e200003, 0x3704001f, 0x37050003, 0x370b0003]

export const recipientColumns = [
  0x0c150003, 0x0e0f000b, 0x0ff90102, 0x0ffe0003, 0x0fff0102, 0x3001001f, 0x3002001f, 0x3003001f, 0x300b0102,
  0x39000003, 0x39ff001f, 0x3a40000b,
]

/** NID_RECEIVE_FOLDERS and NID_OUTGOING_QUEUE, and three tables that Outlook makes in every file. */
export const receiveFolderColumns = [0x001a001f, 0x66050003]
export const outgoingQueueColumns = [0x00390040, 0x0e100003, 0x0e140003]
export const otherTemplates: readonly (readonly [nid: number, columns: readonly number[]])[] = [
  [0x6b6, [0x0e330014, 0x0e370102, 0x0e380003]],
  [0x6d7, [0x001a001f, 0x0e300102, 0x0e310102, 0x0e330014, 0x0e340102, 0x0e380003, 0x0e3e0102]],
  [0x6f8, [0x0e330014, 0x30070040]],
]
