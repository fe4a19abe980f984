/**
 * The error codes of MAPI that Kontor gives or looks for, and which of them each Failure is. [MS-OXCDATA] 2.4
 */
import { Failure, type FailureCode } from './failure.ts'

export const MapiError = {
  success: 0x00000000,
  /** Anything: "unspecified failure". */
  error: 0x80004005,
  noSupport: 0x80040102,
  badCharWidth: 0x80040103,
  stringTooLong: 0x80040105,
  unknownFlags: 0x80040106,
  invalidEntryId: 0x80040107,
  invalidObject: 0x80040108,
  objectChanged: 0x80040109,
  objectDeleted: 0x8004010a,
  busy: 0x8004010b,
  notEnoughDisk: 0x8004010d,
  notEnoughResources: 0x8004010e,
  notFound: 0x8004010f,
  version: 0x80040110,
  logonFailed: 0x80040111,
  userCancel: 0x80040113,
  networkError: 0x80040115,
  tooComplex: 0x80040117,
  computed: 0x8004011a,
  unknownCodePage: 0x8004011e,
  unknownLocale: 0x8004011f,
  corruptData: 0x8004011b,
  endOfSession: 0x80040200,
  tableTooBig: 0x80040403,
  invalidBookmark: 0x80040405,
  notInQueue: 0x80040601,
  notInitialized: 0x80040605,
  collision: 0x80040604,
  folderCycle: 0x8004060b,
  ambiguousRecipient: 0x80040700,
  hasFolders: 0x80040609,
  hasMessages: 0x8004060a,
  submitted: 0x80040608,
  noRecipients: 0x80040607,
  syncObjectDeleted: 0x80040800,
  syncIgnore: 0x80040801,
  syncConflict: 0x80040802,
  syncNoParent: 0x80040803,
  syncCycle: 0x80040804,
  syncUnsynchronized: 0x80040805,
  accessDenied: 0x80070005,
  notEnoughMemory: 0x8007000e,
  invalidParameter: 0x80070057,
  invalidType: 0x80040302,
  typeNoSupport: 0x80040303,
  badValue: 0x80040301,
  unexpectedType: 0x80040304,
  streamAccessDenied: 0x80030005,
  streamSeekError: 0x80030019,
  streamLocked: 0x80030021,
  streamInvalidParameter: 0x80030057,
  streamFull: 0x80030070,
  unconfigured: 0x8004011c,
  tooBig: 0x80040305,
  unknownUser: 0x000003eb,
  unknownCodePageId: 0x000003ef,
  loginPermission: 0x000003f2,
  serverPaused: 0x0000047f,
  destinationNotFound: 0x00000475,
  notImplemented: 0x80040fff,
  rpcFormat: 0x000004b6,
  nullObject: 0x000004b9,
  bufferTooSmall: 0x0000047d,
  serverBusy: 0x00000480,
  wrongServer: 0x00000478,
  searchFolder: 0x00000460,
  searchScopeViolation: 0x00000490,
  notSearchFolder: 0x00000461,
  messageTooBig: 0x000004d4,
  quotaExceeded: 0x000004d9,
  maxSubmissionExceeded: 0x000004da,
  maxAttachmentExceeded: 0x000004db,
  sendAsDenied: 0x000004dc,
  tooManyOpenObjects: 0x000004de,
  formatError: 0x000004ed,
  notExpanded: 0x000004f7,
  notCollapsed: 0x000004f8,
  leaf: 0x000004f9,
  noCreateRight: 0x000004ff,
  noReadRight: 0x00000501,
  noCreateSubfolderRight: 0x00000502,
  messageCycle: 0x00000504,
  nullDestination: 0x00000503,
  tooManyRecipients: 0x00000505,
  duplicateObject: 0x00000579,
  mailboxDisabled: 0x0000096c,
  /** Warnings: the call succeeded. */
  noService: 0x00040203,
  errorsReturned: 0x00040380,
  partialCompletion: 0x00040680,
  syncProgress: 0x00040820,
  newerClientChange: 0x00040821,
} as const
export type MapiError = keyof typeof MapiError

/** What a MAPI client is told of each failure. */
export const mapiError: Readonly<Record<FailureCode, number>> = {
  notFound: MapiError.notFound,
  deleted: MapiError.objectDeleted,
  accessDenied: MapiError.accessDenied,
  sendAsDenied: MapiError.sendAsDenied,
  alreadyExists: MapiError.collision,
  conflict: MapiError.objectChanged,
  cycle: MapiError.folderCycle,
  notEmpty: MapiError.hasMessages,
  wrongType: MapiError.noSupport,
  invalid: MapiError.invalidParameter,
  unsupported: MapiError.noSupport,
  tooBig: MapiError.messageTooBig,
  tooMany: MapiError.tooManyOpenObjects,
  tooComplex: MapiError.tooComplex,
  quotaExceeded: MapiError.quotaExceeded,
  syncStateLost: MapiError.notFound,
  recipientUnknown: MapiError.unknownUser,
  loginFailed: MapiError.logonFailed,
  passwordExpired: MapiError.logonFailed,
  disabled: MapiError.mailboxDisabled,
  busy: MapiError.serverBusy,
  unavailable: MapiError.networkError,
  cancelled: MapiError.userCancel,
}

const nameOf = new Map<number, string>(Object.entries(MapiError).map(([name, code]) => [code, name]))

/** For logs and tools: `notFound (0x8004010f)`. */
export function mapiErrorText(code: number): string {
  const number = `0x${(code >>> 0).toString(16).padStart(8, '0')}`
  const name = nameOf.get(code >>> 0)
  return name ? `${name} (${number})` : number
}

/** The code for anything that was thrown: a bug is `error`. */
export function mapiErrorOf(error: unknown): number {
  return error instanceof Failure ? mapiError[error.code] : MapiError.error
}
