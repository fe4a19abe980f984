/**
 * What a client is told when something cannot be done: a ResponseCode and a text, in a response message or in a fault.
 *
 *   EwsFailure    one thing fails with a code that only EWS knows; what everybody knows is a Failure
 *   Fault         the whole request fails
 *
 * Every Failure has its code in one table.
 */
import { LayoutError } from '#codec/binary/index.ts'
import { XmlWriter } from '#codec/xml/index.ts'
import { Failure, type FailureCode } from '#model'
import type { ResponseCodeType } from './schema/index.ts'

export type ResponseCode = ResponseCodeType

export class EwsFailure extends Failure {
  override name = 'EwsFailure'
  readonly responseCode: ResponseCode
  /** What MessageXml holds: elements of the types' namespace, `t:Value` with a name. */
  readonly values: Readonly<Record<string, string>> | undefined

  constructor(responseCode: ResponseCode, text?: string, values?: Readonly<Record<string, string>>) {
    super('invalid', text ?? textOf(responseCode))
    this.responseCode = responseCode
    this.values = values
  }
}

/** The request as a whole cannot be answered. */
export class Fault extends Error {
  override name = 'Fault'
  readonly responseCode: ResponseCode
  /** Elements of MessageXml by their names, in the types' namespace. */
  readonly details: Readonly<Record<string, string | number>>

  constructor(responseCode: ResponseCode, text?: string, details: Readonly<Record<string, string | number>> = {}) {
    super(text ?? textOf(responseCode))
    this.responseCode = responseCode
    this.details = details
  }
}

export const responseCodes = {
  notFound: 'ErrorItemNotFound',
  deleted: 'ErrorItemNotFound',
  accessDenied: 'ErrorAccessDenied',
  sendAsDenied: 'ErrorSendAsDenied',
  alreadyExists: 'ErrorFolderExists',
  conflict: 'ErrorIrresolvableConflict',
  cycle: 'ErrorMoveCopyFailed',
  notEmpty: 'ErrorCannotDeleteObject',
  wrongType: 'ErrorInvalidFolderTypeForOperation',
  invalid: 'ErrorInvalidRequest',
  unsupported: 'ErrorInvalidOperation',
  tooBig: 'ErrorMessageSizeExceeded',
  tooMany: 'ErrorTooManyObjectsOpened',
  tooComplex: 'ErrorRestrictionTooComplex',
  quotaExceeded: 'ErrorQuotaExceeded',
  syncStateLost: 'ErrorInvalidSyncStateData',
  recipientUnknown: 'ErrorMailRecipientNotFound',
  loginFailed: 'ErrorAccessDenied',
  passwordExpired: 'ErrorPasswordExpired',
  disabled: 'ErrorAccountDisabled',
  busy: 'ErrorServerBusy',
  unavailable: 'ErrorMailboxStoreUnavailable',
  cancelled: 'ErrorRequestAborted',
} as const satisfies Record<FailureCode, ResponseCode>

/** A folder that is not there, however it was named. */
export function isMissingFolder(error: unknown): boolean {
  const code = responseCodeOf(error)
  return code === 'ErrorFolderNotFound' || code === 'ErrorItemNotFound'
}

/** undefined: a bug. */
export function responseCodeOf(error: unknown): ResponseCode | undefined {
  if (error instanceof EwsFailure || error instanceof Fault) return error.responseCode
  if (error instanceof Failure) return responseCodes[error.code]
  // What a client wrote into a value and a layout refuses.
  if (error instanceof LayoutError) return 'ErrorCorruptData'
  return undefined
}

const texts: Partial<Record<ResponseCode, string>> = {
  ErrorAccessDenied: 'Access is denied. Check credentials and try again.',
  ErrorFolderNotFound: 'The specified folder could not be found in the store.',
  ErrorItemNotFound: 'The specified object was not found in the store.',
  ErrorInvalidIdMalformed: 'Id is malformed.',
  ErrorInvalidIdEmpty: 'Id must be non-empty.',
  ErrorInvalidRequest: 'The request is invalid.',
  ErrorNonExistentMailbox: 'The SMTP address has no mailbox associated with it.',
  ErrorInternalServerError: 'An internal server error occurred. The operation failed.',
  ErrorServerBusy: 'The server cannot service this request right now. Try again later.',
  ErrorFolderExists: 'A folder with the specified name already exists.',
  ErrorIrresolvableConflict:
    'The send or update operation could not be performed because the change key is not the newest one.',
  ErrorQuotaExceeded: 'The mailbox is full.',
  ErrorInvalidOperation: 'This operation is not offered by this server.',
  ErrorInvalidSyncStateData: 'The synchronization state is invalid or too old.',
}

export function textOf(code: ResponseCode): string {
  return texts[code] ?? code.replace(/^Error/, '').replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
}

export function messageOf(error: unknown): string {
  if (error instanceof EwsFailure) return error.detail ?? textOf(error.responseCode)
  const code = responseCodeOf(error)
  if (code === undefined) return textOf('ErrorInternalServerError')
  return texts[code] ?? (error as Error).message
}

/** What MessageXml holds, as XML. */
export function messageXmlOf(error: unknown): string | undefined {
  if (!(error instanceof EwsFailure) || !error.values) return undefined
  const xml = new XmlWriter()
  for (const [name, value] of Object.entries(error.values)) xml.element('t:Value', value, { Name: name })
  return xml.take()
}
