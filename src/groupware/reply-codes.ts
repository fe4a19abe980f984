/**
 * What a Failure is in the words of mail transport: reply code (RFC 5321 4.2.3) and enhanced status code (RFC 3463).
 * SMTP, LMTP, the queue and the notifications that it writes all take them from here.
 *
 * The sender tries again after 4yz and never after 5yz: what an administrator or a moment can mend is 4yz.
 */
import { Failure, type FailureCode } from '#model'

export interface StatusReply {
  code: number
  enhanced: string
  text: string
}

export const replyCodes = {
  notFound: { code: 550, enhanced: '5.1.1', text: 'Mailbox does not exist' },
  deleted: { code: 550, enhanced: '5.1.6', text: 'Mailbox has been deleted' },
  recipientUnknown: { code: 550, enhanced: '5.1.1', text: 'No such recipient here' },
  accessDenied: { code: 550, enhanced: '5.7.1', text: 'Not permitted' },
  sendAsDenied: { code: 553, enhanced: '5.7.1', text: 'You may not send as this sender' },
  quotaExceeded: { code: 552, enhanced: '5.2.2', text: 'Mailbox is full' },
  tooBig: { code: 552, enhanced: '5.3.4', text: 'Message is too big' },
  tooMany: { code: 452, enhanced: '4.5.3', text: 'Too many recipients' },
  tooComplex: { code: 554, enhanced: '5.6.0', text: 'Message is nested too deeply' },
  invalid: { code: 554, enhanced: '5.6.0', text: 'Message cannot be accepted' },
  unsupported: { code: 554, enhanced: '5.3.3', text: 'Not supported' },
  disabled: { code: 550, enhanced: '5.2.1', text: 'Mailbox is disabled' },
  loginFailed: { code: 535, enhanced: '5.7.8', text: 'Name or password is wrong' },
  passwordExpired: { code: 535, enhanced: '5.7.8', text: 'The password has expired' },
  busy: { code: 451, enhanced: '4.3.2', text: 'Busy, try again later' },
  unavailable: { code: 451, enhanced: '4.3.0', text: 'Not available now, try again later' },
  cancelled: { code: 451, enhanced: '4.4.2', text: 'Took too long, try again later' },
  // These tell of a disagreement inside the server; another attempt finds it settled.
  alreadyExists: { code: 451, enhanced: '4.3.0', text: 'Not possible now, try again later' },
  conflict: { code: 451, enhanced: '4.3.0', text: 'Not possible now, try again later' },
  cycle: { code: 451, enhanced: '4.3.0', text: 'Not possible now, try again later' },
  notEmpty: { code: 451, enhanced: '4.3.0', text: 'Not possible now, try again later' },
  wrongType: { code: 451, enhanced: '4.3.0', text: 'Not possible now, try again later' },
  syncStateLost: { code: 451, enhanced: '4.3.0', text: 'Not possible now, try again later' },
} as const satisfies Record<FailureCode, StatusReply>

/** For any error: what is not a Failure is a bug, and the sender keeps the message and tries again. */
export function replyOf(error: unknown): StatusReply {
  if (error instanceof Failure) return replyCodes[error.code]
  return { code: 451, enhanced: '4.3.0', text: 'Internal error, try again later' }
}
