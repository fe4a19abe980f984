/**
 * What all kinds of objects have in common: add, list, show, set, remove. The file of a kind says what it is called and
 * what else it can do.
 */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { Failure } from '#model'
import { displayAddress, type DirectoryObject, type ObjectKind, type ObjectPatch } from '#directory'
import { readAttributes, withAttributes } from '../attribute-options.ts'
import { UsageError, type CliContext } from '../context.ts'
import { getObject, getOrganisation } from '../find.ts'
import {
  passwordLines,
  readPassword,
  withPasswordOptions,
  type GivenPassword,
  type PasswordOptions,
} from '../passwords.ts'
import { objectFacts, objectJson } from '../show.ts'
import { table } from '../table.ts'

export interface KindCommands {
  kind: Exclude<ObjectKind, 'public'>
  /** `a distribution list` */
  what: string
  /** Asks for a password when it is made. */
  password?: boolean
  hasMailbox: boolean
  /** Columns of the list behind address and name. */
  columns: readonly (readonly [string, (object: DirectoryObject) => string])[]
}

interface AddOptions extends PasswordOptions {
  organisation?: string
  alias?: string[]
  mailbox?: string
  password?: boolean
  photo?: string
}

interface SetOptions {
  address?: string
  addAlias?: string[]
  removeAlias?: string[]
  x500?: string[]
  photo?: string | false
}

export function registerKind(program: Command, context: CliContext, commands: KindCommands): Command {
  const { kind, what } = commands
  const group = program.command(kind).description(`${capital(what)}: add, list, show, set, remove`)
  registerAdd(group, context, commands)
  registerList(group, context, commands)

  group
    .command('show')
    .argument('<address>')
    .description(`show ${what} with everything that is known`)
    .action(async (address: string) => {
      const directory = await context.directory()
      const object = await getObject(directory, address, [kind])
      context.report({ json: await objectJson(directory, object), text: await objectFacts(directory, object) })
    })

  registerSet(group, context, commands)
  registerRemove(group, context, commands)
  return group
}

function registerAdd(group: Command, context: CliContext, { kind, what, password, hasMailbox }: KindCommands): void {
  const add = group
    .command('add')
    .argument('<address>')
    .description(`add ${what}`)
    .option('--org, --organisation <name>', 'of which organisation, where the address does not tell')
    .option('--alias <address>', 'another address; again for more', collect)
    .option('--photo <file>', 'JPEG or PNG, up to 1 MB')
  if (hasMailbox) add.option('--mailbox <id>', 'take a mailbox that was kept, in place of a new one')
  if (password) withPasswordOptions(add).option('--no-password', 'without one: it can log in when it gets one')
  withAttributes(add, kind)
  add.action(async (address: string, options: AddOptions & Record<string, unknown>) => {
    const attributes = readAttributes(kind, options)
    const photo = options.photo === undefined ? undefined : readFileSync(options.photo)
    const directory = await context.directory()
    const organisation =
      options.organisation === undefined && kind !== 'contact'
        ? undefined
        : (await getOrganisation(directory, options.organisation)).id
    let given: GivenPassword | undefined
    if (password && options.password !== false) {
      // What cannot be added should not cost a prompt.
      if (await directory.findByAddress(address)) throw new Failure('alreadyExists', `${address} is taken already`)
      given = await readPassword(context, options, address)
    }
    const administration = await context.administration()
    const object = await administration.create({
      kind,
      address,
      aliases: options.alias ?? [],
      ...(organisation !== undefined && { organisation }),
      ...(options.mailbox !== undefined && { mailbox: options.mailbox.toLowerCase() }),
      attributes,
    })
    try {
      if (photo) await directory.write((tx) => tx.setPhoto(object.id, photo))
      if (given) await directory.setPassword(object.id, given.password)
    } catch (error) {
      // Half of what was asked for is worse than nothing.
      await administration.remove(object.id, options.mailbox === undefined ? 'delete' : 'keep')
      throw error
    }
    context.report({
      json: { ...(await objectJson(directory, object)), ...(given?.generated && { password: given.password }) },
      text: [`Added the ${bare(what)} ${displayAddress(object.address)}.`, ...(given ? passwordLines(given) : [])],
      next: nextAfterAdd(kind, object.address, given),
    })
  })
}

function registerList(group: Command, context: CliContext, { kind, what, columns }: KindCommands): void {
  group
    .command('list')
    .description(`list: ${what} a line`)
    .option('--org, --organisation <name>')
    .option('--like <text>', 'with this in the name, or at the beginning of an address')
    .option('--limit <number>', 'at most so many', '1000')
    .action(async (options: { organisation?: string; like?: string; limit: string }) => {
      if (!/^\d{1,7}$/.test(options.limit))
        throw new UsageError(`--limit is "${options.limit}", expected a whole number`)
      const directory = await context.directory()
      const organisation = options.organisation && (await getOrganisation(directory, options.organisation)).id
      const objects: DirectoryObject[] = []
      const limit = Number(options.limit)
      while (objects.length < limit) {
        const after = objects.at(-1)?.id
        const asked = Math.min(1000, limit - objects.length)
        const page = await directory.list({
          kinds: [kind],
          hidden: true,
          limit: asked,
          ...(organisation && { organisation }),
          ...(options.like !== undefined && { like: options.like }),
          ...(after !== undefined && { after }),
        })
        objects.push(...page)
        if (page.length < asked) break
      }
      const rows = objects.map((object) => [
        displayAddress(object.address),
        object.displayName === object.address ? '' : object.displayName,
        ...columns.map(([, cell]) => cell(object)),
        [object.disabled ? 'disabled' : '', object.hidden ? 'hidden' : ''].filter(Boolean).join(', '),
      ])
      context.report({
        json: await Promise.all(objects.map((object) => objectJson(directory, object, { brief: true }))),
        text: table(
          ['address', 'name', ...columns.map(([title]) => title), 'state'],
          rows,
          `There is no ${bare(what)}.`,
        ),
        ...(objects.length === limit && { next: `There may be more; --limit tells how many are listed.` }),
      })
    })
}

function registerSet(group: Command, context: CliContext, { kind, what }: KindCommands): void {
  const set = group
    .command('set')
    .argument('<address>')
    .description(`change ${what}; an empty text takes a value away`)
    .option('--address <address>', 'a new primary address; the one before becomes an alias')
    .option('--add-alias <address>', 'another address; again for more', collect)
    .option('--remove-alias <address>', 'an address that goes; again for more', collect)
    .option('--x500 <name>', 'X.500 names that it had elsewhere; again for more', collect)
    .option('--photo <file>', 'JPEG or PNG, up to 1 MB')
    .option('--no-photo', 'without a photo')
  withAttributes(set, kind)
  set.action(async (address: string, options: SetOptions & Record<string, unknown>) => {
    const attributes = readAttributes(kind, options)
    const photo = typeof options.photo === 'string' ? readFileSync(options.photo) : options.photo
    const patch: ObjectPatch = {
      attributes,
      ...(options.address !== undefined && { address: options.address }),
      ...(options.addAlias && { addAliases: options.addAlias }),
      ...(options.removeAlias && { removeAliases: options.removeAlias }),
      ...(options.x500 && { x500: options.x500.filter((each) => each !== '') }),
    }
    const said = Object.keys(patch).length + Object.keys(attributes).length > 1 || photo !== undefined
    if (!said) throw new UsageError(`nothing to change was given; see kontor ${kind} set --help`)
    const directory = await context.directory()
    const object = await getObject(directory, address, [kind])
    const needsStore = ['locale', 'quotaWarning', 'quotaSend', 'quotaReceive'].some((name) => name in attributes)
    let changed = needsStore
      ? await (await context.administration()).update(object.id, patch)
      : await directory.write((tx) => tx.updateObject(object.id, patch))
    if (photo !== undefined && (photo !== false || object.hasPhoto)) {
      await directory.write((tx) => tx.setPhoto(object.id, photo === false ? undefined : photo))
      changed = true
    }
    const after = (await directory.findObject(object.id)) ?? object
    context.report({
      json: { changed, ...(await objectJson(directory, after)) },
      text: changed
        ? `Changed the ${bare(what)} ${displayAddress(after.address)}.`
        : `Nothing changed: ${displayAddress(after.address)} was like that already.`,
    })
  })
}

function registerRemove(group: Command, context: CliContext, { kind, what, hasMailbox }: KindCommands): void {
  const remove = group.command('remove').argument('<address>').description(`remove ${what}`)
  if (hasMailbox) {
    remove
      .option('--delete-mailbox', 'with all mail and everything else in the mailbox, for good')
      .option('--keep-mailbox', 'the mailbox stays and can be given to another (--mailbox of add)')
  }
  remove.option('--yes', 'do not ask')
  remove.action(async (address: string, options: { deleteMailbox?: boolean; keepMailbox?: boolean; yes?: boolean }) => {
    if (hasMailbox && Boolean(options.deleteMailbox) === Boolean(options.keepMailbox)) {
      throw new UsageError(
        'say what happens to the mailbox: --delete-mailbox (all mail goes, for good) or --keep-mailbox',
      )
    }
    const directory = await context.directory()
    const object = await getObject(directory, address, [kind])
    const shown = displayAddress(object.address)
    const loss = options.deleteMailbox ? ' and everything in the mailbox' : ''
    if (!options.yes && context.io.ask && !(await context.io.ask.confirm(`Remove ${shown}${loss}?`))) {
      throw new UsageError('cancelled; nothing was removed')
    }
    if (!hasMailbox) {
      await directory.write((tx) => tx.deleteObject(object.id))
      context.report({ json: { removed: object.address }, text: `Removed the ${bare(what)} ${shown}.` })
      return
    }
    const { mailbox } = await (await context.administration()).remove(
      object.id,
      options.deleteMailbox ? 'delete' : 'keep',
    )
    context.report({
      json: { removed: object.address, mailbox: mailbox ?? null, mailboxDeleted: options.deleteMailbox === true },
      text: options.deleteMailbox
        ? `Removed the ${bare(what)} ${shown} and the mailbox with all that was in it.`
        : `Removed the ${bare(what)} ${shown}. The mailbox stays: ${mailbox ?? 'there was none'}`,
      ...(options.keepMailbox && { next: `Give it to another: kontor ${kind} add ADDRESS --mailbox ${mailbox}` }),
    })
  })
}

export function collect(text: string, before: string[] = []): string[] {
  return [...before, text]
}

function nextAfterAdd(kind: ObjectKind, address: string, given: GivenPassword | undefined): string[] {
  switch (kind) {
    case 'user':
      return given ? [] : [`It cannot log in yet: kontor user password ${address}`]
    case 'shared':
      return [`Let somebody open it: kontor grant full-access ${address} USER`]
    case 'group':
      return [`Put somebody in: kontor group add-member ${address} ADDRESS`]
    default:
      return []
  }
}

/** `user` of `a user`. */
function bare(what: string): string {
  return what.replace(/^an? /, '')
}

function capital(text: string): string {
  const word = bare(text)
  return word.charAt(0).toUpperCase() + word.slice(1)
}
