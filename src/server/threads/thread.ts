/**
 * What every thread that runs sessions has: the store, the directory and groupware opened for itself, and its sessions.
 */
import type { Services } from '#protocols/services.ts'
import type { Config } from '../config/schema.ts'
import type { ServerLog } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { open } from '../open.ts'
import { measure } from './measure.ts'
import { Sessions } from './sessions.ts'

export interface Thread {
  sessions: Sessions
  metrics: Metrics
  log: ServerLog
  /** Says goodbye to everyone, waits until they have gone, and closes the store. */
  close(): Promise<void>
}

/** Thread 0 also does what is done once in the whole server: it sends the queue and tidies up. */
export async function openThread(config: Config, log: ServerLog, metrics: Metrics, index: number): Promise<Thread> {
  const opened = await open(config, { log, chores: index === 0 })
  const stopping = new AbortController()
  const services: Services = {
    ...measure(opened, metrics),
    log,
    hostname: config.server.hostname,
    stopping: stopping.signal,
  }
  const sessions = new Sessions(services, config, metrics)
  return {
    sessions,
    metrics,
    log,
    async close() {
      stopping.abort()
      await sessions.ended()
      await opened.close()
      metrics.close()
    },
  }
}
