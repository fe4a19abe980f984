/** kontor autodiscover: what the clients of an address are told, and what DNS lacks for them to come here. */
import type { Command } from 'commander'
import { findAddress } from '#directory'
import { clientReports, lookUp, placesOf, recordsOf } from '#server/autodiscover-report.ts'
import { type CliContext, UsageError } from '../context.ts'
import { table } from '../table.ts'

export function register(program: Command, context: CliContext): void {
  program
    .command('autodiscover')
    .argument('<address>', 'a mail address')
    .option('--no-dns', 'do not ask DNS which records are there')
    .description('print what each client is told about an address, and which DNS records are missing')
    .action(async (given: string, options: { dns: boolean }) => {
      const address = findAddress(given)
      if (!address) throw new UsageError(`"${given}" is no mail address.`)
      const places = placesOf(context.config())
      const object = await (await context.directory()).findByAddress(address.text)
      const mailbox = object?.mailbox === undefined ? undefined : `${object.mailbox}@${address.domain}`
      const clients = clientReports(places, address.domain, mailbox)
      const wanted = recordsOf(places, address.domain)
      const records = options.dns ? await lookUp(wanted) : wanted.map((each) => ({ ...each, found: undefined }))
      context.report({
        json: { address: address.text, mailbox: mailbox ?? null, clients, records },
        text: [
          object ? `${object.displayName} <${object.address}>` : `Nobody here has the address ${address.text}.`,
          '',
          ...clients.flatMap(({ client, asks, isTold }) => [client, `  asks    ${asks}`, ...told(isTold), '']),
          ...table(
            ['DNS record', 'type', 'should lead to', 'for', 'is'],
            records.map((record) => [
              record.name,
              record.type,
              record.port === undefined ? record.target : `${record.target}:${record.port}`,
              record.for,
              state(record),
            ]),
            'No DNS record is needed.',
          ),
        ],
      })
    })
}

function told(lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${index === 0 ? 'is told' : '       '} ${line}`)
}

function state({ found, isRight }: { found: readonly string[] | undefined; isRight?: boolean }): string {
  if (isRight) return 'there'
  if (found === undefined) return 'not asked'
  return found.length === 0 ? 'missing' : `another: ${found.join(', ')}`
}
