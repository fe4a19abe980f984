/** kontor mailbox usage: what mailboxes take, as mail and on the disk. */
import type { Command } from 'commander'
import { mailboxUsage } from '#store/maintenance/index.ts'
import type { CliContext } from '../context.ts'
import { mailboxesOf } from '../mailboxes.ts'
import { sizeText, table } from '../table.ts'

export function registerUsage(mailbox: Command, context: CliContext): void {
  mailbox
    .command('usage')
    .argument('[address...]', 'mailboxes, each by folder; all, in one line each, without one')
    .description('how much mail there is, and how much room it takes')
    .action(async (addresses: string[]) => {
      const store = await context.store()
      const found = []
      for (const { id, name } of await mailboxesOf(context, addresses))
        found.push({ mailbox: name, ...(await mailboxUsage(store, id)) })
      const rows =
        addresses.length === 0
          ? found.map(({ mailbox: name, size, disk, index, folders }) => [
              name,
              count(folders),
              sizeText(size),
              sizeText(disk),
              sizeText(index),
            ])
          : found.flatMap(({ mailbox: name, folders, size, disk, index }) => [
              ...folders
                .filter(({ messages }) => messages > 0)
                .map((folder) => [
                  `${name} ${folder.name}`,
                  `${folder.messages}`,
                  sizeText(folder.size),
                  sizeText(folder.disk),
                  '',
                ]),
              [`${name}, all`, count(folders), sizeText(size), sizeText(disk), sizeText(index)],
            ])
      context.report({
        json: found,
        text: table(['mailbox', 'messages', 'mail', 'on disk', 'of it search'], rows, 'There are no mailboxes.'),
      })
    })
}

function count(folders: readonly { messages: number }[]): string {
  return `${folders.reduce((sum, { messages }) => sum + messages, 0)}`
}
