/**
 * What `npm start` prints when the server is up: addresses, accounts, and how to try it.
 */
import type { RunningService } from '../services.ts'
import { securityLabels, serviceLabels } from '../services.ts'
import type { DemoAccount } from './accounts.ts'

export function banner(options: {
  services: readonly RunningService[]
  accounts: readonly DemoAccount[]
  fingerprint: string
  certificateFile: string
  data: string
  seconds: number
}): string {
  const { services, accounts } = options
  const port = (name: RunningService['name']): number => services.find((service) => service.name === name)?.port ?? 0
  const first = accounts.find(({ password }) => password !== undefined) as DemoAccount
  const kinds = { user: '', shared: 'shared mailbox of Ada and Ben', room: 'room', list: 'list of all three' }
  return `
Kontor serves the demo organisation, from ${options.data} (ready in ${options.seconds.toFixed(1)} s).

${table([
  ['Service', 'Server', 'Port', 'Security'],
  ...services.map(({ name, port: number, tls }) => [
    serviceLabels[name],
    'localhost',
    String(number),
    securityLabels[tls],
  ]),
])}

${table([
  ['Account', 'Address', 'Password'],
  ...accounts.map(({ name, address, kind, password }) => [name, address, password ?? `(${kinds[kind]})`]),
])}

In a browser       http://localhost:${port('http')}/

With Thunderbird
  1. "Set up another account" > "Mail". Name: ${first.name}; address: ${first.address}; password as above.
  2. "Configure manually".
     Incoming: IMAP, localhost, ${port('imaps')}, SSL/TLS, normal password, user name ${first.address}
     Outgoing: SMTP, localhost, ${port('submissions')}, SSL/TLS, normal password, user name ${first.address}
  3. "Done", and confirm the security exception: the certificate is the server's own. It must show
     ${options.fingerprint}
     Or trust its authority once for all (Settings > Certificates > Authorities > Import):
     ${options.certificateFile}

A first mail, from outside
  swaks --server localhost:${port('smtp')} --from you@example.org --to ${first.address} --header 'Subject: Hello'
  printf 'From: you@example.org\\nTo: ${first.address}\\nSubject: Hello\\n\\nIt works.\\n' | curl -s smtp://localhost:${port('smtp')}/example.org --mail-from you@example.org --mail-rcpt ${first.address} -T -

Stop with Ctrl-C. Nothing listens beyond this machine, and mail for others stays in the queue of the demo.
`
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd())
    .join('\n')
}
