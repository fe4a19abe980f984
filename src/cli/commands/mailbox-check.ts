/** kontor mailbox check: says what in mailboxes is not as it should be; changes nothing. */
import type { Command } from 'commander'
import { Failure } from '#model'
import { checkMailbox, type Finding } from '#store/maintenance/index.ts'
import type { CliContext } from '../context.ts'
import { mailboxesOf, progressLine } from '../mailboxes.ts'

export function registerCheck(mailbox: Command, context: CliContext): void {
  mailbox
    .command('check')
    .argument('[address...]', 'mailboxes; all without one')
    .option('--deep', 'read all content, too: every mail is put together and every attachment hashed')
    .description('look for damage; ends with 1 when there is any')
    .action(async (addresses: string[], { deep = false }: { deep?: boolean }) => {
      const store = await context.store()
      const found: { mailbox: string; findings: Finding[] }[] = []
      for (const { id, name } of await mailboxesOf(context, addresses)) {
        const { progress, end } = progressLine(context, name)
        const findings: Finding[] = []
        for await (const finding of checkMailbox(store, id, { deep, progress })) findings.push(finding)
        end()
        found.push({ mailbox: name, findings })
      }
      const count = found.reduce((sum, { findings }) => sum + findings.length, 0)
      const checked = `${found.length} mailbox${found.length === 1 ? '' : 'es'} checked`
      context.report({
        json: found,
        text:
          count === 0
            ? `${checked}, nothing found.`
            : found.flatMap(({ mailbox: name, findings }) => findings.map((finding) => findingText(name, finding))),
      })
      if (count > 0)
        throw new Failure(
          'conflict',
          `${checked}, ${count} finding${count === 1 ? '' : 's'}; see kontor mailbox repair`,
        )
    })
}

export function findingText(mailbox: string, { code, folder, message, detail, repairable }: Finding): string {
  const place = [
    folder === undefined ? '' : ` folder ${folder}`,
    message === undefined ? '' : ` message ${message}`,
  ].join('')
  return `${mailbox}${place}: ${code}: ${detail}${repairable ? '' : ' (cannot be mended; restore it from a backup)'}`
}
