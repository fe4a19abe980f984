/**
 * The IMAP server: IMAP4rev1 (RFC 3501) and IMAP4rev2 (RFC 9051) with the extensions of capabilities.ts.
 *
 *   connection ─▶ input.ts (lines, literals) ─▶ grammar/ ─▶ commands/ ─▶ store ─▶ response/ ─▶ output.ts
 *
 * session.ts runs the loop; selected.ts keeps the one state that is hard: what the client knows of its mailbox.
 */
import type { Connection } from '../connection.ts'
import type { Services } from '../services.ts'
import { findCommand } from './commands/index.ts'
import { completeOptions, type ImapOptions } from './options.ts'
import { Session } from './session.ts'

export type { ImapOptions }

/** Speaks IMAP on a connection until it ends. Never rejects. */
export async function serveImap(connection: Connection, services: Services, options: ImapOptions): Promise<void> {
  await new Session(connection, services, completeOptions(options), findCommand).run()
}
