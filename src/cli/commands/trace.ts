/** kontor trace: what somebody's clients send and get, live; and files of it. */
import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { Failure } from '#model'
import { ask, mostSeconds, NoServer } from '#server/control-socket.ts'
import { headline, readTraceFile, TraceWriter } from '#server/trace/file.ts'
import type { Traced } from '#server/trace/traced.ts'
import { type CliContext, UsageError } from '../context.ts'
import { getObject } from '../find.ts'

interface Options {
  for: string
  values?: boolean
  out?: string
  count?: string
}

export function register(program: Command, context: CliContext): void {
  const group = program
    .command('trace')
    .argument('[user]', 'whose clients')
    .description('What the clients of a person send and get, live and decoded; who looked is logged')
    .option('--for <time>', 'how long, as 90s, 10m, 1h (at most an hour)', '10m')
    .option('--values', 'with texts, bytes and numbers; without it they are masked where they are read')
    .option('--out <file>', 'into a file as well, for npm run decode and kontor trace replay; needs --values')
    .option('--count <number>', 'end after so many exchanges')
    .action(async (given: string | undefined, options: Options) => {
      if (given === undefined) throw new UsageError('whose clients? kontor trace ADDRESS')
      await trace(context, given, options)
    })

  group
    .command('replay')
    .argument('<file>')
    .description('send the requests of a file again (MAPI over HTTP and web services) and compare the answers')
    .requiredOption('--server <url>', 'as https://mail.example.org')
    .requiredOption('--user <name>', 'who logs in')
    .option('--authority <file>', 'PEM of an authority to trust')
    .option('--tls-name <name>', 'the name in the certificate, where it is not that of the URL')
    .action(async (file: string, options: ReplayGiven) => await replayFile(context, file, options))
}

async function trace(context: CliContext, given: string, options: Options): Promise<void> {
  const { io } = context
  const seconds = secondsOf(options.for)
  const { values = false, out } = options
  if (out !== undefined && !values) throw new UsageError('--out needs --values: a file of masked bytes says nothing')
  const most = options.count === undefined ? Number.POSITIVE_INFINITY : Number(options.count)
  if (!(most >= 1)) throw new UsageError(`--count is "${options.count}", expected a number from 1 up`)
  const directory = await context.directory()
  const object = await getObject(directory, given)
  const leaving = new AbortController()
  const leave = (): void => leaving.abort()
  process.once('SIGINT', leave)
  process.once('SIGTERM', leave)
  const file = out === undefined ? undefined : new TraceWriter(out, { user: object.address, begun: io.now() })
  const asked = {
    is: 'trace',
    user: object.id,
    name: object.address,
    seconds,
    values,
    by: userInfo().username,
  } as const
  let [count, dropped] = [0, 0]
  try {
    for await (const answer of ask(context.config().server.data, asked, leaving.signal)) {
      if (answer.is === 'refused') throw new Failure('unsupported', answer.reason)
      if (answer.is === 'over') {
        dropped = answer.dropped
        break
      }
      if (answer.is === 'begun') {
        io.err(`Looking at ${object.address} for ${options.for}${values ? ', values shown' : ''}; Ctrl-C ends it.\n`)
        continue
      }
      count++
      file?.write(answer.traced)
      io.out(shown(answer.traced))
      if (count >= most) break
    }
  } catch (error) {
    if (!(error instanceof NoServer)) throw error
    throw new Failure('unavailable', `no server of this user runs on this data (${error.message})`)
  } finally {
    process.removeListener('SIGINT', leave)
    process.removeListener('SIGTERM', leave)
    file?.close()
  }
  io.err(`${count} exchanges${dropped > 0 ? `, ${dropped} more came too fast to be shown` : ''}.\n`)
}

function shown(traced: Traced): string {
  return `${headline(traced)}\n${traced.text.map((line) => `  ${line}\n`).join('')}`
}

/** Throws UsageError. */
export function secondsOf(given: string): number {
  const [, number, unit = 's'] = /^(\d+)([smh])?$/.exec(given) ?? []
  const seconds = Number(number) * { s: 1, m: 60, h: 3600 }[unit as 's' | 'm' | 'h']
  if (!(seconds > 0 && seconds <= mostSeconds)) throw new UsageError(`--for is "${given}", expected 1s to 1h`)
  return seconds
}

interface ReplayGiven {
  server: string
  user: string
  authority?: string
  tlsName?: string
}

async function replayFile(context: CliContext, path: string, given: ReplayGiven): Promise<void> {
  const { io } = context
  const found = readTraceFile(path)
  if (!found) throw new UsageError(`${path} is no file of kontor trace --out`)
  const password = io.env.KONTOR_PASSWORD ?? (await io.ask?.password(`Password of ${given.user}`))
  if (password === undefined) throw new UsageError('no password: set KONTOR_PASSWORD or run it in a terminal')
  const { replay } = await import('#server/trace/replay.ts')
  const { readFileSync } = await import('node:fs')
  const options = {
    server: given.server,
    login: { user: given.user, password },
    ...(given.authority !== undefined && { authority: readFileSync(given.authority, 'utf8') }),
    ...(given.tlsName !== undefined && { tlsName: given.tlsName }),
  }
  const counts = { sent: 0, same: 0, different: 0, passedOver: 0 }
  for await (const { traced, result, milliseconds, same } of replay(found.exchanges, options)) {
    if (result === undefined) {
      counts.passedOver++
      continue
    }
    counts.sent++
    if (same) counts.same++
    else {
      counts.different++
      io.out(`${headline(traced)}  now → ${result}, ${Math.round(milliseconds)} ms\n`)
    }
  }
  context.report({
    json: counts,
    text: `${counts.sent} requests sent: ${counts.same} answered as before, ${counts.different} otherwise; ${counts.passedOver} are of a kind that is not sent again.`,
  })
}
