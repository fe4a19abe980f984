/**
 * How many octets of messages on their way in may be in memory at once, all sessions of a thread together, so that many big
 * messages at a time cannot swell the process.
 *
 * Whoever takes the memory and then sends slowly would keep everybody else's mail out. So a message that has been coming for
 * longer than `patienceMs` has to make room when there is none left for another: its sender is told to try again. Octets count
 * when they come, not when they are announced.
 */
export class MessageMemory {
  readonly #maxBytes: number
  readonly #patienceMs: number
  readonly #now: () => number
  readonly #coming = new Set<Hold>()
  #bytes = 0

  constructor(maxBytes: number, { patienceMs = 60_000, now = Date.now } = {}) {
    this.#maxBytes = maxBytes
    this.#patienceMs = patienceMs
    this.#now = now
  }

  /** For a message that begins to come. `giveUp` lets go of what has come; the rest of the message is not kept. */
  hold(giveUp: () => void): Hold {
    const hold: Hold = new Hold(giveUp, {
      since: this.#now(),
      take: (bytes) => this.#take(hold, bytes),
      giveBack: (bytes) => {
        this.#bytes -= bytes
      },
      settle: () => this.#coming.delete(hold),
    })
    this.#coming.add(hold)
    return hold
  }

  #take(hold: Hold, bytes: number): boolean {
    while (!this.#fits(bytes)) {
      const slowest = this.#slowest(hold)
      if (slowest === undefined) return false
      slowest.giveUp()
    }
    this.#bytes += bytes
    return true
  }

  /** A message alone always fits. */
  #fits(bytes: number): boolean {
    return this.#bytes === 0 || this.#bytes + bytes <= this.#maxBytes
  }

  /** In the order in which they began, so the first one with anything to give is the oldest. */
  #slowest(except: Hold): Hold | undefined {
    const before = this.#now() - this.#patienceMs
    for (const hold of this.#coming) {
      if (hold.since > before) return undefined
      if (hold !== except && hold.bytes > 0) return hold
    }
    return undefined
  }
}

interface Account {
  since: number
  take(bytes: number): boolean
  giveBack(bytes: number): void
  settle(): void
}

/** What one message has of the memory. */
export class Hold {
  readonly #giveUp: () => void
  readonly #account: Account
  #lost = false
  bytes = 0

  constructor(giveUp: () => void, account: Account) {
    this.#giveUp = giveUp
    this.#account = account
  }

  get since(): number {
    return this.#account.since
  }

  /** False: there was no room, now or earlier, and nothing of the message is kept. */
  reserve(bytes: number): boolean {
    if (this.#lost) return false
    if (this.#account.take(bytes)) {
      this.bytes += bytes
      return true
    }
    this.giveUp()
    return false
  }

  get lost(): boolean {
    return this.#lost
  }

  giveUp(): void {
    this.#lost = true
    this.release()
    this.#giveUp()
  }

  /** The message is here as a whole: it is not asked to make room any more. */
  settle(): void {
    this.#account.settle()
  }

  release(): void {
    this.#account.settle()
    this.#account.giveBack(this.bytes)
    this.bytes = 0
  }
}
