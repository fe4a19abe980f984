/** kontor mailbox repair: mends what can be mended without losing anything. */
import type { Command } from 'commander'
import { Failure } from '#model'
import { repairMailbox, type RepairReport } from '#store/maintenance/index.ts'
import type { CliContext } from '../context.ts'
import { mailboxesOf, progressLine } from '../mailboxes.ts'
import { findingText } from './mailbox-check.ts'

export function registerRepair(mailbox: Command, context: CliContext): void {
  mailbox
    .command('repair')
    .argument('<address...>', 'mailboxes')
    .option('--deep', 'look at all content, too')
    .description('mend what check finds; the server may go on meanwhile')
    .action(async (addresses: string[], { deep = false }: { deep?: boolean }) => {
      const store = await context.store()
      const done: ({ mailbox: string } & RepairReport)[] = []
      for (const { id, name } of await mailboxesOf(context, addresses)) {
        const { progress, end } = progressLine(context, name)
        done.push({ mailbox: name, ...(await repairMailbox(store, id, { deep, progress })) })
        end()
      }
      const left = done.flatMap(({ mailbox: name, left: findings }) =>
        findings.map((finding) => findingText(name, finding)),
      )
      const mended = done.flatMap(({ mailbox: name, mended: findings }) =>
        findings.map((finding) => `mended: ${findingText(name, finding)}`),
      )
      context.report({
        json: done,
        text: mended.length + left.length === 0 ? 'Nothing had to be mended.' : [...mended, ...left],
      })
      if (left.length > 0) throw new Failure('conflict', `${left.length} finding${left.length === 1 ? '' : 's'} left`)
    })
}
