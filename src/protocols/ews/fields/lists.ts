/** Words of the schema whose place is the number of a property. */

/** PidTagImportance */
export const importances = ['Low', 'Normal', 'High'] as const
/** PidTagSensitivity */
export const sensitivities = ['Normal', 'Personal', 'Private', 'Confidential'] as const
/** PidLidBusyStatus */
export const busyWords = ['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere'] as const
/** PidLidResponseStatus, PidTagRecipientTrackStatus */
export const responseWords = ['Unknown', 'Organizer', 'Tentative', 'Accept', 'Decline', 'NoResponseReceived'] as const
/** PidLidTaskStatus */
export const taskStatuses = ['NotStarted', 'InProgress', 'Completed', 'WaitingOnOthers', 'Deferred'] as const
/** PidLidPostalAddressId */
export const addressIndexes = ['None', 'Home', 'Business', 'Other'] as const

/** PidTagIconIndex, [MS-OXOMSG] 2.2.1.10 and the values of the schema. */
export const iconIndexes: ReadonlyMap<number, string> = new Map([
  [-1, 'Default'],
  [0x001, 'PostItem'],
  [0x100, 'MailRead'],
  [0x101, 'MailUnread'],
  [0x105, 'MailReplied'],
  [0x106, 'MailForwarded'],
  [0x110, 'MailEncrypted'],
  [0x111, 'MailSmimeSigned'],
  [0x113, 'MailEncryptedReplied'],
  [0x114, 'MailSmimeSignedReplied'],
  [0x115, 'MailEncryptedForwarded'],
  [0x116, 'MailSmimeSignedForwarded'],
  [0x117, 'MailEncryptedRead'],
  [0x118, 'MailSmimeSignedRead'],
  [0x133, 'MailIrm'],
  [0x134, 'MailIrmForwarded'],
  [0x135, 'MailIrmReplied'],
  [0x200, 'OutlookDefaultForContacts'],
  [0x400, 'AppointmentItem'],
  [0x401, 'AppointmentRecur'],
  [0x402, 'AppointmentMeet'],
  [0x403, 'AppointmentMeetRecur'],
  [0x404, 'AppointmentMeetNY'],
  [0x405, 'AppointmentMeetYes'],
  [0x406, 'AppointmentMeetNo'],
  [0x407, 'AppointmentMeetMaybe'],
  [0x408, 'AppointmentMeetCancel'],
  [0x409, 'AppointmentMeetInfo'],
  [0x500, 'TaskItem'],
  [0x501, 'TaskRecur'],
  [0x502, 'TaskOwned'],
  [0x503, 'TaskDelegated'],
])

/** PidLidFileUnderId. [MS-OXOCNTC] 2.2.1.1.12 and [MS-OXWSCONT] 2.2.5.4 */
export const fileAsMappings: ReadonlyMap<number, string> = new Map([
  [0x0000, 'None'],
  [0x8017, 'LastCommaFirst'],
  [0x8037, 'FirstSpaceLast'],
  [0x3a16, 'Company'],
  [0x8019, 'LastCommaFirstCompany'],
  [0x8018, 'CompanyLastFirst'],
  [0x8030, 'LastFirst'],
  [0x8031, 'LastFirstCompany'],
  [0x802e, 'CompanyLastCommaFirst'],
  [0x8036, 'LastFirstSuffix'],
  [0x8035, 'LastSpaceFirstCompany'],
  [0x8034, 'CompanyLastSpaceFirst'],
  [0x8033, 'LastSpaceFirst'],
  [0x3001, 'DisplayName'],
  [0x3a06, 'FirstName'],
  [0x8038, 'LastFirstMiddleSuffix'],
  [0x3a11, 'LastName'],
  [0xffff, 'Empty'],
])

export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
export const weekIndexes = ['First', 'Second', 'Third', 'Fourth', 'Last'] as const
