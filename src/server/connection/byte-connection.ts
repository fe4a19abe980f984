/**
 * The Connection of protocols/connection.ts, on whatever carries the bytes: a socket of this thread (socket.ts) or the
 * channel to the thread that holds the socket (channel.ts). Reading, timeouts, gathering of small writes, back-pressure
 * and DEFLATE (RFC 4978) are the same for both and live here.
 *
 *   transport --receive()--> [inflate] --> input --read()--> protocol
 *   transport <--send()----- [deflate] <-- output <-write()-- protocol
 *
 * What a changer must know: a connection that waits holds nothing but this object, so everything that is only needed
 * while bytes flow (the output list, the abort controller, the compressors) is made when it is needed. Small writes of
 * one turn of the event loop leave as one chunk; the chunk given to `send` belongs to the transport when `owned`.
 */
import { createDeflateRaw, createInflateRaw, constants as zlib, type DeflateRaw, type InflateRaw } from 'node:zlib'
import { Failure } from '#model'
import type { Connection } from '#protocols/connection.ts'

export interface Transport {
  /** When `owned`, nobody else has the memory. */
  send(chunk: Uint8Array, owned: boolean): void
  /** Bytes that were sent and have not reached the socket yet. */
  readonly unsent: number
  /** The reader has taken so many of the bytes that came by `receive`. */
  consumed(byteCount: number): void
  /**
   * Calls `done` with true when TLS stands, with false when the connection is gone; before the first bytes under TLS are
   * received, hence no promise.
   */
  startTls(done: (secure: boolean) => void): void
  end(): void
  destroy(): void
}

export interface ConnectionFacts {
  id: string
  remoteAddress: string
  remotePort: number
  secure: boolean
  /** A client that takes nothing for so long is cut off. */
  stallSeconds: number
}

/** Writes up to this are gathered, larger ones are passed on as they are. */
const chunkBytes = 64 * 1024
/** `drained` waits above this. */
const highWaterBytes = 256 * 1024

type Reader = { resolve: (bytes: Uint8Array | undefined) => void; timer: NodeJS.Timeout }

export class ByteConnection implements Connection {
  readonly id: string
  readonly remoteAddress: string
  readonly remotePort: number
  secure: boolean

  readonly #transport: Transport
  readonly #stallSeconds: number
  #input: Uint8Array[] = []
  #reader: Reader | undefined
  #inputEnded = false
  #output: (Uint8Array | string)[] | undefined
  #outputBytes = 0
  #outputEnded = false
  #gone = false
  #upgrading = false
  #drains: { resolve: () => void; timer: NodeJS.Timeout }[] | undefined
  #closed: AbortController | undefined
  #compression: { inflate: InflateRaw; deflate: DeflateRaw } | undefined

  constructor(facts: ConnectionFacts, connect: (connection: ByteConnection) => Transport) {
    this.id = facts.id
    this.remoteAddress = facts.remoteAddress
    this.remotePort = facts.remotePort
    this.secure = facts.secure
    this.#stallSeconds = facts.stallSeconds
    this.#transport = connect(this)
  }

  read(timeoutSeconds: number): Promise<Uint8Array | undefined> {
    if (this.#reader) throw new Error('two readers on one connection')
    const chunk = this.#input.shift()
    if (chunk) {
      this.#taken(chunk)
      return Promise.resolve(chunk)
    }
    if (this.#inputEnded || this.#gone) return Promise.resolve(undefined)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#reader = undefined
        reject(new Failure('cancelled', `nothing came for ${timeoutSeconds} seconds`))
      }, timeoutSeconds * 1000)
      this.#reader = { resolve, timer }
    })
  }

  write(bytes: Uint8Array | string, given = false): void {
    if (this.#gone || this.#outputEnded || bytes.length === 0) return
    if (given && typeof bytes !== 'string' && bytes.length >= chunkBytes / 2) {
      this.flush()
      this.#send(bytes, true)
      return
    }
    if (this.#output === undefined) {
      this.#output = []
      flushSoon(this)
    }
    this.#output.push(bytes)
    this.#outputBytes += bytes.length
    if (this.#outputBytes >= chunkBytes) this.flush()
  }

  drained(): Promise<void> {
    if (this.#gone || this.#queuedBytes() < highWaterBytes) return Promise.resolve()
    this.flush()
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.destroy(), this.#stallSeconds * 1000)
      this.#drains ??= []
      this.#drains.push({ resolve, timer })
    })
  }

  startTls(): Promise<void> {
    this.flush()
    // What has come so far came in plain text and may be an attacker's: RFC 3207 4.2, RFC 9051 6.2.1.
    this.#upgrading = true
    for (const chunk of this.#input.splice(0)) this.#transport.consumed(chunk.length)
    return new Promise((resolve) => {
      this.#transport.startTls((secure) => {
        this.secure = secure
        this.#upgrading = false
        resolve()
      })
    })
  }

  compress(): void {
    if (this.#compression || this.#gone) return
    this.flush()
    // A client that hangs up does not close its DEFLATE stream first.
    const inflate = createInflateRaw({ finishFlush: zlib.Z_SYNC_FLUSH })
    const deflate = createDeflateRaw({ flush: zlib.Z_SYNC_FLUSH, level: 3 })
    this.#compression = { inflate, deflate }
    inflate.on('data', (chunk: Uint8Array) => {
      // One chunk waits here, the rest stays compressed: what expands to gigabytes costs 16 KB.
      inflate.pause()
      this.#deliver(chunk)
    })
    inflate.on('end', () => this.#finishInput())
    inflate.on('error', () => this.destroy())
    deflate.on('data', (chunk: Uint8Array) => this.#transport.send(chunk, false))
    deflate.on('drain', () => this.progress())
    deflate.on('error', () => this.destroy())
    // The client may have begun to compress already: it has seen our OK.
    for (const chunk of this.#input.splice(0)) this.#inflate(chunk)
  }

  end(): void {
    if (this.#gone || this.#outputEnded) return
    this.flush()
    this.#outputEnded = true
    // Nothing more is heard: who reads must not wait for a client that stays.
    this.#input = []
    this.#finishInput()
    if (this.#compression) {
      this.#compression.deflate.on('end', () => this.#transport.end())
      this.#compression.deflate.end()
    } else this.#transport.end()
  }

  destroy(): void {
    if (this.#gone) return
    this.#transport.destroy()
    this.gone()
  }

  get closed(): AbortSignal {
    if (!this.#closed) {
      this.#closed = new AbortController()
      if (this.#gone) this.#closed.abort()
    }
    return this.#closed.signal
  }

  // From here on: what the transport calls.

  receive(chunk: Uint8Array): void {
    if (this.#gone || this.#upgrading || this.#outputEnded) this.#transport.consumed(chunk.length)
    else if (this.#compression) this.#inflate(chunk)
    else this.#deliver(chunk)
  }

  /** The other side will send no more. */
  ended(): void {
    if (this.#compression) this.#compression.inflate.end()
    else this.#finishInput()
  }

  gone(): void {
    if (this.#gone) return
    this.#gone = true
    this.#output = undefined
    this.#outputBytes = 0
    this.#input = []
    this.#compression?.inflate.destroy()
    this.#compression?.deflate.destroy()
    this.#finishInput()
    this.progress()
    this.#closed?.abort()
  }

  /** Less is unsent than before. */
  progress(): void {
    if (!this.#drains) return
    if (!this.#gone && this.#queuedBytes() >= highWaterBytes) {
      for (const { timer } of this.#drains) timer.refresh()
      return
    }
    const drains = this.#drains
    this.#drains = undefined
    for (const { resolve, timer } of drains) {
      clearTimeout(timer)
      resolve()
    }
  }

  /** Passes on what was written. */
  flush(): void {
    const parts = this.#output
    if (!parts) return
    this.#output = undefined
    this.#outputBytes = 0
    if (this.#gone) return
    let from = 0
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]
      if (typeof part === 'string' || part === undefined || part.length < chunkBytes / 2) continue
      this.#send(join(parts, from, index), true)
      this.#send(part, false)
      from = index + 1
    }
    this.#send(join(parts, from, parts.length), true)
  }

  #send(chunk: Uint8Array, owned: boolean): void {
    if (chunk.length === 0) return
    if (this.#compression) this.#compression.deflate.write(chunk)
    else this.#transport.send(chunk, owned)
  }

  #queuedBytes(): number {
    return this.#outputBytes + this.#transport.unsent + (this.#compression?.deflate.writableLength ?? 0)
  }

  #inflate(chunk: Uint8Array): void {
    const { inflate } = this.#compression as { inflate: InflateRaw }
    inflate.write(chunk, () => this.#transport.consumed(chunk.length))
  }

  #deliver(chunk: Uint8Array): void {
    const reader = this.#reader
    if (!reader) {
      this.#input.push(chunk)
      return
    }
    this.#reader = undefined
    clearTimeout(reader.timer)
    this.#taken(chunk)
    reader.resolve(chunk)
  }

  #taken(chunk: Uint8Array): void {
    if (this.#compression) this.#compression.inflate.resume()
    else this.#transport.consumed(chunk.length)
  }

  #finishInput(): void {
    this.#inputEnded = true
    const reader = this.#reader
    if (!reader) return
    this.#reader = undefined
    clearTimeout(reader.timer)
    reader.resolve(undefined)
  }
}

/** One buffer of its own with the parts [from, to). */
function join(parts: readonly (Uint8Array | string)[], from: number, to: number): Uint8Array {
  let length = 0
  for (let index = from; index < to; index++) {
    const part = parts[index] as Uint8Array | string
    length += typeof part === 'string' ? Buffer.byteLength(part) : part.length
  }
  const joined = Buffer.allocUnsafeSlow(length)
  let at = 0
  for (let index = from; index < to; index++) {
    const part = parts[index] as Uint8Array | string
    if (typeof part === 'string') at += joined.write(part, at)
    else {
      joined.set(part, at)
      at += part.length
    }
  }
  return joined
}

let unflushed: ByteConnection[] = []

/** All connections that were written to in this turn of the event loop are flushed together, at its end. */
function flushSoon(connection: ByteConnection): void {
  if (unflushed.length === 0) setImmediate(flushAll)
  unflushed.push(connection)
}

function flushAll(): void {
  const connections = unflushed
  unflushed = []
  for (const connection of connections) connection.flush()
}
