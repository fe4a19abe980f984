/**
 * A server as a process of its own, as `npm start` runs it: for tests that kill it, or look at what it leaves.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, watch } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from './ports.ts'

const main = join(import.meta.dirname, '../src/cli/main.ts')

export interface Ready {
  pid: number
  services: { name: string; host: string; port: number; tls: string; url: string }[]
  accounts: { address: string; name: string; kind: string; password?: string }[]
  certificate: string
}

export interface DemoProcess {
  child: ChildProcess
  ready: Ready
  port(service: string): number
  /** The first account that can log in. */
  account: { address: string; password: string }
  /** Ends it, and waits until it has gone; answers its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Runs `kontor start` until it serves; rejects with what it said when it does not. */
export async function startDemoProcess(data: string): Promise<DemoProcess> {
  const readyFile = join(data, 'ready.json')
  const basePort = await freePorts(8)
  mkdirSync(data, { recursive: true })
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'start', '--data', data, '--ports', String(basePort)],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, KONTOR_LOG_LEVEL: 'error' } },
  )
  let errors = ''
  child.stderr?.on('data', (chunk) => (errors += chunk))
  const ended = once(child, 'exit')
  const watcher = watch(data)
  try {
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (existsSync(readyFile) && readReady(readyFile).pid === child.pid) resolve()
      }
      watcher.on('change', look)
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors}`)))
      look()
    })
  } finally {
    watcher.close()
  }
  const ready = readReady(readyFile)
  return {
    child,
    ready,
    port(service) {
      const found = ready.services.find(({ name }) => name === service)
      if (!found) throw new Error(`${service} does not run`)
      return found.port
    },
    account: ready.accounts.find(({ password }) => password !== undefined) as DemoProcess['account'],
    async end(signal) {
      child.kill(signal)
      const [code] = (await ended) as [number | null]
      return code
    },
  }
}

/** Whatever runs there is gone, and its folder with it. */
export function removeDemo(data: string, running: DemoProcess | undefined): void {
  running?.child.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true, maxRetries: 5 })
}

function readReady(file: string): Ready {
  return JSON.parse(readFileSync(file, 'utf8')) as Ready
}
