/**
 * Failures in IMAP's words: the one map from Kontor's closed table to NO with a response code.
 *
 * Response codes: RFC 5530 3, RFC 9051 7.1, RFC 9208 4.3 (OVERQUOTA), RFC 7889 4 (TOOBIG, of RFC 4469).
 */
import { LayoutError } from '#codec/binary/index.ts'
import { Failure, type FailureCode } from '#model'
import { type Answer, bad, no } from './answer.ts'
import { UnknownCharset } from './grammar/search-program.ts'
import { InvalidMessageSet } from './message-set.ts'

/** undefined: NO without a code. */
export const responseCode = {
  notFound: 'NONEXISTENT',
  deleted: 'EXPUNGEISSUED',
  accessDenied: 'NOPERM',
  sendAsDenied: 'NOPERM',
  alreadyExists: 'ALREADYEXISTS',
  conflict: 'INUSE',
  cycle: 'CANNOT',
  notEmpty: 'HASCHILDREN',
  wrongType: 'CANNOT',
  invalid: 'CANNOT',
  unsupported: 'CANNOT',
  tooBig: 'TOOBIG',
  tooMany: 'LIMIT',
  tooComplex: 'LIMIT',
  quotaExceeded: 'OVERQUOTA',
  syncStateLost: undefined,
  recipientUnknown: 'NONEXISTENT',
  loginFailed: 'AUTHENTICATIONFAILED',
  passwordExpired: 'EXPIRED',
  disabled: 'AUTHORIZATIONFAILED',
  busy: 'UNAVAILABLE',
  unavailable: 'UNAVAILABLE',
  cancelled: undefined,
} satisfies Record<FailureCode, string | undefined>

/** undefined for what is neither: a bug, which the session logs under an id. */
export function findAnswerFor(error: unknown): Answer | undefined {
  if (error instanceof InvalidMessageSet) return bad(oneLine(error.message))
  if (error instanceof Failure) return no(responseCode[error.code], oneLine(error.message))
  if (error instanceof LayoutError) return bad(oneLine(error.message))
  // RFC 9051 6.4.4
  if (error instanceof UnknownCharset) return no('BADCHARSET (UTF-8 US-ASCII)', 'unknown charset')
  return undefined
}

/** Texts of answers hold what clients sent: no line end may get out with it. */
export function oneLine(text: string): string {
  let out = ''
  for (const character of text.slice(0, 300)) {
    const code = character.codePointAt(0)!
    out += code < 0x20 || code > 0x7e ? '?' : character
  }
  return out === '' ? '.' : out
}
