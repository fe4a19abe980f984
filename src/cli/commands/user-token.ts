/** kontor user token: bearer tokens for programs that speak to the HTTP services. */
import type { Command } from 'commander'
import type { Protocol } from '#directory'
import { displayAddress } from '#directory'
import { type CliContext, UsageError } from '../context.ts'
import { getObject } from '../find.ts'

export function registerToken(user: Command, context: CliContext, kinds: Parameters<typeof getObject>[2]): void {
  const group = user.command('token').description('bearer tokens for programs over HTTP: add, revoke')

  group
    .command('add')
    .argument('<address>')
    .argument('<name>', 'what it is for, as "migration"')
    .description('make a token and show it, this once')
    .option('--protocols <names>', 'only for these, as ews,mapi')
    .option('--hours <number>', 'how long it is good', '24')
    .action(async (address: string, name: string, options: { protocols?: string; hours: string }) => {
      const hours = Number(options.hours)
      if (!(hours > 0 && hours <= 24 * 366)) throw new UsageError(`--hours is "${options.hours}", expected 1 to 8784`)
      const directory = await context.directory()
      const object = await getObject(directory, address, kinds)
      const protocols = options.protocols?.split(',').map((each) => each.trim()) as Protocol[] | undefined
      const made = await directory.createToken(object.id, {
        name,
        seconds: Math.round(hours * 3600),
        ...(protocols && { protocols }),
      })
      context.report({
        json: { address: object.address, name, ...made, protocols: protocols ?? null },
        text: [
          `Token "${name}" of ${displayAddress(object.address)}, until ${made.expires.toISOString()}:`,
          made.token,
          'A program sends it as "Authorization: Bearer …". It is shown this once, and ends when the password changes.',
        ],
      })
    })

  group
    .command('revoke')
    .argument('<address>')
    .argument('[name]', 'its name; all without it')
    .description('end tokens, at once')
    .action(async (address: string, name: string | undefined) => {
      const directory = await context.directory()
      const object = await getObject(directory, address, kinds)
      await directory.revokeTokens(object.id, name)
      context.report({
        json: { address: object.address, revoked: name ?? null },
        text: `${name === undefined ? 'All tokens' : `The tokens "${name}"`} of ${displayAddress(object.address)} are good for nothing any more.`,
      })
    })
}
