/**
 * A long command lets the other sessions of its thread run: no more than so many milliseconds without a pause, whether
 * or not the store and the connection made it wait.
 */
const TURN_MILLIS = 15

export class Pace {
  #since: number

  constructor() {
    this.#since = performance.now()
  }

  /** Resolves at once, or after a turn of the event loop when this one has been long enough. */
  step(): Promise<void> | undefined {
    if (performance.now() - this.#since < TURN_MILLIS) return undefined
    return new Promise((resolve) => {
      setImmediate(() => {
        this.#since = performance.now()
        resolve()
      })
    })
  }
}
