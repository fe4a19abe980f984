/**
 * The three services of the one state machine:
 *
 *   mx          mail from other hosts for our own recipients; never relays                    RFC 5321
 *   submission  mail from our users for anybody; after AUTH only, which needs TLS             RFC 6409
 *   lmtp        mail from a relay of our own; one answer for each recipient after the data    RFC 2033
 */
import type { MessageMemory } from '../message-memory.ts'

export type Service = 'mx' | 'submission' | 'lmtp'

export interface SmtpOptions {
  service: Service
  /** STARTTLS can be had. */
  startTls?: boolean
  /** AUTH without TLS too: for a trusted network alone. */
  insecureAuth?: boolean
  limits?: Partial<SmtpLimits>
  /** Shared by all sessions of a process. */
  memory?: MessageMemory
  now?: () => number
}

export interface SmtpLimits {
  /** RFC 1870; what a message may have at most. */
  messageBytes: number
  /** RFC 5321 4.5.3.1.8 asks for at least 100. */
  recipients: number
  /** RFC 5321 4.5.3.2.7 asks for at least five minutes. */
  commandTimeoutSeconds: number
  /** Between two blocks of data, RFC 5321 4.5.3.2.5 speaks of three minutes. */
  dataTimeoutSeconds: number
  /** After ten minutes data must have come at least this fast. */
  dataBytesPerSecond: number
  /** Syntax and sequence errors until the session ends. */
  errors: number
  /** Recipients refused until the session ends: somebody is guessing addresses. LMTP has no such limit. */
  refusedRecipients: number
  failedLogins: number
  /** Commands since the last message (or the start), RCPT and BDAT apart. */
  idleCommands: number
}

export const defaultLimits: SmtpLimits = {
  messageBytes: 64 * 1024 * 1024,
  recipients: 1000,
  commandTimeoutSeconds: 300,
  dataTimeoutSeconds: 180,
  dataBytesPerSecond: 200,
  errors: 10,
  refusedRecipients: 50,
  failedLogins: 3,
  idleCommands: 100,
}

/** RFC 5321 4.5.3.1.4, and what SIZE, BODY, AUTH, ENVID, RET, ORCPT, NOTIFY and SMTPUTF8 add to MAIL and RCPT. */
export const COMMAND_LINE_BYTES = 2048
/** RFC 4954 4. */
export const AUTH_LINE_BYTES = 12_288
