/**
 * Who runs sessions: worker threads (pool.ts), or this thread (local.ts, `workers = 0`). The listeners know only this.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ServiceName } from '../config/schema.ts'
import type { Handed } from '../listener.ts'
import type { Counted } from '../metrics.ts'
import type { ShownCertificates } from '../tls/certificate-choice.ts'
import type { TraceOrder } from '../trace/traced.ts'
import type { Tell } from '../trace/tracer.ts'

export interface SessionHost {
  /** The socket, which nobody has read from, is theirs from now on; they tell when it is `over`. */
  accept(service: ServiceName, accepted: Handed): void
  /** Answers a request that is none of the server's own pages. */
  answer(request: HttpWork): void
  /** How many threads run. */
  readonly workers: number
  counted(): Promise<Counted[]>
  reopenLogs(): void
  /** TLS with these certificates from now on. */
  show(certificates: ShownCertificates): void
  /** Looks at what these people's clients send and get, and tells. */
  trace(orders: readonly TraceOrder[], tell: Tell): void
  /** Sessions say goodbye; whoever has not gone when the time is over is cut off. */
  stop(seconds: number): Promise<void>
}

/** An HTTP request that a thread is to answer. */
export interface HttpWork {
  id: string
  incoming: IncomingMessage
  outgoing: ServerResponse
  remoteAddress: string
  secure: boolean
  expectsContinue: boolean
  /** Told the status when the answer begins. */
  answered(status: number): void
}
