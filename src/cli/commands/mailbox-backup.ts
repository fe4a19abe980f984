/** kontor mailbox backup: mailboxes into one file, or into a folder, while they are in use. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { backupInto, backupMailbox, type BackupReport } from '#store/maintenance/index.ts'
import { type CliContext, UsageError } from '../context.ts'
import { mailboxesOf, progressLine } from '../mailboxes.ts'

interface Options {
  to: string
  continue?: boolean
}

export function registerBackup(mailbox: Command, context: CliContext): void {
  mailbox
    .command('backup')
    .argument('[address...]', 'mailboxes; all without one')
    .requiredOption(
      '--to <path>',
      'a file ending in .kontor (one mailbox), or a folder, where content is kept once for all',
    )
    .option(
      '--continue',
      'leave out the mailboxes that the folder has already: goes on with a backup that was broken off',
    )
    .description('save mailboxes as they are at this moment')
    .action(async (addresses: string[], options: Options) => {
      const store = await context.store()
      const mailboxes = await mailboxesOf(context, addresses)
      const intoFile = options.to.endsWith('.kontor') && !(existsSync(options.to) && statSync(options.to).isDirectory())
      const [only, ...others] = mailboxes
      if (intoFile && (!only || others.length > 0))
        throw new UsageError('a file takes one mailbox; name a folder for several')
      const reports: BackupReport[] = []
      for (const { id, name } of mailboxes) {
        const { progress, end } = progressLine(context, name)
        if (intoFile) reports.push(await backupMailbox(store, id, options.to, { progress }))
        else
          reports.push(
            ...(await backupInto(store, options.to, {
              mailboxes: [id],
              skipExisting: options.continue === true,
              progress,
            })),
          )
        end()
      }
      const names = new Map(mailboxes.map(({ id, name }) => [id, name]))
      context.report({
        json: reports,
        text:
          reports.length === 0
            ? 'Nothing was left to do.'
            : reports.map(({ mailbox: id, file }) => `${names.get(id)} → ${file}`),
        next: intoFile ? [] : `kontor mailbox restore ADDRESS --from ${join(options.to, 'MAILBOX.kontor')}`,
      })
    })
}
