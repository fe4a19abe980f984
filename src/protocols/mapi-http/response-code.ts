/** The values of X-ResponseCode, [MS-OXCMAPIHTTP] 2.2.3.3.3; 14 is reserved. */
export const ResponseCode = {
  success: 0,
  unknownFailure: 1,
  invalidVerb: 2,
  invalidPath: 3,
  invalidHeader: 4,
  invalidRequestType: 5,
  invalidContextCookie: 6,
  missingHeader: 7,
  anonymousNotAllowed: 8,
  tooLarge: 9,
  contextNotFound: 10,
  noPrivilege: 11,
  invalidRequestBody: 12,
  missingCookie: 13,
  invalidSequence: 15,
  endpointDisabled: 16,
  invalidResponse: 17,
  endpointShuttingDown: 18,
} as const

export type ResponseCode = keyof typeof ResponseCode

/** The request is not done, for a reason that the transport tells. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: ResponseCode

  constructor(code: ResponseCode, detail: string) {
    super(detail)
    this.code = code
  }
}
