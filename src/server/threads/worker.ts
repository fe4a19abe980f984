/**
 * A worker thread: runs the sessions whose sockets the main thread holds. Started by pool.ts through worker-entry.ts.
 */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { channelConnection, type ChannelTransport } from '../connection/channel-connection.ts'
import { Channel, Kind, type Opening } from '../connection/channel.ts'
import type { ServiceName } from '../config/schema.ts'
import { Exchange, type RequestHead } from '../http/exchange.ts'
import { openLog } from '../log.ts'
import { Metrics } from '../metrics.ts'
import { StartError } from '../start-error.ts'
import type { FromWorker, ToWorker, WorkerSettings } from './control.ts'
import { openThread, type Thread } from './thread.ts'

const { config, index } = workerData as WorkerSettings
const metrics = new Metrics()
const log = openLog(config.log, (event) => metrics.events.inc({ event }))
/** Connections and requests, by the number that the main thread gave them. */
const transports = new Map<number, ChannelTransport | Exchange>()
let thread: Thread | undefined

// A promise that nobody waited for: one session is not well, the others need not go.
process.on('unhandledRejection', (error) => log.error('worker.bug', { worker: index, error }))

const channel: Channel = new Channel(
  parentPort as MessagePort,
  (kind, id, value) => {
    if (kind === Kind.open) begin(id, value as Opening)
    else if (kind === Kind.request) answer(id, value as RequestHead)
    else if (kind === Kind.control) void control(value as ToWorker)
    else {
      transports.get(id)?.handle(kind, value)
      if (kind === Kind.gone) transports.delete(id)
    }
  },
  (flush) => process.nextTick(flush),
)

try {
  thread = await openThread(config, log, metrics, index)
  say({ is: 'ready' })
} catch (error) {
  const { message, stack } = error as Error
  say({ is: 'failed', message: error instanceof StartError ? message : (stack ?? message) })
}

function begin(id: number, { service, facts }: Opening): void {
  const { connection, transport } = channelConnection(id, facts, channel)
  transports.set(id, transport)
  thread?.sessions.serve(service as ServiceName, connection)
}

function answer(id: number, head: RequestHead): void {
  const exchange = new Exchange(head, (kind, value, owned = false) => {
    if (kind === Kind.data) channel.postData(id, value as Uint8Array, owned)
    else channel.post(kind, id, value)
    if (kind === Kind.end || kind === Kind.destroy) transports.delete(id)
  })
  transports.set(id, exchange)
  thread?.http.serve(exchange)
}

async function control(value: ToWorker): Promise<void> {
  switch (value.is) {
    case 'count':
      say({ is: 'counted', ask: value.ask, counted: await metrics.counted() })
      return
    case 'reopenLogs':
      log.reopen()
      return
    case 'stop':
      await thread?.close()
      say({ is: 'stopped' })
  }
}

function say(value: FromWorker): void {
  channel.post(Kind.control, 0, value)
}
