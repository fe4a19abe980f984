/**
 * One HTTP request whose protocol runs elsewhere, seen from the thread that holds the socket: node:http has framed it;
 * its body goes into the channel, its answer comes from there. The other end is exchange.ts.
 *
 * What a changer must know: after an answer the rest of a body is read into nothing, so that the connection stays (a client that
 * sent its body without a login wants to send it again on the same connection), but not for ever: a body that is still long
 * after the answer costs the connection.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { creditBytes, Kind } from '../connection/channel.ts'
import type { AnswerHead, Post, RequestHead } from './exchange.ts'

export interface HttpRelayOptions {
  incoming: IncomingMessage
  outgoing: ServerResponse
  /** Whether the client waits for 100 before it sends the body. */
  expectsContinue: boolean
  post: Post
  /** A client that takes nothing for so long is cut off. */
  stallSeconds: number
  answered(status: number): void
  closed(): void
}

/** How many unread bytes of a body the protocol's side may hold. */
const windowBytes = 256 * 1024
/** What is read into nothing after the answer. */
const wastedBytes = 1024 * 1024
const wastedMilliseconds = 30_000
/** A body no longer than this is taken at once from a client that asks whether it may send it. */
const alwaysContinuedBytes = 64 * 1024

export class HttpRelay {
  readonly #options: HttpRelayOptions
  readonly #incoming: IncomingMessage
  readonly #outgoing: ServerResponse
  #unread = 0
  #mayContinue: boolean
  #written = 0
  #credited = 0
  #writing = 0
  #stall: NodeJS.Timeout | undefined
  #isOver = false

  constructor(options: HttpRelayOptions) {
    this.#options = options
    this.#incoming = options.incoming
    this.#outgoing = options.outgoing
    this.#mayContinue = options.expectsContinue
    if (hasBody(this.#incoming)) {
      this.#incoming.on('data', this.#data)
      this.#incoming.on('end', this.#end)
      if (Number(this.#incoming.headers['content-length'] ?? Number.NaN) <= alwaysContinuedBytes) this.#continue()
    }
    this.#outgoing.on('close', this.#close)
    this.#outgoing.on('error', ignore)
    this.#incoming.on('error', ignore)
  }

  handle(kind: Kind, value: unknown): void {
    switch (kind) {
      case Kind.answer:
        this.#begin(value as AnswerHead)
        return
      case Kind.data:
        this.#write(value as Uint8Array)
        return
      case Kind.consumed:
        this.#continue()
        this.#consumed(value as number)
        return
      case Kind.end:
        this.#finish()
        return
      case Kind.destroy:
        this.#breakOff()
    }
  }

  /** The protocol's side is gone. */
  destroy(): void {
    if (this.#outgoing.headersSent) this.#breakOff()
    else {
      this.#begin({ status: 503, headers: { 'Content-Length': '0', 'Retry-After': '1' } })
      this.#finish()
    }
  }

  #begin({ status, headers }: AnswerHead): void {
    if (this.#outgoing.headersSent || this.#outgoing.destroyed) return
    // Whether the body comes after all is not known of a client that was never told to send it.
    if (this.#mayContinue) this.#outgoing.setHeader('Connection', 'close')
    this.#outgoing.writeHead(status, headers as Record<string, string | string[]>)
    this.#options.answered(status)
  }

  #write(chunk: Uint8Array): void {
    if (this.#outgoing.destroyed) return
    this.#writing += chunk.length
    const flows = this.#outgoing.write(chunk, () => this.#wrote(chunk.length))
    if (!flows && !this.#stall) {
      this.#stall = setTimeout(() => this.#incoming.socket.destroy(), this.#options.stallSeconds * 1000)
    }
  }

  #wrote(byteCount: number): void {
    this.#writing -= byteCount
    this.#written += byteCount
    if (this.#writing > 0) this.#stall?.refresh()
    else {
      clearTimeout(this.#stall)
      this.#stall = undefined
    }
    if (this.#written - this.#credited < creditBytes) return
    this.#options.post(Kind.sent, this.#written - this.#credited)
    this.#credited = this.#written
  }

  /** What was written still leaves, when node:http has let go of it; the end that a whole answer has does not. */
  #breakOff(): void {
    setImmediate(() => this.#incoming.socket.destroySoon())
  }

  #finish(): void {
    this.#isOver = true
    this.#outgoing.end()
    if (this.#incoming.complete) return
    this.#incoming.resume()
    const timer = setTimeout(() => this.#incoming.socket.destroy(), wastedMilliseconds)
    this.#incoming.once('close', () => clearTimeout(timer))
    this.#unread = 0
  }

  readonly #data = (chunk: Uint8Array): void => {
    this.#unread += chunk.length
    if (this.#isOver) {
      if (this.#unread > wastedBytes) this.#incoming.socket.destroy()
      return
    }
    if (this.#unread > windowBytes) this.#incoming.pause()
    // Node cuts what several sockets receive from one piece of memory: it is not ours to give away.
    this.#options.post(Kind.data, chunk)
  }

  readonly #end = (): void => {
    if (!this.#isOver) this.#options.post(Kind.ended)
  }

  readonly #close = (): void => {
    clearTimeout(this.#stall)
    if (!this.#isOver) this.#options.post(Kind.gone)
    else if (!this.#outgoing.writableFinished) this.#options.post(Kind.gone)
    this.#isOver = true
    this.#options.closed()
  }

  #consumed(byteCount: number): void {
    const wasFull = this.#unread > windowBytes
    this.#unread = Math.max(0, this.#unread - byteCount)
    if (wasFull && this.#unread <= windowBytes) this.#incoming.resume()
  }

  #continue(): void {
    if (!this.#mayContinue) return
    this.#mayContinue = false
    this.#outgoing.writeContinue()
  }
}

export function requestHead(
  id: string,
  incoming: IncomingMessage,
  { remoteAddress, secure }: { remoteAddress: string; secure: boolean },
): RequestHead {
  return {
    id,
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: incoming.headers,
    remoteAddress,
    secure,
    hasBody: hasBody(incoming),
  }
}

/** RFC 9112 6.3: a request has a body when one of these is there. */
function hasBody({ headers }: IncomingMessage): boolean {
  if (headers['transfer-encoding'] !== undefined) return true
  return headers['content-length'] !== undefined && headers['content-length'] !== '0'
}

function ignore(): void {}
