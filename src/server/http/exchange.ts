/**
 * One HTTP request and its answer in the thread that runs the protocol. The socket may be in another thread: what is said
 * between the two are records of connection/channel.ts, whose other end is relay.ts.
 *
 *   relay --data, ended, gone, sent--> exchange --read()--> body.ts
 *   relay <--answer, data, end, consumed-- exchange <--begin(), write(), end()-- service.ts
 *
 * Back-pressure is credit in both directions, as for connections of bytes. A request that waits holds this object, its
 * head and what the protocol keeps; the abort signal is made when somebody asks for it.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { HttpError } from '#protocols/http.ts'
import { creditBytes, Kind } from '../connection/channel.ts'

export interface RequestHead {
  id: string
  method: string
  /** The request target as it came. */
  target: string
  headers: IncomingHttpHeaders
  remoteAddress: string
  secure: boolean
  /** Whether a body comes. */
  hasBody: boolean
}

export interface AnswerHead {
  status: number
  headers: Record<string, string | readonly string[]>
}

/** To the other side; `owned` as Channel.postData has it. */
export type Post = (kind: Kind, value?: unknown, owned?: boolean) => void

/** `drained` waits above this. */
const highWaterBytes = 256 * 1024
/** A client that promised a body and sends nothing of it for so long has no connection any more. */
const bodyStallMilliseconds = 60_000

/** Told of what goes by, while it goes. */
export interface Watched {
  request: { take(bytes: Uint8Array): void }
  response: { take(bytes: Uint8Array): void }
  began(status: number, headers: AnswerHead['headers']): void
}

export class Exchange {
  readonly head: RequestHead
  readonly #post: Post
  #input: Uint8Array[] = []
  #inputEnded: boolean
  #reader: { resolve: (chunk: Uint8Array | undefined) => void; reject: (error: Error) => void } | undefined
  #uncredited = 0
  #unsent = 0
  #drains: (() => void)[] | undefined
  #closed: AbortController | undefined
  #asked = false
  #ended = false
  isGone = false
  hasBegun = false
  /** Of whoever looks at what goes by. */
  watched: Watched | undefined

  constructor(head: RequestHead, post: Post) {
    this.head = head
    this.#post = post
    this.#inputEnded = !head.hasBody
  }

  get closed(): AbortSignal {
    if (!this.#closed) {
      this.#closed = new AbortController()
      if (this.isGone) this.#closed.abort()
    }
    return this.#closed.signal
  }

  /** The next piece of the body; undefined at its end. One reader at a time. */
  async read(): Promise<Uint8Array | undefined> {
    if (this.#reader) throw new Error('two readers of one body')
    if (this.isGone) throw gone()
    const chunk = this.#input.shift()
    if (chunk) {
      this.#taken(chunk)
      return chunk
    }
    if (this.#inputEnded) return undefined
    if (!this.#asked) {
      // Whoever asked whether it may send (Expect: 100-continue) is told to.
      this.#asked = true
      this.#post(Kind.consumed, 0)
    }
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#reader = undefined
        reject(new HttpError(408, 'The body of the request did not come.', { Connection: 'close' }))
      }, bodyStallMilliseconds)
      this.#reader = {
        resolve(piece) {
          clearTimeout(timer)
          resolve(piece)
        },
        reject(error) {
          clearTimeout(timer)
          reject(error)
        },
      }
    })
  }

  begin(status: number, headers: AnswerHead['headers']): void {
    this.hasBegun = true
    this.watched?.began(status, headers)
    if (!this.isGone) this.#post(Kind.answer, { status, headers } satisfies AnswerHead)
  }

  /** The bytes must not change afterwards; with `owned` all the memory under them is given away. */
  write(bytes: Uint8Array, owned = false): void {
    if (this.isGone || this.#ended || bytes.length === 0) return
    this.#unsent += bytes.length
    this.watched?.response.take(bytes)
    this.#post(Kind.data, bytes, owned)
  }

  /** Resolves when the client has taken enough to go on, or is gone. */
  drained(): Promise<void> {
    if (this.isGone || this.#unsent < highWaterBytes) return Promise.resolve()
    return new Promise((resolve) => {
      this.#drains ??= []
      this.#drains.push(resolve)
    })
  }

  end(): void {
    if (this.#ended) return
    this.#ended = true
    if (!this.isGone) this.#post(Kind.end)
  }

  /** The answer cannot be finished: the client has to see that. */
  destroy(): void {
    if (this.#ended) return
    this.#ended = true
    if (!this.isGone) this.#post(Kind.destroy)
  }

  /** What the socket's side says. */
  handle(kind: Kind, value: unknown): void {
    switch (kind) {
      case Kind.data: {
        const reader = this.#reader
        if (!reader) {
          this.#input.push(value as Uint8Array)
          return
        }
        this.#reader = undefined
        this.#taken(value as Uint8Array)
        reader.resolve(value as Uint8Array)
        return
      }
      case Kind.ended: {
        this.#inputEnded = true
        const reader = this.#reader
        this.#reader = undefined
        reader?.resolve(undefined)
        return
      }
      case Kind.sent:
        this.#unsent -= value as number
        if (this.#unsent < highWaterBytes) this.#release()
        return
      case Kind.gone: {
        this.isGone = true
        this.#input = []
        const reader = this.#reader
        this.#reader = undefined
        reader?.reject(gone())
        this.#release()
        this.#closed?.abort()
      }
    }
  }

  #taken(chunk: Uint8Array): void {
    this.watched?.request.take(chunk)
    this.#uncredited += chunk.length
    if (this.#uncredited < creditBytes) return
    this.#post(Kind.consumed, this.#uncredited)
    this.#uncredited = 0
  }

  #release(): void {
    const drains = this.#drains
    this.#drains = undefined
    for (const resolve of drains ?? []) resolve()
  }
}

/** Thrown out of a body whose client has gone: nobody sees its status. */
function gone(): HttpError {
  return new HttpError(499, 'The client is gone.')
}
