/**
 * Real clients, software that none of us wrote, against a whole server.
 *
 * A file `x.peer.ts` of this folder exports one `Peer`, or a list of them. `npm run test:peers` starts one server as
 * `npm start` does, gives each peer an account of its own and a folder for its files, and says which peers are skipped
 * because their Debian package is not installed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../tools/root.ts'
import { freePorts } from '../ports.ts'

export type Peer = {
  name: string
  /** Debian packages; the peer is skipped where one is missing. */
  needs: readonly string[]
  timeoutSeconds?: number
  run(context: PeerContext): Promise<void>
}

export type Account = { address: string; password: string; name: string }

export type PeerContext = {
  server: RunningServer
  /** Made for this peer alone, empty. */
  account: Account
  /** A folder for its configuration and files; it goes afterwards. */
  folder: string
  /** Runs a program and gives its output; throws with the output when it fails. */
  command(program: string, words: readonly string[], options?: RunOptions): Promise<string>
  file(name: string, text: string): string
}

export type RunOptions = { input?: string; env?: Record<string, string>; timeoutSeconds?: number; mayFail?: boolean }

export type RunningServer = {
  host: string
  data: string
  /** PEM file of the certificate authority. */
  certificate: string
  pid: number
  port(service: string): number
  url(service: string): string
  accounts: Account[]
  createAccount(name: string): Promise<Account>
  stop(): Promise<void>
}

type Ready = {
  services: { name: string; host: string; port: number; url: string }[]
  accounts: { address: string; password?: string; name: string }[]
  certificate: string
  pid: number
}

export async function startRunningServer(): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), 'kontor-peers-'))
  const words = ['start', '--data', data, '--ports', String(await freePorts(8))]
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/main.ts'), ...words],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, KONTOR_ROOT: root, KONTOR_LOG_LEVEL: 'error' },
    },
  )
  const path = join(data, 'ready.json')
  for (let waited = 0; !existsSync(path); waited += 50) {
    if (child.exitCode !== null || waited > 60_000) throw new Error('The server did not become ready.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const ready = JSON.parse(readFileSync(path, 'utf8')) as Ready
  const service = (name: string) => {
    const found = ready.services.find((service) => service.name === name)
    if (!found)
      throw new Error(`There is no service ${name}, but ${ready.services.map(({ name }) => name).join(', ')}.`)
    return found
  }
  return {
    host: '127.0.0.1',
    data,
    certificate: ready.certificate,
    pid: ready.pid,
    port: (name) => service(name).port,
    url: (name) => service(name).url,
    accounts: ready.accounts.filter((account): account is Account => account.password !== undefined),
    async createAccount(name) {
      const password = 'peer-Secret-1'
      const address = `${name}@example.test`
      await command(
        process.execPath,
        [
          '--disable-warning=ExperimentalWarning',
          join(root, 'src/cli/main.ts'),
          '--data',
          data,
          'user',
          'add',
          address,
          '--password-file',
          '-',
          '--name',
          name,
        ],
        { input: `${password}\n`, env: { KONTOR_ROOT: root } },
      )
      return { address, password, name }
    },
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export async function command(program: string, words: readonly string[], options: RunOptions = {}): Promise<string> {
  const child = spawn(program, words, {
    env: { ...process.env, ...options.env },
    stdio: 'pipe',
    timeout: (options.timeoutSeconds ?? 60) * 1000,
    killSignal: 'SIGKILL',
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.input ?? '')
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (code !== 0 && !options.mayFail) {
    throw new Error(`${program} ${words.join(' ')} ended with ${signal ?? code}:\n${output.slice(-4000)}`)
  }
  return output
}

export function installed(debianPackage: string): boolean {
  return spawnSync('dpkg', ['-s', debianPackage], { stdio: 'ignore' }).status === 0
}

export async function contextFor(server: RunningServer, peer: Peer): Promise<PeerContext & { clean(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-peer-'))
  const name = peer.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const account = await server.createAccount(name)
  return {
    server,
    account,
    folder,
    command: (program, words, options) =>
      command(program, words, { ...options, env: { HOME: folder, ...options?.env } }),
    file(name, text) {
      const path = join(folder, name)
      mkdirSync(join(path, '..'), { recursive: true })
      writeFileSync(path, text, { mode: 0o600 })
      return path
    },
    clean: () => rmSync(folder, { recursive: true, force: true }),
  }
}
