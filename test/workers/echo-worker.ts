/**
 * A worker for tests of the pool: greets with its thread id, says back what it is told; "crash" makes it throw, "hang"
 * makes it deaf, "goodbye" is what it says when the server stops.
 */
import { parentPort, threadId, type MessagePort } from 'node:worker_threads'
import { Channel, Kind, type Opening } from '#server/connection/channel.ts'
import type { Connection } from '#protocols/connection.ts'
import { type Arrived, Connections } from '#server/threads/connections.ts'
import type { ToWorker } from '#server/threads/control.ts'

const open = new Set<Connection>()
const noTls = () => {
  throw new Error('no TLS here')
}
const connections = new Connections(noTls, (_, connection) => {
  open.add(connection)
  void echo(connection)
})

const channel: Channel = new Channel(
  parentPort as MessagePort,
  (kind, id, value) => {
    if (kind === Kind.open) {
      const { socket, about } = value as Opening<Arrived>
      connections.take(socket, about, (reason) => channel.post(Kind.control, 0, { is: 'over', connection: id, reason }))
    } else if (kind === Kind.control) control(value as ToWorker)
  },
  (flush) => process.nextTick(flush),
)
channel.post(Kind.control, 0, { is: 'ready' })

async function echo(connection: Connection): Promise<void> {
  connection.write(`thread ${threadId}\n`)
  for (let bytes = await connection.read(60); bytes; bytes = await connection.read(60)) {
    const word = Buffer.from(bytes).toString().trim()
    if (word === 'crash') setImmediate(() => process.exit(7))
    connection.write(bytes)
    // Right behind the immediate that sends what was written: nothing else is heard in between.
    if (word === 'hang') setImmediate(hang)
  }
  connection.end()
}

function hang(): never {
  for (;;);
}

function control(value: ToWorker): void {
  if (value.is === 'ping') channel.post(Kind.control, 0, { is: 'pong' })
  if (value.is === 'count') channel.post(Kind.control, 0, { is: 'counted', ask: value.ask, counted: [] })
  if (value.is !== 'stop') return
  for (const connection of open) {
    connection.write('goodbye\n')
    connection.end()
  }
  void connections.flushed().then(() => channel.post(Kind.control, 0, { is: 'stopped' }))
}
