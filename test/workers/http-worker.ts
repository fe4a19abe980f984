/**
 * A worker for tests of HTTP in workers: answers the requests of test/http-protocols.ts, as server/threads/worker.ts
 * does for the real protocols.
 */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { Channel, Kind } from '#server/connection/channel.ts'
import { makeConfig } from '#server/config/load.ts'
import { Exchange, type RequestHead } from '#server/http/exchange.ts'
import { HttpService } from '#server/http/service.ts'
import { Metrics } from '#server/metrics.ts'
import type { ToWorker, WorkerSettings } from '#server/threads/control.ts'
import { testProtocol, testServices } from '../http-protocols.ts'

const { index } = workerData as WorkerSettings
const service = new HttpService({
  services: { ...testServices(), sessionPrefix: `w${index}.` },
  protocols: [testProtocol],
  config: makeConfig({ http: { plainLogin: 'always' } }),
  metrics: new Metrics(),
})
const exchanges = new Map<number, Exchange>()

const channel: Channel = new Channel(
  parentPort as MessagePort,
  (kind, id, value) => {
    if (kind === Kind.request) {
      const exchange = new Exchange(value as RequestHead, (what, more, owned = false) => {
        if (what === Kind.data) channel.postData(id, more as Uint8Array, owned)
        else channel.post(what, id, more)
      })
      exchanges.set(id, exchange)
      service.serve(exchange)
    } else if (kind === Kind.control) control(value as ToWorker)
    else exchanges.get(id)?.handle(kind, value)
  },
  (flush) => process.nextTick(flush),
)
channel.post(Kind.control, 0, { is: 'ready' })

function control(value: ToWorker): void {
  if (value.is === 'stop') setImmediate(() => channel.post(Kind.control, 0, { is: 'stopped' }))
}
