/**
 * The status of a delivery (RFC 3463) as the numbers of X.400 that MAPI has for it, and back. [MS-OXCMAIL] 2.2.3.7.1.3 and
 * 2.1.3.6.1.2
 *
 * PidTagNonDeliveryReportStatusCode has all three parts of the status, so a status that came in goes out as it was; the other two
 * only say roughly the same.
 */

/** PidTagNonDeliveryReportDiagCode */
export const Diagnostic = {
  none: -1,
  nameUnrecognized: 0,
  nameAmbiguous: 1,
  congested: 2,
  loopDetected: 3,
  timeExpired: 5,
  impracticalToConvert: 8,
  prohibitedToConvert: 9,
  parametersInvalid: 11,
  lengthConstraintViolated: 13,
  contentTypeUnsupported: 15,
  tooManyRecipients: 16,
  noBilateralAgreement: 17,
  criticalFunctionUnsupported: 18,
  multipleInformationLosses: 25,
  expansionFailed: 30,
  addressIncorrect: 32,
  recipientUnknown: 35,
  refused: 38,
  recipientMoved: 40,
  /** A system that does not exist. */
  badSystemAddress: 48,
} as const

type Codes = readonly [diagnostic: number, reason: number]

/** By subject and detail of the status; the detail `x` is that of all others. */
const codes: Readonly<Record<string, Codes>> = {
  '1.1': [Diagnostic.recipientUnknown, 1],
  '1.2': [Diagnostic.badSystemAddress, 0],
  '1.3': [Diagnostic.addressIncorrect, 0],
  '1.4': [Diagnostic.nameAmbiguous, 0],
  '1.6': [Diagnostic.recipientMoved, 0],
  '1.x': [Diagnostic.nameUnrecognized, 0],
  '2.2': [Diagnostic.lengthConstraintViolated, 0],
  '2.3': [Diagnostic.lengthConstraintViolated, 0],
  '2.4': [Diagnostic.expansionFailed, 0],
  '2.x': [Diagnostic.refused, 0],
  '3.2': [Diagnostic.none, 0],
  '3.3': [Diagnostic.criticalFunctionUnsupported, 0],
  '3.4': [Diagnostic.lengthConstraintViolated, 0],
  '3.5': [Diagnostic.criticalFunctionUnsupported, 0],
  '3.x': [Diagnostic.refused, 0],
  '4.0': [Diagnostic.none, 0],
  '4.3': [Diagnostic.none, 6],
  '4.4': [Diagnostic.none, 0],
  '4.6': [Diagnostic.loopDetected, 0],
  '4.7': [Diagnostic.timeExpired, 0],
  '4.8': [Diagnostic.loopDetected, 0],
  '4.x': [Diagnostic.congested, 0],
  '5.3': [Diagnostic.tooManyRecipients, 0],
  '5.4': [Diagnostic.parametersInvalid, 0],
  '5.x': [Diagnostic.noBilateralAgreement, 0],
  '6.2': [Diagnostic.prohibitedToConvert, 0],
  '6.3': [Diagnostic.impracticalToConvert, 0],
  '6.4': [Diagnostic.multipleInformationLosses, 0],
  '6.5': [Diagnostic.none, 2],
  '6.x': [Diagnostic.contentTypeUnsupported, 0],
}

export interface StatusCodes {
  /** `5.1.1` */
  status: string
  statusCode: number
  diagnostic: number
  reason: number
}

/** undefined for a text that begins with no status. */
export function findStatusCodes(text: string): StatusCodes | undefined {
  const [status, kind, subject, detail] = /^([245])\.(\d{1,3})\.(\d{1,3})(?!\d)/.exec(text.trim()) ?? []
  if (status === undefined) return undefined
  const [s, d] = [digit(subject), digit(detail)]
  const [diagnostic, reason] = codes[`${s}.${d}`] ?? codes[`${s}.x`] ?? [Diagnostic.none, 0]
  return { status, statusCode: Number(kind) * 100 + s * 10 + d, diagnostic, reason }
}

function digit(text: string | undefined): number {
  const number = Number(text)
  return number <= 9 ? number : 0
}

/** For each diagnostic from 0 on. */
const ofDiagnostic =
  `5.1.0 5.1.4 4.4.5 4.4.6 5.1.0 4.4.7 5.3.0 5.6.0 5.6.3 5.6.2 5.6.0 5.5.4 5.6.0 5.3.4 5.6.0 5.6.1 5.5.3 5.5.5 5.3.3 5.6.2
   5.6.0 5.6.0 4.6.4 4.6.4 4.6.4 4.6.4 5.7.3 4.4.6 5.7.2 5.7.1 5.2.4 5.6.1 5.1.3 5.1.0 5.1.3 5.1.1 5.1.0 5.3.0 5.3.0 5.1.0
   5.1.6 5.1.0 5.1.0 5.1.6 5.0.0 5.0.0 5.7.0 5.0.0 5.1.2`.split(/\s+/)
/** For each reason from 0 on, where there is no diagnostic. */
const ofReason = ['5.4.0', '5.1.0', '5.6.5', '5.6.5', '5.2.0', '5.3.0', '4.4.3']

/** What a recipient of a report says of himself, as a status; undefined when he says nothing. */
export function findStatus({
  statusCode,
  diagnostic,
  reason,
}: {
  statusCode: number | undefined
  diagnostic: number | undefined
  reason: number | undefined
}): string | undefined {
  if (statusCode !== undefined && /^[245]\d\d$/.test(String(statusCode))) return String(statusCode).split('').join('.')
  if (diagnostic === undefined && reason === undefined) return undefined
  if (diagnostic !== undefined && diagnostic !== Diagnostic.none) return ofDiagnostic[diagnostic] ?? '5.0.0'
  return ofReason[reason ?? 0] ?? '5.4.0'
}
