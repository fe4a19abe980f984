/**
 * A Connection without a socket: a test puts in what the client sends and reads what the server has written.
 * `idle` resolves when the server waits for the client, so a test never has to wait for time to pass.
 */
import type { Connection } from '#protocols/connection.ts'
import { Failure } from '#model'

export class MemoryConnection implements Connection {
  readonly id = 'test'
  readonly remoteAddress: string
  readonly remotePort = 40_000
  secure: boolean
  compressed = false
  ended = false
  readonly #gone = new AbortController()
  readonly #input: (Uint8Array | 'timeout')[] = []
  #inputEnded = false
  #reader: (() => void) | undefined
  #output: Uint8Array[] = []
  readonly #watchers: (() => void)[] = []

  constructor(options: { secure?: boolean; remoteAddress?: string } = {}) {
    this.secure = options.secure ?? false
    this.remoteAddress = options.remoteAddress ?? '192.0.2.7'
  }

  get closed(): AbortSignal {
    return this.#gone.signal
  }

  /** The client sends. */
  send(bytes: Uint8Array | string): void {
    this.#input.push(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    this.#reader?.()
  }

  /** The client is silent for too long. */
  passTimeout(): void {
    this.#input.push('timeout')
    this.#reader?.()
  }

  /** The client ends its side. */
  finish(): void {
    this.#inputEnded = true
    this.#reader?.()
  }

  /** What the server has written since the last call. */
  takeOutput(): Buffer {
    const output = Buffer.concat(this.#output)
    this.#output = []
    return output
  }

  /** Resolves when the server waits for input that is not there, or has ended. */
  async idle(): Promise<void> {
    while (!(this.ended || (this.#reader !== undefined && this.#input.length === 0 && !this.#inputEnded))) {
      await new Promise<void>((resolve) => this.#watchers.push(resolve))
    }
  }

  async read(_timeoutSeconds: number): Promise<Uint8Array | undefined> {
    while (this.#input.length === 0) {
      if (this.ended || this.#inputEnded) return undefined
      await new Promise<void>((resolve) => {
        this.#reader = resolve
        this.#notify()
      })
      this.#reader = undefined
    }
    const next = this.#input.shift()
    if (next === 'timeout') throw new Failure('cancelled', 'no data in time')
    return next
  }

  write(bytes: Uint8Array | string): void {
    if (!this.ended) this.#output.push(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  }

  async drained(): Promise<void> {}

  async startTls(): Promise<void> {
    this.#input.length = 0
    this.secure = true
  }

  compress(): void {
    this.compressed = true
  }

  end(): void {
    if (this.ended) return
    this.ended = true
    this.#gone.abort()
    this.#reader?.()
    this.#notify()
  }

  destroy(): void {
    this.end()
  }

  #notify(): void {
    for (const watcher of this.#watchers.splice(0)) watcher()
  }
}
