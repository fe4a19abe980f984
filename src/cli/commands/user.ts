/** kontor user: people who log in, their passwords and app passwords. */
import type { Command } from 'commander'
import { displayAddress, type ObjectKind, type Protocol } from '#directory'
import { UsageError, type CliContext } from '../context.ts'
import { getObject } from '../find.ts'
import { passwordLines, readPassword, withPasswordOptions, type PasswordOptions } from '../passwords.ts'
import { table, timeText } from '../table.ts'
import { registerKind } from './objects.ts'
import { registerToken } from './user-token.ts'

const logsIn: readonly ObjectKind[] = ['user', 'shared', 'room', 'equipment']

export function register(program: Command, context: CliContext): void {
  const user = registerKind(program, context, {
    kind: 'user',
    what: 'a user',
    password: true,
    hasMailbox: true,
    columns: [
      ['title', (object) => object.fields.title ?? ''],
      ['department', (object) => object.fields.department ?? ''],
    ],
  })
  registerPassword(user, context)
  registerAppPassword(user, context)
  registerToken(user, context, logsIn)

  user
    .command('unlock')
    .argument('<address>')
    .description('forget failed logins, so that the next one need not wait')
    .action(async (address: string) => {
      const directory = await context.directory()
      const object = await getObject(directory, address, logsIn)
      await directory.forgetFailures(object.id)
      context.report({
        json: { unlocked: object.address },
        text: `Failed logins of ${displayAddress(object.address)} are forgotten.`,
      })
    })

  user
    .command('convert')
    .argument('<address>')
    .argument('<kind>', 'user, shared, room or equipment')
    .description('make a shared mailbox of a user, and the like; the mailbox stays as it is')
    .action(async (address: string, kind: string) => {
      if (!logsIn.includes(kind as ObjectKind)) throw new UsageError(`"${kind}" is not one of ${logsIn.join(', ')}`)
      const directory = await context.directory()
      const object = await getObject(directory, address, logsIn)
      const changed = await directory.write((tx) => tx.updateObject(object.id, { kind: kind as ObjectKind }))
      context.report({
        json: { changed, address: object.address, kind },
        text: changed
          ? `${displayAddress(object.address)} is a ${kind} now.`
          : `${displayAddress(object.address)} is a ${kind} already.`,
        ...(changed &&
          kind !== 'user' && {
            next: `Its password still works; take it away: kontor user password ${object.address} --none`,
          }),
      })
    })
}

function registerPassword(user: Command, context: CliContext): void {
  const password = user.command('password').argument('<address>').description('set a password')
  withPasswordOptions(password)
    .option('--none', 'take the password away: only app passwords log in')
    .option('--hash-file <file>', 'an argon2 hash made elsewhere')
    .action(async (address: string, options: PasswordOptions & { none?: boolean; hashFile?: string }) => {
      const directory = await context.directory()
      const object = await getObject(directory, address, logsIn)
      const shown = displayAddress(object.address)
      if (options.none) {
        await directory.setPassword(object.id, undefined)
        context.report({
          json: { address: object.address, password: null },
          text: `${shown} has no password any more.`,
        })
        return
      }
      if (options.hashFile !== undefined) {
        const { readFileSync } = await import('node:fs')
        await directory.setPasswordHash(object.id, readFileSync(options.hashFile, 'utf8').trim())
        context.report({ json: { address: object.address }, text: `The password hash of ${shown} is set.` })
        return
      }
      const given = await readPassword(context, options, shown)
      await directory.setPassword(object.id, given.password)
      context.report({
        json: { address: object.address, ...(given.generated && { password: given.password }) },
        text: [`The password of ${shown} is set. Programs with the old one have to be told.`, ...passwordLines(given)],
      })
    })
}

function registerAppPassword(user: Command, context: CliContext): void {
  const group = user.command('app-password').description('passwords for single programs: add, list, revoke')

  group
    .command('add')
    .argument('<address>')
    .argument('<name>', 'what it is for, as "phone"')
    .description('make an app password and show it, this once')
    .option('--protocols <names>', 'only for these, as imap,smtp')
    .option('--expires <date>', 'as 2027-12-31; until the end of that day, UTC')
    .action(async (address: string, name: string, options: { protocols?: string; expires?: string }) => {
      const expires = options.expires === undefined ? undefined : endOfDay(options.expires)
      const directory = await context.directory()
      const object = await getObject(directory, address, logsIn)
      const protocols = options.protocols?.split(',').map((each) => each.trim()) as Protocol[] | undefined
      const made = await directory.createAppPassword(object.id, {
        name,
        ...(protocols && { protocols }),
        ...(expires && { expires }),
      })
      context.report({
        json: { address: object.address, name, ...made, protocols: protocols ?? null, expires: expires ?? null },
        text: [
          `App password "${name}" of ${displayAddress(object.address)}: ${made.password}`,
          'It is shown this once and cannot be read back. The hyphens need not be typed.',
        ],
      })
    })

  group
    .command('list')
    .argument('<address>')
    .description('names, limits and last uses')
    .action(async (address: string) => {
      const directory = await context.directory()
      const object = await getObject(directory, address, logsIn)
      const passwords = await directory.appPasswords(object.id)
      const rows = passwords.map((each) => [
        each.name,
        each.protocols?.join(', ') ?? 'all',
        timeText(each.created),
        each.expires ? timeText(each.expires) : '',
        each.lastUsed ? `${timeText(each.lastUsed)} from ${each.lastRemote}` : 'never',
      ])
      context.report({
        json: passwords,
        text: table(
          ['name', 'protocols', 'made', 'expires', 'last used'],
          rows,
          `${displayAddress(object.address)} has no app passwords.`,
        ),
      })
    })

  group
    .command('revoke')
    .argument('<address>')
    .argument('<name>', 'its name or id')
    .description('end an app password, at once')
    .action(async (address: string, name: string) => {
      const directory = await context.directory()
      const object = await getObject(directory, address, logsIn)
      await directory.revokeAppPassword(object.id, name)
      context.report({
        json: { address: object.address, revoked: name },
        text: `The app password "${name}" of ${displayAddress(object.address)} logs in no more.`,
      })
    })
}

function endOfDay(text: string): Date {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T23:59:59Z`) : undefined
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
    throw new UsageError(`--expires is "${text}", expected a date like 2027-12-31`)
  }
  return date
}
