/**
 * The server: puts together what the other files are, starts it and stops it. This file alone knows everything.
 *
 *   listeners --> TLS --> http/front.ts --> pages
 *             |               |
 *             \---------------\-> threads/    protocols, in workers or in this thread
 */
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { shareTurns } from '#store/engine/sqlite/turns.ts'
import { ControlSocket } from './control-socket.ts'
import type { Config, ServiceName } from './config/schema.ts'
import { HttpFront } from './http/front.ts'
import { metricsPages, pages } from './http/pages.ts'
import { Router, type Route } from './http/router.ts'
import type { Welcome } from './http/welcome.ts'
import { Admission, type Accepted, type Handed, Listener } from './listener.ts'
import type { ServerLog } from './log.ts'
import { Metrics, metricsText } from './metrics.ts'
import { runningService, securityLabels, serviceLabels, type RunningService } from './services.ts'
import { StartError } from './start-error.ts'
import type { HttpWork, SessionHost } from './threads/host.ts'
import { Certificates } from './tls/certificates.ts'
import { serverUpgrade } from './tls/context.ts'
import { version } from './version.ts'

/** For the last bytes of answers to leave. */
const flushMilliseconds = 2000

export interface RunningServer {
  services: readonly RunningService[]
  /** PEM: what a client has to trust. */
  certificateFile: string
  fingerprint: string
  /** Certificates and log files are read and opened anew. */
  reload(): Promise<void>
  /** Accepts nothing more, lets sessions say goodbye, closes the store. `seconds` to wait for them; 0 is at once. */
  stop(seconds?: number): Promise<void>
}

export interface ServerOptions {
  log: ServerLog
  /** Of the main thread; the log counts into it. */
  metrics: Metrics
  /** Shown on the welcome page. */
  accounts?: Welcome['accounts']
}

export async function startServer(
  config: Config,
  { log, metrics, accounts = [] }: ServerOptions,
): Promise<RunningServer> {
  makeDataFolder(config.server.data)
  const certificates = await Certificates.open(config, log)
  const upgrade = serverUpgrade(certificates.choose, config.limits.handshakeSeconds)
  const host = await startHost(config, log, certificates).catch((error: unknown) => {
    certificates.close()
    throw error
  })
  certificates.onChange((shown) => host.show(shown))
  const control = await ControlSocket.open({
    data: config.server.data,
    log,
    trace: (orders, tell) => host.trace(orders, tell),
  })
  const admission = new Admission(config.limits)
  const open = new Map<ServiceName, Set<Accepted>>()
  let started = false
  let stopping = false

  const { connectionsTotal, requests } = metrics.addProcess({
    connections: () => Object.fromEntries([...open].map(([service, standing]) => [service, standing.size])),
    workers: () => host.workers,
    version,
  })
  const common = {
    metrics: async () => await metricsText([await metrics.counted(), ...(await host.counted())]),
    health: () => (stopping ? { ok: false, reason: 'stopping' } : { ok: true }),
  }
  const front = (routes: Route[], protocols?: (work: HttpWork) => void): HttpFront => {
    const router = new Router()
    for (const route of routes) router.add(route)
    const bodyBytes = config.limits.requestBodyMegabytes * 1024 * 1024
    return new HttpFront({
      router,
      log,
      bodyBytes,
      answered: (status) => requests.inc({ status: String(status) }),
      ...(protocols && { protocols }),
    })
  }
  const publicFront = front(pages({ ...common, welcome, metricsAllow: config.http.metricsAllow }), (work) =>
    host.answer(work),
  )
  const metricsFront = front(metricsPages(common))

  const listeners = serviceNames(config).map((service) => {
    const { host: address, port, tls } = config.listeners[service]
    const isHttp = service === 'metrics' || service === 'http' || service === 'https'
    const standing = new Set<Accepted>()
    open.set(service, standing)
    return new Listener({
      service,
      host: address,
      port,
      tls,
      handsOver: !isHttp,
      admission,
      upgrade,
      accept(accepted) {
        connectionsTotal.inc({ service, result: 'accepted' })
        const counted: Handed = {
          ...accepted,
          over(reason) {
            standing.delete(counted)
            accepted.over(reason)
          },
        }
        standing.add(counted)
        if (!isHttp) {
          host.accept(service, counted)
          return
        }
        accepted.socket.once('close', () => standing.delete(counted))
        if (service === 'metrics') metricsFront.accept(accepted)
        else publicFront.accept(accepted)
      },
      refused(reason, remoteAddress) {
        connectionsTotal.inc({ service, result: reason })
        log.debug(`connection.refused.${reason}`, { service, remoteAddress })
      },
    })
  })

  const services: RunningService[] = []
  const server: RunningServer = {
    services,
    certificateFile: certificates.trustFile,
    fingerprint: certificates.leaf.fingerprint256,
    async reload() {
      log.reopen()
      host.reopenLogs()
      await certificates.reload()
    },
    async stop(seconds = config.server.shutdownSeconds) {
      if (stopping) return
      stopping = true
      // A server that could not start has told why, and nothing else is worth a line.
      if (started) log.info('server.stopping', { connections: admission.total })
      control.close()
      for (const listener of listeners) listener.stop()
      publicFront.stop()
      metricsFront.stop()
      await host.stop(seconds)
      publicFront.stopAtOnce()
      metricsFront.stopAtOnce()
      await closed([...open.values()].flatMap((standing) => [...standing].map(({ socket }) => socket)))
      certificates.close()
      metrics.close()
      if (started) log.info('server.stopped')
    },
  }

  try {
    for (const listener of listeners) await listener.start()
  } catch (error) {
    await server.stop(0)
    throw error
  }
  for (const { service, host: address, port, tls } of listeners) {
    services.push(runningService({ service, host: address, port, tls, hostname: config.server.hostname }))
  }
  started = true
  log.info('server.started', {
    version,
    workers: host.workers,
    listeners: services.map(({ name, port }) => `${name}:${port}`).join(' '),
  })
  return server

  function welcome(): Welcome {
    return {
      hostname: config.server.hostname,
      version,
      services: services
        .filter(({ name }) => name !== 'metrics')
        .map(({ name, host: address, port, tls }) => ({
          label: serviceLabels[name],
          host: address === '127.0.0.1' || address === '::1' ? 'localhost' : address,
          port,
          security: securityLabels[tls],
        })),
      fingerprint: certificates.isOwn ? certificates.leaf.fingerprint256 : undefined,
      accounts,
    }
  }
}

function serviceNames(config: Config): ServiceName[] {
  return (Object.keys(config.listeners) as ServiceName[]).filter((service) => config.listeners[service].enabled)
}

/**
 * One processor is left to the sockets and TLS; but two clients are served at the same time even where there are only two
 * (measured there: four clients that fetch get 1.6 times what one worker gives them).
 */
export function workerCount(workers: Config['server']['workers'], processors = availableParallelism()): number {
  return workers === 'auto' ? Math.max(Math.min(processors, 2), processors - 1) : workers
}

async function startHost(config: Config, log: ServerLog, certificates: Certificates): Promise<SessionHost> {
  const count = workerCount(config.server.workers)
  shareTurns()
  // The protocols are loaded only where they run.
  if (count === 0) {
    const upgrade = serverUpgrade(certificates.choose, config.limits.handshakeSeconds)
    return await (await import('./threads/local.ts')).LocalHost.start(config, log, upgrade)
  }
  const { WorkerPool } = await import('./threads/pool.ts')
  return await WorkerPool.start(count, { config, log, certificates: () => certificates.shown })
}

function makeDataFolder(data: string): void {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartError(
      `The data folder ${data} cannot be made (${(error as Error).message}). Choose another with server.data or --data, or make it and give it to this user.`,
    )
  }
}

/** Sockets that have said everything close by themselves; the rest is cut off. */
async function closed(sockets: readonly Accepted['socket'][]): Promise<void> {
  const cut = setTimeout(() => {
    for (const socket of sockets) socket.destroy()
  }, flushMilliseconds)
  const standing = sockets.filter((socket) => !socket.destroyed)
  await Promise.all(standing.map((socket) => new Promise((resolve) => socket.once('close', resolve))))
  clearTimeout(cut)
}
