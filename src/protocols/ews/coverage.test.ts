/** docs/ews.md: every operation of the schema, and what this server does with it; `KONTOR_WRITE=1` writes it anew. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { notOffered } from './not-offered.ts'
import type { OperationName } from './operation.ts'
import { operations } from './operations/index.ts'
import { schema } from './schema/index.ts'

test('docs/ews.md says what is offered; KONTOR_WRITE=1 writes it anew', () => {
  const path = join(import.meta.dirname, '../../../docs/ews.md')
  if (process.env.KONTOR_WRITE === '1') writeFileSync(path, coveragePage())
  assert.equal(
    readFileSync(path, 'utf8'),
    coveragePage(),
    'KONTOR_WRITE=1 npm test -- src/protocols/ews/coverage.test.ts',
  )
})

function coveragePage(): string {
  const names = schema.table.operations.map((text) => text.split(' ')[0] as OperationName).sort()
  const offered = names.filter((name) => operations.has(name))
  const rows = names.map((name) => {
    if (operations.has(name)) return `| ${name} | offered |`
    const reason = notOffered.get(name)
    return `| ${name} | ${reason ? `${reason.text} (\`${reason.code}\`)` : 'not yet (`ErrorInvalidOperation`)'} |`
  })
  return [
    '# Exchange Web Services',
    '',
    'The service is at `/EWS/Exchange.asmx`, its description at `/EWS/Services.wsdl`. Log in with the address and the password, or an app password',
    'for `ews`. Clients that ask Autodiscover find it by themselves; `kontor autodiscover ADDRESS` says the whole address. In the demo that is',
    '`https://localhost:8443/EWS/Exchange.asmx` (Basic over TLS; its authority is `data/tls/authority.pem`):',
    '',
    '```python',
    '# REQUESTS_CA_BUNDLE=data/tls/authority.pem python3',
    'from exchangelib import Account, BASIC, Configuration, Credentials, DELEGATE',
    "where = Configuration(service_endpoint='https://localhost:8443/EWS/Exchange.asmx', auth_type=BASIC,",
    "                      credentials=Credentials('ada@example.test', password))",
    "account = Account('ada@example.test', config=where, autodiscover=False, access_type=DELEGATE)",
    'print([item.subject for item in account.inbox.all()])',
    '```',
    '',
    'Tried, and run with every change: exchangelib 4.9, DavMail 6.0 (IMAP, SMTP, CalDAV, CardDAV through it), Thunderbird 153 with its own',
    'EWS. Written for, and not tried yet: Outlook for Mac, Apple Mail, Evolution. What is written by one protocol and read by the others:',
    '[all-pairs.md](all-pairs.md).',
    '',
    `Of ${names.length} operations ${offered.length} are offered. This page is made from the code; a test keeps it true.`,
    '',
    '| operation | |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n')
}
