/**
 * `npm run repl`: a server with the demo organisation in a temporary folder, and everything one needs to look at it by hand.
 *
 *   > box = await mailbox('ada')
 *   > await store.view(box, SpecialFolder.inbox, { order: sortBy(P.Subject.tag) }).length()
 *   > (await (await box.getMessage(42)).properties()).get(P.Subject)
 *   > client = await imap('ada'); await client.ok('SELECT INBOX')
 *   > await lmtp(['ben'], 'Subject: hello\r\n\r\nx\r\n')
 *   > show('restriction', hex`08 1f003700`)
 *
 * `await` works at the prompt, and what is declared stays. Everything goes when the prompt does.
 */
import { start } from 'node:repl'
import * as binary from '#codec/binary/index.ts'
import * as mime from '#codec/mime/index.ts'
import * as model from '#model'
import { people } from '#server/demo/organisation.ts'
import { seedDemo } from '#server/demo/seed.ts'
import type { Mailbox } from '#store'
import { ImapClient } from '#test/clients/imap.ts'
import { deliverByLmtp } from '#test/clients/lmtp.ts'
import { startServer } from '#test/harness.ts'
import { layouts } from './layouts.ts'

const password = 'demo-secret'
const server = await startServer()
const { store, directory, groupware, administration } = server.opened
await seedDemo(server.opened, Object.fromEntries(people.map(({ address }) => [address, password])), new Date())

/** `ada` is ada@example.test. */
const addressOf = (name: string): string => (name.includes('@') ? name : `${name}@example.test`)

/** As the owner sees it. */
async function mailbox(name: string): Promise<Mailbox> {
  const found = await directory.findByAddress(addressOf(name))
  if (found?.mailbox === undefined) throw new Error(`${name} has no mailbox`)
  return await store.open(found.mailbox, { kind: 'system' })
}

async function imap(name: string): Promise<ImapClient> {
  const client = await ImapClient.connect(server.port('imap'))
  await client.login(addressOf(name), password)
  return client
}

async function lmtp(to: readonly string[], message: string): Promise<string[]> {
  return await deliverByLmtp(server.port('lmtp'), { from: 'repl@example.org', to: to.map(addressOf), message })
}

function show(layout: string, bytes: Uint8Array): void {
  const print = layouts.get(layout)
  if (!print) throw new Error(`there is no layout ${layout}; layouts.keys() has their names`)
  console.log(print(bytes))
}

console.log(`A server with the demo in ${server.data}: ${people.map(({ address }) => address).join(', ')}, password ${password}.
  mailbox(name)  store  directory  groupware  administration     the server's insides
  imap(name)  lmtp([names], mail)                                clients, logged in where that is needed
  P  N  Bag  SpecialFolder  sortBy …                             all of #model
  decode  encode  hex  parseStructure  show(layout, bytes) …     all of #codec/binary and #codec/mime; layouts has the names
`)
const prompt = start({ prompt: '> ' })
Object.assign(prompt.context, mime, binary, model)
Object.assign(prompt.context, {
  server,
  store,
  directory,
  groupware,
  administration,
  mailbox,
  imap,
  lmtp,
  show,
  layouts,
})
prompt.on('exit', () => {
  server.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
