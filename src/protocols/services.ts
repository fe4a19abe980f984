/**
 * What the server gives to a protocol. A protocol takes the parts that it needs, so that a test can give just those.
 */
import type { Directory } from '#directory'
import type { Store } from '#store'
import type { Groupware } from '#groupware'

export interface Services {
  store: Store
  directory: Directory
  groupware: Groupware
  log: Log
  /** The name we say in greetings, and in Received and Message-ID. */
  hostname: string
  /** Aborts when the server is to stop: say goodbye and end. */
  stopping: AbortSignal
}

/** JSON lines; `event` is a fixed, greppable name. */
export interface Log {
  debug(event: string, fields?: Record<string, unknown>): void
  info(event: string, fields?: Record<string, unknown>): void
  warn(event: string, fields?: Record<string, unknown>): void
  error(event: string, fields?: Record<string, unknown>): void
  /** A log whose lines all carry these fields. */
  with(fields: Record<string, unknown>): Log
}
