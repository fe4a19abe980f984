/**
 * What the main thread and a worker say to each other about the worker itself, as values of Kind.control.
 */
import type { Config } from '../config/schema.ts'
import type { Counted } from '../metrics.ts'

export interface WorkerSettings {
  config: Config
  index: number
}

export type ToWorker = { is: 'stop' } | { is: 'count'; ask: number } | { is: 'reopenLogs' }

export type FromWorker =
  | { is: 'ready' }
  /** It cannot start; the words are for the administrator. */
  | { is: 'failed'; message: string }
  | { is: 'counted'; ask: number; counted: Counted }
  | { is: 'stopped' }
