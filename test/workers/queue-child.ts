/**
 * A process to be killed: it submits mail without end and sends what is queued.
 *
 *   node queue-child.ts DATA SMART-HOST-PORT FIRST-NUMBER CLOCK-OFFSET
 *
 * `accepted N` on standard output: mail N is durable.
 */
import { openDirectory } from '#directory'
import { createGroupware } from '#groupware'
import { openStore } from '#store'

const [data = '', port = '', first = '', offset = ''] = process.argv.slice(2)
const now = () => Date.now() + Number(offset)
const store = openStore({ data, clock: now })
const directory = await openDirectory({ engine: store.engine, now })
const nothing = () => undefined
const groupware = createGroupware({
  store,
  directory,
  engine: store.engine,
  hostname: 'mx.example.test',
  log: { info: nothing, warn: nothing, error: (event, fields) => console.error(event, fields) },
  mail: { smartHost: { host: '127.0.0.1', port: Number(port), tls: 'none' } },
  now,
})
const user = await directory.findByAddress('ada@example.test')
if (!user) throw new Error('nobody is there')
void groupware.runQueue(new AbortController().signal)
for (let number = Number(first); ; number++) {
  const [result] = await groupware.deliver(
    { from: 'ada@example.test', recipients: [{ address: 'x@elsewhere.example' }, { address: 'ada@example.test' }] },
    Buffer.from(`From: ada@example.test\r\nMessage-ID: <${number}@kill>\r\nSubject: number ${number}\r\n\r\nx\r\n`),
    { protocol: 'local', helo: '', remoteAddress: '', session: String(number) },
    { user, name: user.address, via: 'password' },
  )
  if (result?.code === 250) process.stdout.write(`accepted ${number}\n`)
}
