/**
 * The servers that are measured: Kontor as `npm start` runs it, and Dovecot with a configuration of its own, each in a
 * temporary folder, on loopback, as processes of their own.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, chownSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '#test/ports.ts'
import { root } from '../tools/root.ts'

export type MailServer = {
  name: string
  imap: number
  lmtp: number
  /** Of Kontor alone. */
  http?: number
  user: string
  password: string
  recipient: string
  /** PIDs of all its processes. */
  pids(): number[]
  /** Bytes on disk below its data. */
  disk(): number
  stop(): Promise<void>
}

export async function startKontor(): Promise<MailServer> {
  const data = mkdtempSync(join(tmpdir(), 'kontor-bench-'))
  const base = await freePorts(8)
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(root, 'src/cli/main.ts'),
      'start',
      '--data',
      data,
      '--ports',
      String(base),
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: root,
      env: { ...process.env, KONTOR_ROOT: root, KONTOR_LOG_LEVEL: 'error' },
    },
  )
  const ready = join(data, 'ready.json')
  await appears(ready, child)
  const told = JSON.parse(readFileSync(ready, 'utf8')) as {
    services: { name: string; port: number }[]
    accounts: { address: string; password?: string }[]
  }
  const account = told.accounts.find(({ password }) => password) as { address: string; password: string }
  const port = (name: string) => (told.services.find((service) => service.name === name) as { port: number }).port
  return {
    name: 'Kontor',
    imap: port('imap'),
    lmtp: port('lmtp'),
    http: port('http'),
    user: account.address,
    password: account.password,
    recipient: account.address,
    pids: () => [child.pid as number],
    disk: () => diskUsage(data),
    stop: () => end(child, data),
  }
}

export async function startDovecot(format: 'sdbox' | 'maildir'): Promise<MailServer> {
  const data = mkdtempSync(join(tmpdir(), 'dovecot-bench-'))
  const imap = await freePorts(2)
  const lmtp = imap + 1
  for (const folder of ['mail', 'run', 'state']) mkdirSync(join(data, folder))
  const uid = Number(spawnSync('id', ['-u', 'nobody']).stdout)
  chownSync(join(data, 'mail'), uid, uid)
  spawnSync('chmod', ['755', data])
  writeFileSync(
    join(data, 'dovecot.conf'),
    `base_dir = ${data}/run
state_dir = ${data}/state
log_path = ${data}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = ${format}:${data}/mail/%n
mail_max_userip_connections = 5000
mail_fsync = optimized
first_valid_uid = 1
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${uid} home=${data}/mail/%n
}
protocol lmtp {
  postmaster_address = postmaster@example.test
  auth_username_format = %Ln
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
  process_limit = 5000
  client_limit = 5000
  service_count = 0
}
service imap {
  process_limit = 5000
}
service anvil {
  client_limit = 20000
}
service auth {
  client_limit = 20000
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
namespace inbox {
  inbox = yes
}
`,
  )
  const child = spawn('dovecot', ['-F', '-c', join(data, 'dovecot.conf')], { stdio: ['ignore', 'ignore', 'inherit'] })
  await appears(join(data, 'run', 'master.pid'), child)
  const version = String(spawnSync('dovecot', ['--version']).stdout).split(' ')[0]
  return {
    name: `Dovecot ${version} ${format}`,
    imap,
    lmtp,
    user: 'bench',
    password: 'secret',
    recipient: 'bench@example.test',
    pids: () => descendants(child.pid as number),
    disk: () => diskUsage(join(data, 'mail')),
    stop: () => end(child, data),
  }
}

/** Proportional memory of processes in bytes: shared pages are counted once. */
export function memory(pids: readonly number[]): number {
  let total = 0
  for (const pid of pids) {
    const path = `/proc/${pid}/smaps_rollup`
    if (!existsSync(path)) continue
    try {
      total += Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(path, 'utf8'))?.[1] ?? 0) * 1024
    } catch {
      // The process ended between the look and the reading.
    }
  }
  return total
}

function descendants(pid: number): number[] {
  const found = [pid]
  for (const path of globSync(`/proc/${pid}/task/*/children`)) {
    for (const child of readFileSync(path, 'utf8').trim().split(' '))
      if (child) found.push(...descendants(Number(child)))
  }
  return found
}

function diskUsage(folder: string): number {
  return Number(String(spawnSync('du', ['-s', '--block-size=1', folder]).stdout).split('\t')[0])
}

async function appears(path: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; !existsSync(path); waited += 50) {
    if (child.exitCode !== null || waited > 60_000) throw new Error(`The server did not start: ${path} is not there.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function end(child: ChildProcess, data: string): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
  rmSync(data, { recursive: true, force: true })
}

/** Seconds of processor time that processes and all their threads have taken. */
export function processorSeconds(pids: readonly number[]): number {
  const ticksPerSecond = 100
  let ticks = 0
  for (const pid of pids) {
    const path = `/proc/${pid}/stat`
    if (!existsSync(path)) continue
    const fields = readFileSync(path, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks / ticksPerSecond
}
