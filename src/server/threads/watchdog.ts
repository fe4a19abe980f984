/**
 * Notices a worker thread that hangs: one that has been asked several times and has said nothing at all in between.
 *
 * It counts questions, not time, so that a main thread that was busy itself does not take its own delay for the worker's: what the
 * worker has said meanwhile is heard before the next question.
 */
const questions = 4

export interface WatchdogOptions {
  hangSeconds: number
  ask: () => void
  /** Called once. */
  hung: () => void
}

export class Watchdog {
  #unanswered = 0
  readonly #timer: NodeJS.Timeout

  constructor({ hangSeconds, ask, hung }: WatchdogOptions) {
    this.#timer = setInterval(
      () => {
        if (this.#unanswered++ < questions) return ask()
        this.stop()
        hung()
      },
      (hangSeconds * 1000) / questions,
    )
    this.#timer.unref()
  }

  /** The worker has said something, whatever it was. */
  heard(): void {
    this.#unanswered = 0
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
