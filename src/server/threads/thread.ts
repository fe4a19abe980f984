/**
 * What every thread that runs sessions has: the store, the directory and groupware opened for itself, its sessions and its HTTP requests.
 */
import type { HttpServices } from '#protocols/http.ts'
import type { RecentTable } from '#protocols/imap/recent-table.ts'
import type { Config } from '../config/schema.ts'
import { sessionPrefix } from '../http/affinity.ts'
import { httpProtocols, httpServices } from '../http/protocols.ts'
import { HttpService } from '../http/service.ts'
import type { ServerLog } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { offlineAddressBooks, open } from '../open.ts'
import { serviceAddresses } from '../services.ts'
import { type Tell, Tracer } from '../trace/tracer.ts'
import { measure } from './measure.ts'
import { Sessions } from './sessions.ts'

export interface Thread {
  sessions: Sessions
  http: HttpService
  tracer: Tracer
  metrics: Metrics
  log: ServerLog
  /** Says goodbye to everyone, waits until they have gone, then for `flushed`, and closes the store. */
  close(flushed: () => Promise<void>): Promise<void>
}

/** Thread 0 also does what is done once in the whole server: it sends the queue and tidies up. */
export async function openThread(
  config: Config,
  log: ServerLog,
  metrics: Metrics,
  { index, recents, traced }: { index: number; recents: RecentTable; traced: Tell },
): Promise<Thread> {
  const opened = await open(config, { log, chores: index === 0 })
  const stopping = new AbortController()
  const services: HttpServices = {
    ...measure(opened, metrics),
    directory: opened.directory,
    log,
    hostname: config.server.hostname,
    stopping: stopping.signal,
    sessionPrefix: sessionPrefix(index),
    offlineAddressBooks: offlineAddressBooks(config.server.data),
    addresses: serviceAddresses(config),
    protocols: httpServices,
  }
  const tracer = new Tracer(traced)
  const sessions = new Sessions(services, config, { metrics, recents, tracer })
  const http = new HttpService({ services, protocols: httpProtocols, config, metrics, tracer })
  return {
    sessions,
    http,
    tracer,
    metrics,
    log,
    async close(flushed) {
      stopping.abort()
      await Promise.all([sessions.ended(), http.ended()])
      await flushed()
      await opened.close()
      metrics.close()
    },
  }
}
