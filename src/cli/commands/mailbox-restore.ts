/** kontor mailbox restore: from a backup, or out of Recoverable Items. */
import type { Command } from 'commander'
import { Failure } from '#model'
import { restoreDeleted, restoreFolder, restoreMailbox } from '#store/maintenance/index.ts'
import { type CliContext, UsageError } from '../context.ts'
import { folderByPath, mailboxOf, pathOf, progressLine } from '../mailboxes.ts'

interface Options {
  from?: string
  folder?: string
  message?: string[]
  to?: string
  deleted?: boolean
  since?: string
}

export function registerRestore(mailbox: Command, context: CliContext): void {
  mailbox
    .command('restore')
    .argument('<address>', 'the mailbox')
    .option('--from <file>', 'the backup; without --folder the whole mailbox, which must not exist')
    .option('--folder <path>', 'only this folder, as in Inbox/Projects; its messages come as new ones')
    .option('--message <id...>', 'only these messages of the folder, by their numbers')
    .option('--to <path>', 'into another folder than the one where they were')
    .option('--deleted', 'what was deleted and can still be recovered')
    .option('--since <date>', 'with --deleted: only what was deleted since then, as in 2026-01-31')
    .description('bring back a mailbox, a folder or messages')
    .action(async (address: string, options: Options) => {
      if ((options.from === undefined) === (options.deleted !== true))
        throw new UsageError('say either --from FILE or --deleted')
      const named = await mailboxOf(context, address)
      const { progress, end } = progressLine(context, named.name)
      const store = await context.store()
      const existing = () => store.open(named.id, { kind: 'system' })
      if (options.deleted) {
        const since = options.since === undefined ? undefined : dateOf(options.since)
        const mail = await existing()
        const count = await restoreDeleted(store, mail, {
          ...(options.folder !== undefined && { folder: await folderByPath(mail, options.folder) }),
          ...(options.to !== undefined && { to: await folderByPath(mail, options.to) }),
          ...(since && { since }),
        })
        context.report({
          json: { mailbox: named.name, restored: count },
          text: `${count} of the deleted messages are back.`,
        })
        return
      }
      const file = options.from as string
      if (options.folder === undefined) {
        try {
          await restoreMailbox(store, file, {
            as: named.id,
            ...(named.owner !== undefined && { owner: named.owner }),
            progress,
          })
        } catch (error) {
          if (!(error instanceof Failure && error.code === 'alreadyExists')) throw error
          throw new Failure('alreadyExists', `${named.name} has a mailbox; restore single folders with --folder`, {
            cause: error,
          })
        }
        end()
        context.report({
          json: { mailbox: named.name },
          text: `The mailbox of ${named.name} is back; clients synchronise it anew.`,
        })
        return
      }
      const mail = await existing()
      const count = await restoreFolder(store, mail, file, {
        path: pathOf(options.folder),
        to: await folderByPath(mail, options.to ?? options.folder),
        ...(options.message && { messages: options.message.map(Number) }),
        progress,
      })
      end()
      context.report({ json: { mailbox: named.name, restored: count }, text: `${count} messages are back.` })
    })
}

function dateOf(text: string): Date {
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw new UsageError(`${text} is not a date; write it as 2026-01-31`)
  return date
}
