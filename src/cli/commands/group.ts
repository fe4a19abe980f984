/** kontor group: distribution lists and their members. */
import type { Command } from 'commander'
import { displayAddress } from '#directory'
import type { CliContext } from '../context.ts'
import { getObject } from '../find.ts'
import { registerKind } from './objects.ts'

export function register(program: Command, context: CliContext): void {
  const group = registerKind(program, context, {
    kind: 'group',
    what: 'a distribution list',
    hasMailbox: false,
    columns: [['who may send', (object) => object.whoMaySend]],
  })

  for (const [name, relation, noun] of [
    ['add-member', 'member', 'member'],
    ['add-owner', 'owner', 'owner'],
  ] as const) {
    group
      .command(name)
      .argument('<list>')
      .argument('<address...>')
      .description(
        `put ${noun}s into a list${relation === 'member' ? '; lists and addresses elsewhere may be members' : ''}`,
      )
      .action(async (list: string, given: string[]) => {
        const directory = await context.directory()
        const object = await getObject(directory, list, ['group'])
        const added = await directory.write((tx) => tx.link(object.id, relation, given))
        context.report({
          json: { list: object.address, added },
          text: `${count(added, noun)} added to ${displayAddress(object.address)}${added < given.length ? '; the others were in it already' : ''}.`,
        })
      })
    group
      .command(name.replace('add', 'remove'))
      .argument('<list>')
      .argument('<address...>')
      .description(`take ${noun}s out of a list`)
      .action(async (list: string, given: string[]) => {
        const directory = await context.directory()
        const object = await getObject(directory, list, ['group'])
        const removed = await directory.write((tx) => tx.unlink(object.id, relation, given))
        context.report({
          json: { list: object.address, removed },
          text: `${count(removed, noun)} removed from ${displayAddress(object.address)}${removed < given.length ? '; the others were not in it' : ''}.`,
        })
      })
  }
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`
}
