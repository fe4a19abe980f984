/**
 * Failure: what was asked for cannot be. One of the three kinds of error of Kontor; the others are LayoutError (bytes
 * that do not fit) and bugs (everything else).
 *
 * The list of codes is closed. A protocol translates it in one map typed `Record<FailureCode, …>`, which does not
 * compile while a code is missing: add a code only when some client has to be told something that no code here says.
 */
export const failureCodes = {
  /** The object, or the folder it should lie in, does not exist. */
  notFound: 'does not exist',
  /** It existed and was deleted meanwhile; a client that holds it open is told so, not "not found". */
  deleted: 'was deleted',
  /** The user may not do this, or may not know whether the object exists. */
  accessDenied: 'access denied',
  /** The user may not send in the name of this address. */
  sendAsDenied: 'may not send as this sender',
  alreadyExists: 'exists already',
  /** Somebody else changed the object since the client read it. */
  conflict: 'was changed by someone else',
  /** A folder would lie inside itself. */
  cycle: 'a folder cannot be moved into itself',
  notEmpty: 'is not empty',
  /** The object is of a kind for which this cannot be done: a search folder, a special folder, a leaf row … */
  wrongType: 'not possible for an object of this kind',
  /** The request contradicts itself or the protocol. */
  invalid: 'invalid request',
  /** Well formed, but Kontor does not do it. */
  unsupported: 'not supported',
  /** A value, a message or a request is larger than the limit. */
  tooBig: 'too big',
  /** Too many objects, rows, recipients, open handles or requests. */
  tooMany: 'too many',
  /** A restriction, rule or query is nested too deeply. */
  tooComplex: 'too complex',
  quotaExceeded: 'quota exceeded',
  /** The sync state is unknown or too old: the client has to start again. */
  syncStateLost: 'synchronisation has to start again',
  /** An address does not exist here and nobody may send there. */
  recipientUnknown: 'recipient unknown',
  loginFailed: 'login failed',
  passwordExpired: 'password expired',
  /** The account, mailbox or protocol is switched off. */
  disabled: 'disabled',
  /** Locked by another operation; the same request may succeed in a moment. */
  busy: 'busy',
  /** A part of the server, or another server, cannot be reached now. */
  unavailable: 'unavailable',
  /** The client took it back, or its time ran out. */
  cancelled: 'cancelled',
} as const

export type FailureCode = keyof typeof failureCodes

export class Failure extends Error {
  override name = 'Failure'
  readonly code: FailureCode
  /** For the log and for protocols that have a place for text; it never holds secrets. */
  readonly detail: string | undefined

  constructor(code: FailureCode, detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? failureCodes[code] : `${failureCodes[code]}: ${detail}`, options)
    this.code = code
    this.detail = detail
  }
}

/** The value, or a Failure instead of undefined. */
export function found<T>(value: T | undefined, what?: string): T {
  if (value === undefined) throw new Failure('notFound', what)
  return value
}
