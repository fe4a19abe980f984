/**
 * What the main thread and a worker say to each other about the worker itself and its connections, as values of
 * Kind.control.
 */
import type { Config } from '../config/schema.ts'
import type { Counted } from '../metrics.ts'
import type { ShownCertificates } from '../tls/certificate-choice.ts'
import type { Traced, TraceOrder } from '../trace/traced.ts'

export interface WorkerSettings {
  config: Config
  index: number
  certificates: ShownCertificates
  /** Shared by all workers: which messages are \Recent to nobody any more. */
  recents: SharedArrayBuffer
}

export type ToWorker =
  | { is: 'ping' }
  | { is: 'stop' }
  /** The connections that still stand are cut off. */
  | { is: 'cut' }
  | { is: 'count'; ask: number }
  | { is: 'reopenLogs' }
  | { is: 'show'; certificates: ShownCertificates }
  /** Whose clients are looked at from now on; these and no others. */
  | { is: 'trace'; orders: readonly TraceOrder[] }

export type FromWorker =
  | { is: 'ready' }
  | { is: 'pong' }
  /** It cannot start; the words are for the administrator. */
  | { is: 'failed'; message: string }
  /** A connection that was handed over. */
  | { is: 'over'; connection: number; reason: 'closed' | 'handshake' }
  | { is: 'counted'; ask: number; counted: Counted }
  | { is: 'traced'; order: number; traced: Traced }
  | { is: 'stopped' }
