/** What an administrator can set about IMAP, and what nobody can: the limits. */
import type { MessageMemory } from '../message-memory.ts'
import type { RecentTable } from './recent-table.ts'

export interface ImapOptions {
  /** LOGIN and PLAIN without TLS: never, from this machine only, or always. LOGINDISABLED tells the client. */
  plaintextLogin?: 'never' | 'loopback' | 'always'
  /** The largest mail that APPEND takes, RFC 7889. */
  appendBytesMax?: number
  /** STARTTLS is offered when the server has a certificate. */
  startTls?: boolean
  /** COMPRESS=DEFLATE is offered. */
  compress?: boolean
  sessionsPerUserMax?: number
  /** Shared by all sessions of a thread: what mails on their way in may take. */
  memory?: MessageMemory
  /** Shared by all threads: which messages are new to nobody any more. */
  recents?: RecentTable
  /** From the greeting to the login. */
  loginTimeoutSeconds?: number
  /** RFC 9051 5.4: at least 30 minutes. */
  idleTimeoutSeconds?: number
  /** In IDLE something is sent so often, so that a connection that has died is noticed. */
  keepAliveSeconds?: number
  /** Waited after a failed login, times the number of failures. */
  loginFailureDelaySeconds?: number
}

export type Options = Required<Omit<ImapOptions, 'memory' | 'recents'>> & Pick<ImapOptions, 'memory' | 'recents'>

export function completeOptions(options: ImapOptions): Options {
  return {
    plaintextLogin: 'never',
    appendBytesMax: 64 * 1024 * 1024,
    startTls: true,
    compress: true,
    sessionsPerUserMax: 5_000,
    loginTimeoutSeconds: 120,
    idleTimeoutSeconds: 31 * 60,
    keepAliveSeconds: 120,
    loginFailureDelaySeconds: 1,
    ...options,
  }
}

export const limits = {
  /** Lists of UIDs are long; RFC 9051 4 says nothing of a limit, RFC 2683 3.2.1.5 asks for 8,000 at least. */
  lineBytes: 256 * 1024,
  /** RFC 2971 3.3: an ID of 30 fields, each of 30 and 1024 octets, which quoting may double. */
  lineBytesBeforeLogin: 68 * 1024,
  /** A literal that is no mail: names, search texts. */
  literalBytes: 64 * 1024,
  literalBytesInAll: 1024 * 1024,
  literalBytesBeforeLogin: 4 * 1024,
  /** Refused mails that come without being asked (LITERAL+) are skipped up to this size. */
  skipBytes: 256 * 1024 * 1024,
  loginFailures: 4,
  badCommandsBeforeLogin: 20,
} as const
