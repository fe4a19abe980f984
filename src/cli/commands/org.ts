/** kontor org: organisations. */
import type { Command } from 'commander'
import type { OrganisationPatch, Organisation } from '#directory'
import { readSize } from '../attribute-options.ts'
import { UsageError, type CliContext } from '../context.ts'
import { getOrganisation } from '../find.ts'
import { domainText } from '../show.ts'
import { facts, sizeText, table } from '../table.ts'
import { registerOrgBackup, registerOrgRestore } from './org-backup.ts'

interface Options {
  domain?: string
  locale?: string
  timeZone?: string
  shortName?: string
  quotaWarning?: string
  quotaSend?: string
  quotaReceive?: string
  name?: string
}

export function register(program: Command, context: CliContext): void {
  const org = program.command('org').description('Organisations: add, list, show, set, remove, backup, restore')
  registerOrgBackup(org, context)
  registerOrgRestore(org, context)

  withOptions(
    org
      .command('add')
      .argument('<name>')
      .description('add an organisation')
      .option('--domain <name>', 'its first domain, where its users get their addresses'),
  ).action(async (name: string, options: Options) => {
    const { organisation: defaults } = context.config()
    const patch = readOptions(options)
    const directory = await context.directory({ begin: true })
    const administration = await context.administration()
    const id = await directory.write((tx) =>
      tx.createOrganisation({
        name,
        locale: patch.locale ?? defaults.locale,
        timeZone: patch.timeZone ?? defaults.timeZone,
        ...(patch.quota && { quota: patch.quota }),
        ...(patch.shortName && { shortName: patch.shortName }),
      }),
    )
    try {
      if (options.domain !== undefined) await administration.addDomain({ name: options.domain, organisation: id })
    } catch (error) {
      await administration.removeOrganisation(id)
      throw error
    }
    context.report({
      json: await organisationJson(context, await getOrganisation(directory, id)),
      text: `Added the organisation "${name}"${options.domain === undefined ? '' : ` with the domain ${options.domain}`}.`,
      next:
        options.domain === undefined
          ? `Give it a domain: kontor domain add DOMAIN --organisation "${name}"`
          : `Add somebody: kontor user add NAME@${options.domain}`,
    })
  })

  org
    .command('list')
    .description('list organisations')
    .action(async () => {
      const directory = await context.directory()
      const organisations = await directory.organisations()
      const all = await Promise.all(organisations.map((each) => organisationJson(context, each)))
      const rows = all.map((each) => [each.name, each.domains.map(domainText).join(', '), each.locale, each.timeZone])
      context.report({
        json: all,
        text: table(['name', 'domains', 'language', 'time zone'], rows, 'There is no organisation.'),
        ...(all.length === 0 && { next: 'Make one: kontor org add NAME --domain DOMAIN' }),
      })
    })

  org
    .command('show')
    .argument('[name]')
    .description('show an organisation')
    .action(async (name: string | undefined) => {
      const organisation = await getOrganisation(await context.directory(), name)
      const json = await organisationJson(context, organisation)
      const { quota } = organisation
      context.report({
        json,
        text: facts([
          ['Name', json.name],
          ['Domains', json.domains.map(domainText).join('\n')],
          ['Language', json.locale],
          ['Time zone', json.timeZone],
          ['Short name', json.shortName ?? undefined],
          ['Warning at', quota.warning === undefined ? undefined : sizeText(quota.warning)],
          ['No sending above', quota.send === undefined ? undefined : sizeText(quota.send)],
          ['No receiving above', quota.receive === undefined ? undefined : sizeText(quota.receive)],
          ['X.500 root', organisation.legacyRoot],
          ['Id', organisation.id],
        ]),
      })
    })

  withOptions(
    org.command('set').argument('<name>').description('change an organisation').option('--name <name>', 'another name'),
  ).action(async (name: string, options: Options) => {
    const patch = readOptions(options)
    if (Object.keys(patch).length === 0) throw new UsageError('nothing to change was given; see kontor org set --help')
    const directory = await context.directory()
    const { id } = await getOrganisation(directory, name)
    await (await context.administration()).updateOrganisation(id, patch)
    const organisation = await getOrganisation(directory, id)
    context.report({
      json: await organisationJson(context, organisation),
      text: `Changed the organisation "${organisation.name}".`,
    })
  })

  org
    .command('remove')
    .argument('<name>')
    .description('remove an organisation that has nobody in it any more, with its domains and public folders')
    .option('--yes', 'do not ask')
    .action(async (name: string, options: { yes?: boolean }) => {
      const organisation = await getOrganisation(await context.directory(), name)
      const question = `Remove the organisation "${organisation.name}" with its public folders?`
      if (!options.yes && context.io.ask && !(await context.io.ask.confirm(question))) {
        throw new UsageError('cancelled; nothing was removed')
      }
      await (await context.administration()).removeOrganisation(organisation.id)
      context.report({ json: { removed: organisation.name }, text: `Removed the organisation "${organisation.name}".` })
    })
}

function withOptions(command: Command): Command {
  return command
    .option('--locale <tag>', 'language of new users, as de or en')
    .option('--time-zone <name>', 'as Europe/Berlin')
    .option('--short-name <name>', 'for logins like NAME\\user')
    .option('--quota-warning <size>', 'for users without their own: warn at')
    .option('--quota-send <size>', 'for users without their own: no sending above')
    .option('--quota-receive <size>', 'for users without their own: no receiving above')
}

function readOptions(options: Options): OrganisationPatch & { shortName?: string | null } {
  const quota = {
    ...quotaOf('warning', 'quota-warning', options.quotaWarning),
    ...quotaOf('send', 'quota-send', options.quotaSend),
    ...quotaOf('receive', 'quota-receive', options.quotaReceive),
  }
  return {
    ...(options.name !== undefined && { name: options.name }),
    ...(options.locale !== undefined && { locale: options.locale }),
    ...(options.timeZone !== undefined && { timeZone: options.timeZone }),
    ...(options.shortName !== undefined && { shortName: options.shortName === '' ? null : options.shortName }),
    ...(Object.keys(quota).length > 0 && { quota }),
  }
}

function quotaOf(name: 'warning' | 'send' | 'receive', option: string, text: string | undefined) {
  if (text === undefined) return {}
  return { [name]: text === '' || text === 'none' ? undefined : readSize(option, text) }
}

async function organisationJson(context: CliContext, organisation: Organisation) {
  const domains = (await (await context.directory()).domains()).filter((each) => each.organisation === organisation.id)
  const { id, name, locale, timeZone, shortName, quota } = organisation
  return { id, name, locale, timeZone, shortName: shortName ?? null, quota, domains: domains.map((each) => each.name) }
}
