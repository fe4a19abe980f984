/** kontor grant, kontor revoke: who may open a mailbox, and who may send in the name of an address. */
import type { Command } from 'commander'
import { displayAddress } from '#directory'
import type { CliContext } from '../context.ts'
import { getObject } from '../find.ts'
import { addresses } from '../show.ts'
import { table } from '../table.ts'

const grants = [
  { name: 'full-access', relation: 'fullAccess', may: 'open the mailbox' },
  { name: 'send-as', relation: 'sendAs', may: 'send as it; recipients see nobody else' },
  { name: 'send-on-behalf', relation: 'sendOnBehalf', may: 'send on its behalf; recipients see both' },
] as const

export function register(program: Command, context: CliContext): void {
  const grant = program
    .command('grant')
    .description('Let users or lists open a mailbox or send in its name; list who may')
  const revoke = program.command('revoke').description('Take back what was granted')
  for (const { name, relation, may } of grants) {
    grant
      .command(name)
      .argument('<address>', 'of the mailbox or list')
      .argument('<to...>', 'users or lists')
      .description(`they may ${may}`)
      .action(async (address: string, to: string[]) => {
        const directory = await context.directory()
        const object = await getObject(directory, address)
        const added = await directory.write((tx) => tx.link(object.id, relation, to))
        context.report({
          json: { address: object.address, grant: name, to, added },
          text:
            added > 0
              ? `${to.join(', ')} may ${may}: ${displayAddress(object.address)}.`
              : `Nothing changed: ${to.join(', ')} had that right on ${displayAddress(object.address)} already.`,
        })
      })
    revoke
      .command(name)
      .argument('<address>', 'of the mailbox or list')
      .argument('<from...>', 'users or lists')
      .description(`they may no longer ${may}`)
      .action(async (address: string, from: string[]) => {
        const directory = await context.directory()
        const object = await getObject(directory, address)
        const removed = await directory.write((tx) => tx.unlink(object.id, relation, from))
        context.report({
          json: { address: object.address, grant: name, from, removed },
          text:
            removed > 0
              ? `${from.join(', ')} may no longer ${may}: ${displayAddress(object.address)}.`
              : `Nothing changed: ${from.join(', ')} had no such right on ${displayAddress(object.address)}.`,
        })
      })
  }

  grant
    .command('list')
    .argument('<address>')
    .description('who has rights on it, and where it has rights')
    .action(async (address: string) => {
      const directory = await context.directory()
      const object = await getObject(directory, address)
      const found: { grant: string; on: string; to: string }[] = []
      for (const { name, relation } of grants) {
        for (const to of await addresses(directory, await directory.targets(object.id, relation))) {
          found.push({ grant: name, on: object.address, to })
        }
        for (const on of await addresses(directory, await directory.sources(object.id, relation))) {
          found.push({ grant: name, on, to: object.address })
        }
      }
      const rows = found.map((each) => [each.grant, displayAddress(each.on), displayAddress(each.to)])
      context.report({ json: found, text: table(['right', 'on', 'has'], rows, 'Nothing is granted.') })
    })
}
