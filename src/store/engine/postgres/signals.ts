/**
 * Signals by LISTEN and NOTIFY, on a connection of their own that comes back by itself when the server was away.
 */
import pg from 'pg'
import { type Signals, signalsMissed } from '../engine.ts'

const channel = 'kontor'
const reconnectMilliseconds = 500

export class NotifySignals implements Signals {
  readonly #url: string
  readonly #listeners = new Set<(text: string) => void>()
  #client: Promise<pg.Client | undefined> | undefined
  #retry: NodeJS.Timeout | undefined
  #closed = false

  constructor(url: string) {
    this.#url = url
  }

  send(text: string): void {
    for (const listener of this.#listeners) listener(text)
    void this.#connected().then((client) => client?.query('select pg_notify($1, $2)', [channel, text]).catch(() => {}))
  }

  listen(listener: (text: string) => void): () => void {
    this.#listeners.add(listener)
    void this.#connected()
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    this.#listeners.clear()
    const client = await this.#client
    if (!client) return
    // The end has to be waited for, even by a thread that has nothing else to do.
    streamOf(client).ref?.()
    await client.end().catch(() => {})
  }

  #connected(): Promise<pg.Client | undefined> {
    if (this.#closed) return Promise.resolve(undefined)
    this.#client ??= this.#connect()
    return this.#client
  }

  async #connect(): Promise<pg.Client | undefined> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true, pipeline: true } as pg.ClientConfig)
    client.on('error', () => {})
    client.on('end', () => this.#again())
    client.on('notification', ({ payload }) => {
      if (payload !== undefined) for (const listener of this.#listeners) listener(payload)
    })
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      streamOf(client).unref?.()
      // What was sent before, or while there was no connection, did not come here.
      for (const listener of this.#listeners) listener(signalsMissed)
      return client
    } catch {
      this.#again()
      return undefined
    }
  }

  #again(): void {
    this.#client = undefined
    if (this.#closed || this.#listeners.size === 0) return
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => void this.#connected(), reconnectMilliseconds)
    this.#retry.unref()
  }
}

function streamOf(client: pg.Client): { ref?: () => void; unref?: () => void } {
  return (client as unknown as { connection: { stream: { ref?: () => void; unref?: () => void } } }).connection.stream
}
