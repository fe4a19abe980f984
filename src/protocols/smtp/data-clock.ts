/** Whether data comes so slowly that nobody means to finish it. The first ten minutes are free (RFC 5321 4.5.3.2.6). */
import type { Session } from './session.ts'

const FREE_SECONDS = 600

export class DataClock {
  readonly #session: Session
  readonly #start: number

  constructor(session: Session) {
    this.#session = session
    this.#start = session.now()
  }

  tooSlow(octetCount: number): boolean {
    const seconds = (this.#session.now() - this.#start) / 1000
    return seconds > FREE_SECONDS && octetCount < seconds * this.#session.limits.dataBytesPerSecond
  }
}
