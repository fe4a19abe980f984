/** How a command is declared: commands/index.ts has the list. */
import type { Service } from './options.ts'
import type { Reply } from './reply.ts'
import type { Session } from './session.ts'

export interface Command {
  name: string
  /** Where it exists. */
  services: readonly Service[]
  /** For HELP. */
  syntax: string
  /** Part of a transaction: no sign of a client that only keeps the session busy. */
  uncounted?: boolean
  /** undefined: it has answered itself. Throws a Failure for what is not its own to say. */
  run(session: Session, argument: string): Promise<Reply | undefined> | Reply | undefined
}

export const everywhere: readonly Service[] = ['mx', 'submission', 'lmtp']
