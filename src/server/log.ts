/**
 * The log of the server: JSON lines by pino, or short lines for people on a terminal.
 *
 * `event` is a fixed, greppable name ("imap.login"); everything else stands in fields. Nothing secret is logged: fields
 * whose names say that they are secret are blotted out, whoever gave them.
 */
import { pino, destination, type DestinationStream, type Logger } from 'pino'
import type { Log } from '#protocols/services.ts'
import type { Config } from './config/schema.ts'

const secrets = ['password', 'secret', 'token', 'authorization', 'cookie', 'key']

type Level = 'debug' | 'info' | 'warn' | 'error'

export interface ServerLog extends Log {
  /** After the file was moved away: SIGHUP. */
  reopen(): void
  /** Told of every event, also of those that are not written. */
  readonly count: EventCounter
}

export type EventCounter = (event: string, level: Level) => void

export function openLog(config: Config['log'], count: EventCounter = () => undefined): ServerLog {
  const file = destination({ dest: config.file ?? 2, sync: true, mkdir: true })
  const short =
    config.format === 'short' || (config.format === 'auto' && config.file === undefined && process.stderr.isTTY)
  const logger = pino(
    {
      level: config.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '(hidden)' },
    },
    short ? shortLines(file) : file,
  )
  return new PinoLog(logger, count, () => {
    if (config.file !== undefined) file.reopen()
  })
}

class PinoLog implements ServerLog {
  readonly #logger: Logger
  readonly count: EventCounter
  readonly reopen: () => void

  constructor(logger: Logger, count: EventCounter, reopen: () => void) {
    this.#logger = logger
    this.count = count
    this.reopen = reopen
  }

  debug(event: string, fields?: Record<string, unknown>): void {
    this.count(event, 'debug')
    this.#logger.debug({ event, ...fields })
  }

  info(event: string, fields?: Record<string, unknown>): void {
    this.count(event, 'info')
    this.#logger.info({ event, ...fields })
  }

  warn(event: string, fields?: Record<string, unknown>): void {
    this.count(event, 'warn')
    this.#logger.warn({ event, ...fields })
  }

  error(event: string, fields?: Record<string, unknown>): void {
    this.count(event, 'error')
    this.#logger.error({ event, ...fields })
  }

  with(fields: Record<string, unknown>): Log {
    return new PinoLog(this.#logger.child(fields), this.count, this.reopen)
  }
}

/** `18:02:11 info  imap.login  user=ada@example.test session=3f-1` */
function shortLines(file: DestinationStream): DestinationStream {
  return {
    write(line: string) {
      const { level, time, event, ...fields } = JSON.parse(line) as Record<string, unknown>
      const rest = Object.entries(fields).map(([name, value]) => `${name}=${shortValue(value)}`)
      file.write(`${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${String(event)}  ${rest.join(' ')}\n`)
    },
  }
}

function shortValue(value: unknown): string {
  if (typeof value === 'string') return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value)
  const { stack, message } = (value ?? {}) as { stack?: string; message?: string }
  return stack ? `${message}\n${stack}` : JSON.stringify(value)
}
