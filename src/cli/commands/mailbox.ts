/** kontor mailbox: a mailbox as a whole. Each command is a file of its own, mailbox-NAME.ts. */
import type { Command } from 'commander'
import type { CliContext } from '../context.ts'
import { registerBackup } from './mailbox-backup.ts'
import { registerCheck } from './mailbox-check.ts'
import { registerRepair } from './mailbox-repair.ts'
import { registerRestore } from './mailbox-restore.ts'
import { registerUsage } from './mailbox-usage.ts'

export function register(program: Command, context: CliContext): void {
  const mailbox = program.command('mailbox').description('Check, mend, weigh, save and restore mailboxes')
  registerCheck(mailbox, context)
  registerRepair(mailbox, context)
  registerUsage(mailbox, context)
  registerBackup(mailbox, context)
  registerRestore(mailbox, context)
}
