/**
 * A private PostgreSQL for tests: a cluster in a temporary folder behind a Unix socket, gone at the end. KONTOR_POSTGRES may
 * name a running one instead (a URL; its databases kontor_test_… come and go): `npm test` starts one for all its files.
 *
 *   const postgres = await startPostgres()            // undefined: the binaries are not here
 *   const postgres = await startPostgres({ own: true })   // to kill it
 *   test('…', { skip: postgres ? false : 'no PostgreSQL' }, …)
 *   after(() => postgres?.stop())
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)

export interface Postgres {
  /** Of the cluster: what KONTOR_POSTGRES may say. */
  url: string
  /** A fresh, empty database. */
  database(): Promise<string>
  /** Kills the server as a crash would; `start` brings it back with its data. Only of one's own. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

function findBinaries(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return [
    ...versions.map((version) => join(root, version, 'bin')),
    '/usr/local/bin',
    '/usr/bin',
    '/opt/homebrew/bin',
  ].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

export async function startPostgres({ own = false } = {}): Promise<Postgres | undefined> {
  const given = process.env.KONTOR_POSTGRES
  if (given && !own) return { ...databases(given), url: given, kill: noControl, start: noControl, stop: async () => {} }
  const binaries = findBinaries()
  if (!binaries) return undefined

  const folder = mkdtempSync(join(tmpdir(), 'kontor-pg-'))
  const data = join(folder, 'data')
  // The server refuses to run as root.
  const user = process.getuid?.() === 0 ? await ids('postgres') : undefined
  if (user) chownSync(folder, user.uid, user.gid)
  const options = { ...user, cwd: folder }
  await run(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'kontor', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'],
    options,
  )

  let child: ChildProcess | undefined
  const start = async () => {
    // Synchronous commits without fsync: what a test needs of durability is that of a killed process, not of lost power.
    const settings = ['fsync=off', 'listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=200']
    child = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...options,
      stdio: 'ignore',
    })
    const url = adminUrl(folder)
    const until = Date.now() + 20_000
    while (!(await answers(url))) {
      if (Date.now() > until || child.exitCode !== null) throw new Error('PostgreSQL did not start')
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  await start()
  const kill = () => {
    child?.kill('SIGKILL')
    child = undefined
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', kill)
  return {
    ...databases(adminUrl(folder)),
    url: adminUrl(folder),
    kill: () => end('SIGQUIT'),
    start,
    stop: async () => {
      process.removeListener('exit', kill)
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function adminUrl(folder: string, database = 'postgres'): string {
  return `postgres://kontor@/${database}?host=${encodeURIComponent(folder)}`
}

function databases(admin: string): Pick<Postgres, 'database'> {
  return {
    async database() {
      const name = `kontor_test_${randomBytes(6).toString('hex')}`
      const client = new pg.Client({ connectionString: admin })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return admin.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function ids(name: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)))
  return { uid: uid ?? 0, gid: gid ?? 0 }
}

async function noControl(): Promise<void> {
  throw new Error('the PostgreSQL of KONTOR_POSTGRES is not ours to stop')
}
