/** kontor domain: the domains of organisations. */
import type { Command } from 'commander'
import { Failure } from '#model'
import { displayAddress, getDomainName, type Directory, type Domain, type DomainPatch } from '#directory'
import { UsageError, type CliContext } from '../context.ts'
import { getOrganisation } from '../find.ts'
import { addresses, domainText } from '../show.ts'
import { facts, table } from '../table.ts'

interface Options {
  organisation?: string
  aliasOf?: string
  catchAll?: string
  main?: boolean
}

export function register(program: Command, context: CliContext): void {
  const group = program.command('domain').description('Domains: add, list, show, set, remove')

  group
    .command('add')
    .argument('<name>')
    .description('add a domain')
    .option('--org, --organisation <name>', 'of which organisation, when there are several')
    .option('--alias-of <domain>', 'every address of that domain exists in this one, too')
    .option('--catch-all <address>', 'who gets mail for addresses that nobody has')
    .option('--main', 'where new users get their addresses')
    .action(async (given: string, options: Options) => {
      const directory = await context.directory()
      // An alias belongs where the other domain does.
      const other = options.aliasOf === undefined ? undefined : await getDomain(directory, options.aliasOf)
      const organisation = await getOrganisation(directory, options.organisation ?? other?.organisation)
      const name = await (await context.administration()).addDomain({
        name: given,
        organisation: organisation.id,
        ...(options.aliasOf !== undefined && { aliasOf: options.aliasOf }),
        ...(options.catchAll !== undefined && { catchAll: options.catchAll }),
        ...(options.main && { main: true }),
      })
      context.report({
        json: await domainJson(directory, await getDomain(directory, name)),
        text: `Added the domain ${domainText(name)} to "${organisation.name}".`,
        next: `Mail comes here when its MX record in DNS names this server.`,
      })
    })

  group
    .command('list')
    .description('list domains')
    .option('--org, --organisation <name>')
    .action(async (options: Options) => {
      const directory = await context.directory()
      const only =
        options.organisation === undefined ? undefined : await getOrganisation(directory, options.organisation)
      const domains = (await directory.domains()).filter((each) => !only || each.organisation === only.id)
      const all = await Promise.all(domains.map((each) => domainJson(directory, each)))
      const rows = all.map((each) => [
        domainText(each.name),
        each.organisation,
        each.aliasOf === null ? '' : domainText(each.aliasOf),
        each.catchAll === null ? '' : displayAddress(each.catchAll),
        each.main ? 'main' : '',
      ])
      context.report({
        json: all,
        text: table(['domain', 'organisation', 'alias of', 'catch-all', ''], rows, 'There is no domain.'),
      })
    })

  group
    .command('show')
    .argument('<name>')
    .description('show a domain')
    .action(async (given: string) => {
      const directory = await context.directory()
      const json = await domainJson(directory, await getDomain(directory, given))
      context.report({
        json,
        text: facts([
          ['Domain', domainText(json.name)],
          ['Organisation', json.organisation],
          ['Alias of', json.aliasOf === null ? undefined : domainText(json.aliasOf)],
          ['Catch-all', json.catchAll === null ? undefined : displayAddress(json.catchAll)],
          ['Main', json.main ? 'yes: new users get their addresses here' : undefined],
        ]),
      })
    })

  group
    .command('set')
    .argument('<name>')
    .description('change a domain; an empty text takes a value away')
    .option('--alias-of <domain>', 'every address of that domain exists in this one, too')
    .option('--catch-all <address>', 'who gets mail for addresses that nobody has')
    .option('--main', 'where new users get their addresses')
    .action(async (given: string, options: Options) => {
      const patch: DomainPatch = {
        ...(options.aliasOf !== undefined && { aliasOf: options.aliasOf || null }),
        ...(options.catchAll !== undefined && { catchAll: options.catchAll || null }),
        ...(options.main && { main: true as const }),
      }
      if (Object.keys(patch).length === 0)
        throw new UsageError('nothing to change was given; see kontor domain set --help')
      const directory = await context.directory()
      await directory.write((tx) => tx.updateDomain(given, patch))
      const domain = await getDomain(directory, given)
      context.report({
        json: await domainJson(directory, domain),
        text: `Changed the domain ${domainText(domain.name)}.`,
      })
    })

  group
    .command('remove')
    .argument('<name>')
    .description('remove a domain in which nobody has an address any more')
    .action(async (given: string) => {
      const directory = await context.directory()
      const domain = await getDomain(directory, given)
      await directory.write((tx) => tx.deleteDomain(domain.name))
      context.report({ json: { removed: domain.name }, text: `Removed the domain ${domainText(domain.name)}.` })
    })
}

async function getDomain(directory: Directory, given: string): Promise<Domain> {
  const name = getDomainName(given)
  const domain = (await directory.domains()).find((each) => each.name === name)
  if (!domain) throw new Failure('notFound', `the domain ${domainText(name)}`)
  return domain
}

async function domainJson(directory: Directory, domain: Domain) {
  const organisation = (await directory.organisations()).find((each) => each.id === domain.organisation)
  const [catchAll = null] = domain.catchAll === undefined ? [] : await addresses(directory, [domain.catchAll])
  return {
    name: domain.name,
    organisation: organisation?.name ?? domain.organisation,
    aliasOf: domain.aliasOf ?? null,
    catchAll,
    main: domain.main,
  }
}
