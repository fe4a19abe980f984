/** SMTP (RFC 5321), message submission (RFC 6409) and LMTP (RFC 2033): one state machine, session.ts. */
import type { Connection } from '../connection.ts'
import type { SmtpOptions } from './options.ts'
import { Session, type SmtpServices } from './session.ts'

export { defaultLimits } from './options.ts'
export type { Service, SmtpLimits, SmtpOptions } from './options.ts'
export type { SmtpServices } from './session.ts'

/** Resolves when the session has ended; it never rejects for what a client does. */
export async function serveSmtp(connection: Connection, services: SmtpServices, options: SmtpOptions): Promise<void> {
  await new Session(connection, services, options).run()
}
