/** kontor directory: everything at once, as a document; where mail goes; whether directory and store agree. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { Failure } from '#model'
import { displayAddress, type Destination } from '#directory'
import { readDocument } from '#directory/apply/document.ts'
import { exportDirectory, writeDocument } from '#directory/apply/export.ts'
import { describe, plan } from '#directory/apply/plan.ts'
import { applySteps } from '../apply.ts'
import { UsageError, type CliContext } from '../context.ts'
import { getOrganisation } from '../find.ts'

export function register(program: Command, context: CliContext): void {
  const group = program.command('directory').description('The whole directory: apply, export, resolve, check')
  registerApply(group, context)
  registerExport(group, context)
  registerResolve(group, context)
  registerCheck(group, context)
}

function registerApply(group: Command, context: CliContext): void {
  group
    .command('apply')
    .argument('<file>', 'TOML or JSON as export writes it; - is standard input')
    .description('bring the directory to what a document says; what it does not mention stays')
    .option('--dry-run', 'only show what would be done')
    .option('--yes', 'do not ask')
    .option('--prune', 'remove users, lists … of its organisations that the document does not have')
    .option('--delete-mailboxes', 'with --prune: their mailboxes, too, for good (otherwise they are kept)')
    .action(
      async (
        file: string,
        options: { dryRun?: boolean; yes?: boolean; prune?: boolean; deleteMailboxes?: boolean },
      ) => {
        if (options.deleteMailboxes && !options.prune) throw new UsageError('--delete-mailboxes belongs to --prune')
        const wanted = readDocument(file === '-' ? await context.io.input() : readFileSync(file, 'utf8'))
        // Where nothing has begun, everything is new; only taking the steps begins it.
        const present = existsSync(context.config().server.data)
          ? await exportDirectory(await context.directory(), { passwords: true })
          : []
        const steps = plan(wanted, present, { prune: options.prune ?? false })
        const lines = steps.map(describe)
        if (steps.length === 0) {
          context.report({
            json: { steps: [], applied: false },
            text: 'Nothing to do: the directory is like that already.',
          })
          return
        }
        if (options.dryRun) {
          context.report({
            json: { steps: lines, applied: false },
            text: [...lines, `${counted(steps.length)} would be taken; nothing was changed.`],
          })
          return
        }
        if (!options.yes) {
          if (!context.io.ask) {
            throw new UsageError(`${counted(steps.length)} to take. See them with --dry-run, take them with --yes`)
          }
          context.io.err(`${lines.join('\n')}\n`)
          if (!(await context.io.ask.confirm(`Take ${counted(steps.length)}?`))) {
            throw new UsageError('cancelled; nothing was changed')
          }
        }
        const directory = await context.directory({ begin: true })
        let taken = 0
        const administration = await context.administration()
        const result = await applySteps(steps, {
          directory,
          administration,
          deleteMailboxes: options.deleteMailboxes ?? false,
          taken: () => taken++,
        }).catch((error: unknown) => {
          if (!(error instanceof Failure)) throw error
          const rest = `${taken} of ${counted(steps.length)} were taken. Mend it and run the same command again: it goes on from there.`
          throw new Failure(error.code, `${lines[taken]}\n${error.detail ?? error.message}\n${rest}`, { cause: error })
        })
        context.report({
          json: { steps: lines, applied: true, ...result },
          text: [
            ...(options.yes ? lines : []),
            `${counted(steps.length)} taken.`,
            ...(result.passwords.length > 0 ? ['Passwords that were made, shown this once:'] : []),
            ...result.passwords.map(({ address, password }) => `  ${address}  ${password}`),
            ...(result.keptMailboxes.length > 0 ? ['Mailboxes that were kept:'] : []),
            ...result.keptMailboxes.map(({ address, mailbox }) => `  ${address}  ${mailbox}`),
          ],
        })
      },
    )
}

function registerExport(group: Command, context: CliContext): void {
  group
    .command('export')
    .argument('[file]', 'where to; standard output without it')
    .description('write the directory as a document that apply takes')
    .option('--org, --organisation <name>', 'only this one')
    .option('--format <name>', 'toml or json', 'toml')
    .option('--password-hashes', 'with the hashes of passwords: keep the file to yourself')
    .action(
      async (
        file: string | undefined,
        options: { organisation?: string; format: string; passwordHashes?: boolean },
      ) => {
        if (options.format !== 'toml' && options.format !== 'json')
          throw new UsageError('--format must be toml or json')
        const directory = await context.directory()
        const only =
          options.organisation === undefined ? undefined : await getOrganisation(directory, options.organisation)
        const exported = await exportDirectory(directory, {
          ...(only && { organisation: only.id }),
          passwords: options.passwordHashes ?? false,
        })
        const text = writeDocument(exported, options.format)
        if (file === undefined) context.io.out(text)
        else {
          writeFileSync(file, text, { mode: 0o600 })
          const objects = exported.reduce((sum, organisation) => sum + organisation.objects.length, 0)
          context.report({ json: { file, objects }, text: `Wrote ${objects} objects to ${file}.` })
        }
      },
    )
}

function registerResolve(group: Command, context: CliContext): void {
  group
    .command('resolve')
    .argument('<address>')
    .description('where mail for an address goes')
    .action(async (address: string) => {
      const destination = await (await context.directory()).resolve(address)
      if (!destination)
        throw new Failure('recipientUnknown', `nobody has the address ${address}, and its domain is ours`)
      context.report({ json: destinationJson(destination), text: destinationLines(destination) })
    })
}

function registerCheck(group: Command, context: CliContext): void {
  group
    .command('check')
    .description('find mailboxes that nobody has, and objects whose mailbox is missing')
    .option('--repair', 'make missing mailboxes anew, empty')
    .action(async (options: { repair?: boolean }) => {
      const administration = await context.administration()
      const { withoutObject, withoutMailbox } = await administration.check()
      if (options.repair) for (const object of withoutMailbox) await administration.repairMailbox(object)
      context.report({
        json: {
          withoutObject,
          withoutMailbox: withoutMailbox.map((object) => object.address),
          repaired: options.repair ?? false,
        },
        text: [
          ...withoutObject.map((mailbox) => `Nobody has the mailbox ${mailbox}.`),
          ...withoutMailbox.map((object) =>
            options.repair
              ? `${displayAddress(object.address)} had no mailbox and has a new, empty one.`
              : `${displayAddress(object.address)} has no mailbox.`,
          ),
          ...(withoutObject.length + withoutMailbox.length === 0 ? ['Directory and store agree.'] : []),
        ],
        ...(withoutObject.length > 0 && {
          next: 'Give such a mailbox to somebody: kontor user add ADDRESS --mailbox ID',
        }),
      })
    })
}

function destinationJson(destination: Destination): unknown {
  switch (destination.kind) {
    case 'mailbox':
      return {
        kind: 'mailbox',
        address: destination.object.address,
        mailbox: destination.mailbox,
        detail: destination.detail ?? null,
      }
    case 'external':
      return { kind: 'external', address: destination.address }
    case 'list':
      return { kind: 'list', address: destination.object.address, members: destination.members.map(destinationJson) }
  }
}

function destinationLines(destination: Destination, indent = ''): string[] {
  switch (destination.kind) {
    case 'mailbox': {
      const detail = destination.detail ? ` (${destination.detail})` : ''
      return [
        `${indent}${displayAddress(destination.object.address)}${detail}: the mailbox of the ${destination.object.kind}`,
      ]
    }
    case 'external':
      return [`${indent}${displayAddress(destination.address)}: elsewhere`]
    case 'list':
      return [
        `${indent}${displayAddress(destination.object.address)}: ${destination.object.kind === 'group' ? 'list' : 'forwarded'} to ${destination.members.length}`,
        ...destination.members.flatMap((member) => destinationLines(member, `${indent}  `)),
      ]
  }
}

function counted(steps: number): string {
  return steps === 1 ? '1 step' : `${steps} steps`
}
