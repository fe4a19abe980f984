/**
 * A command as a value: its name, the states in which it is allowed, how its arguments are read and what it does.
 * commands/index.ts lists them all; the session knows nothing else of them.
 */
import type { Answer } from './answer.ts'
import type { Cursor } from './grammar/cursor.ts'
import type { Session } from './session.ts'

/** RFC 9051 3 */
export type State = 'notAuthenticated' | 'authenticated' | 'selected' | 'logout'

export interface Command<Arguments> {
  /** With `UID ` in front for its variant. */
  name: string
  states: readonly State[]
  /** Reads from behind the name to the end of the command. */
  parse(cursor: Cursor, session: Session): Arguments
  /** Nothing is a plain OK. */
  run(session: Session, args: Arguments): Promise<Answer | void>
  /** false: EXPUNGE must not be sent while it runs (RFC 9051 7.5.1: FETCH, STORE and SEARCH without UID). */
  expunge?: boolean
  /** No changes are told at its end. */
  quiet?: boolean
}

// The arguments are a secret between parse and run of one command.
export type AnyCommand = Command<never> & { run(session: Session, args: unknown): Promise<Answer | void> }

export function command<Arguments>(declaration: Command<Arguments>): AnyCommand {
  return declaration as unknown as AnyCommand
}

export const anyState = ['notAuthenticated', 'authenticated', 'selected'] as const
export const loggedIn = ['authenticated', 'selected'] as const
export const selectedOnly = ['selected'] as const

export const noArguments = (): undefined => undefined
