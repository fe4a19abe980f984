/**
 * A worker thread: runs the sessions of the sockets that the main thread hands over to it. Started by pool.ts through
 * worker-entry.ts.
 */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { Channel, Kind, type Opening } from '../connection/channel.ts'
import { Exchange, type RequestHead } from '../http/exchange.ts'
import { openLog } from '../log.ts'
import { Metrics } from '../metrics.ts'
import { StartError } from '../start-error.ts'
import { CertificateChoice } from '../tls/certificate-choice.ts'
import { serverUpgrade } from '../tls/context.ts'
import { type Arrived, Connections } from './connections.ts'
import type { FromWorker, ToWorker, WorkerSettings } from './control.ts'
import { RecentTable } from '#protocols/imap/recent-table.ts'
import { openThread, type Thread } from './thread.ts'

const { config, index, certificates, recents } = workerData as WorkerSettings
const metrics = new Metrics()
const log = openLog(config.log, (event) => metrics.events.inc({ event }))
/** Requests, by the number that the main thread gave them. */
const requests = new Map<number, Exchange>()
const choice = new CertificateChoice(certificates)
const upgrade = serverUpgrade(choice.choose, config.limits.handshakeSeconds)
const connections = new Connections(upgrade, (service, connection) => thread?.sessions.serve(service, connection))
let thread: Thread | undefined

// A promise that nobody waited for: one session is not well, the others need not go.
process.on('unhandledRejection', (error) => log.error('worker.bug', { worker: index, error }))

const channel: Channel = new Channel(
  parentPort as MessagePort,
  (kind, id, value) => {
    if (kind === Kind.open) begin(id, value as Opening<Arrived>)
    else if (kind === Kind.request) answer(id, value as RequestHead)
    else if (kind === Kind.control) void control(value as ToWorker)
    else {
      requests.get(id)?.handle(kind, value)
      if (kind === Kind.gone) requests.delete(id)
    }
  },
  (flush) => process.nextTick(flush),
)

try {
  thread = await openThread(config, log, metrics, {
    index,
    recents: new RecentTable(recents),
    traced: (order, traced) => say({ is: 'traced', order, traced }),
  })
  say({ is: 'ready' })
} catch (error) {
  const { message, stack } = error as Error
  say({ is: 'failed', message: error instanceof StartError ? message : (stack ?? message) })
}

function begin(id: number, { socket, about }: Opening<Arrived>): void {
  connections.take(socket, about, (reason) => say({ is: 'over', connection: id, reason }))
}

function answer(id: number, head: RequestHead): void {
  const exchange = new Exchange(head, (kind, value, owned = false) => {
    if (kind === Kind.data) channel.postData(id, value as Uint8Array, owned)
    else channel.post(kind, id, value)
    if (kind === Kind.end || kind === Kind.destroy) requests.delete(id)
  })
  requests.set(id, exchange)
  thread?.http.serve(exchange)
}

async function control(value: ToWorker): Promise<void> {
  switch (value.is) {
    case 'ping':
      say({ is: 'pong' })
      return
    case 'count':
      say({ is: 'counted', ask: value.ask, counted: await metrics.counted() })
      return
    case 'reopenLogs':
      log.reopen()
      return
    case 'show':
      choice.show(value.certificates)
      return
    case 'trace':
      thread?.tracer.set(value.orders)
      return
    case 'cut':
      connections.destroy()
      return
    case 'stop':
      await thread?.close(() => connections.flushed())
      say({ is: 'stopped' })
  }
}

function say(value: FromWorker): void {
  channel.post(Kind.control, 0, value)
}
