/**
 * A server as a process: its log, its signals, its end.
 *
 *   SIGTERM, SIGINT   sessions say goodbye, then it ends; a second one ends it at once
 *   SIGHUP            certificates and log files are read and opened anew
 */
import type { Config } from './config/schema.ts'
import { openLog } from './log.ts'
import { type RunningServer, type ServerOptions, startServer } from './main.ts'
import { Metrics } from './metrics.ts'

/** A terminal sends its Ctrl-C to npm and to us, and npm passes it on: that is still one. */
const sameSignalMilliseconds = 1000

export interface Running {
  server: RunningServer
  /** Resolves when the server has stopped. */
  ended: Promise<void>
}

export async function runServer(
  config: Config,
  options: Pick<ServerOptions, 'accounts'> & { stopped?: () => void } = {},
): Promise<Running> {
  const metrics = new Metrics()
  const log = openLog(config.log, (event) => metrics.events.inc({ event }))
  // The sockets of everyone are in this thread: it does not go down for one of them.
  process.on('unhandledRejection', (error) => log.error('server.bug', { error }))
  process.on('uncaughtException', (error) => log.error('server.bug', { error }))
  const server = await startServer(config, { log, metrics, accounts: options.accounts ?? [] })
  const ended = Promise.withResolvers<void>()
  let firstSignal: number | undefined

  const stop = (signal: NodeJS.Signals): void => {
    if (firstSignal !== undefined) {
      if (Date.now() - firstSignal < sameSignalMilliseconds) return
      log.warn('server.killed', { signal })
      options.stopped?.()
      process.exit(1)
    }
    firstSignal = Date.now()
    log.info('server.signal', { signal })
    options.stopped?.()
    server.stop().then(ended.resolve, ended.reject)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('SIGHUP', () => {
    server.reload().then(
      () => log.info('server.reloaded'),
      (error: unknown) => log.error('server.reload-failed', { reason: (error as Error).message }),
    )
  })
  return { server, ended: ended.promise }
}
