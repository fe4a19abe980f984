/** kontor shared: mailboxes of several people; nobody logs in as them, grants open them. */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'
import { registerKind } from './objects.ts'

export function register(program: Command, context: CliContext): void {
  registerKind(program, context, { kind: 'shared', what: 'a shared mailbox', hasMailbox: true, columns: [] })
}
