/**
 * `npm start`: a server with the demo organisation, on loopback, without configuration and without rights. Everything is
 * below its data folder; DATA/ready.json says, while it serves, what it serves.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { resolve } from 'node:path'
import { loadConfig } from '../config/load.ts'
import type { Config, ConfigInput, ServiceName } from '../config/schema.ts'
import { listenProblem } from '../listener.ts'
import { open } from '../open.ts'
import { runServer, type Running } from '../run.ts'
import type { RunningService } from '../services.ts'
import { StartError } from '../start-error.ts'
import { type DemoAccount, newDemo, readDemo, writeDemo, writePrivate } from './accounts.ts'
import { banner } from './banner.ts'
import { findReady, isAlive, readyFile } from './ready.ts'
import { seedDemo } from './seed.ts'

/** In the order of `--ports BASE`; none needs rights. */
const ports = {
  imap: 1143,
  imaps: 1993,
  smtp: 1025,
  submission: 1587,
  submissions: 1465,
  lmtp: 2424,
  http: 8080,
  https: 8443,
} as const satisfies Partial<Record<ServiceName, number>>

export interface DemoOptions {
  data: string
  /** The first of eight ports in a row; the usual ones without it. */
  basePort?: number | undefined
  environment: Readonly<Record<string, string | undefined>>
  print: (text: string) => void
}

export async function startDemo({ data, basePort, environment, print }: DemoOptions): Promise<Running> {
  const begun = performance.now()
  const folder = resolve(data)
  makeFolder(folder)
  await refuseSecond(folder)
  const config = demoConfig(folder, basePort, environment)
  await checkPorts(config)
  const accounts = await makeAccounts(config, print)
  const running = await runServer(config, {
    accounts: accounts.map(({ name, address, password, kind }) => ({ name, address, password, what: kind })),
    stopped: () => rmSync(readyFile(folder), { force: true }),
  })
  const { services, certificateFile, fingerprint } = running.server
  writePrivate(readyFile(folder), {
    pid: process.pid,
    data: folder,
    services,
    accounts,
    certificate: certificateFile,
    fingerprint,
  })
  print(banner({ services, accounts, certificateFile, fingerprint, data, seconds: (performance.now() - begun) / 1000 }))
  return running
}

export function demoConfig(
  data: string,
  basePort: number | undefined,
  environment: DemoOptions['environment'],
): Config {
  const names = Object.keys(ports) as (keyof typeof ports)[]
  const listeners = names.map((name, index) => {
    return [name, { enabled: true, host: '127.0.0.1', port: basePort === undefined ? ports[name] : basePort + index }]
  })
  const base: ConfigInput = {
    server: { data, hostname: 'mail.example.test', shutdownSeconds: 5 },
    listeners: Object.fromEntries(listeners) as NonNullable<ConfigInput['listeners']>,
    imap: { plainLogin: 'loopback' },
    http: { plainLogin: 'loopback' },
    mail: { plainLogin: 'loopback', outbound: false },
  }
  return loadConfig({ base, environment })
}

/** At the first start, or when an earlier first start was interrupted. */
async function makeAccounts(config: Config, print: (text: string) => void): Promise<DemoAccount[]> {
  const known = readDemo(config.server.data)
  if (known) return known
  print('Making the demo organisation ...')
  const accounts = newDemo()
  const opened = await open(config)
  try {
    const passwords = accounts.flatMap(({ address, password }) => (password === undefined ? [] : [[address, password]]))
    await seedDemo(opened, Object.fromEntries(passwords) as Record<string, string>, new Date())
  } finally {
    await opened.close()
  }
  writeDemo(config.server.data, accounts)
  return accounts
}

/** Before anything is made: who has to choose other ports should not have waited for it. */
async function checkPorts({ listeners }: Config): Promise<void> {
  for (const service of Object.keys(listeners) as ServiceName[]) {
    const { enabled, host, port } = listeners[service]
    if (!enabled) continue
    const probe = createServer()
    await new Promise<void>((resolve, reject) => {
      probe.once('error', (error) => reject(listenProblem({ service, host, port }, error)))
      probe.listen({ host, port }, () => probe.close(() => resolve()))
    })
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be made (${(error as Error).message}). Choose another with --data DIR.`,
    )
  }
}

/** A file of a server that was killed is taken away, so that nobody takes it for ours. */
async function refuseSecond(folder: string): Promise<void> {
  const ready = findReady(folder)
  const [service] = ready?.services ?? []
  if (ready && service && isAlive(ready.pid) && (await answers(service))) {
    throw new StartError(
      `A server runs with this data folder already (process ${ready.pid}). Stop it, or choose another folder and other ports: npm start -- --data DIR --ports BASE`,
    )
  }
  rmSync(readyFile(folder), { force: true })
}

function answers({ host, port }: RunningService): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 })
    const done = (answer: boolean) => (): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', done(true))
    socket.once('error', done(false))
    socket.once('timeout', done(false))
  })
}
