/**
 * How commands of `kontor` reach the server that runs on the same data: a socket in the data folder that only the server's own user
 * can open, lines of JSON in both directions. One command so far: looking at what somebody's clients send and get.
 *
 *   > {"is":"trace","user":"…","name":"ada@example.org","seconds":600,"values":false,"by":"root"}
 *   < {"is":"begun"}
 *   < {"is":"traced","traced":{…}}      as often as something happens
 *   < {"is":"over","dropped":0}         the time is over; or the command closes the socket before
 */
import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Log } from '#protocols/services.ts'
import type { Traced, TraceOrder } from './trace/traced.ts'
import type { Tell } from './trace/tracer.ts'

export interface TraceAsked {
  is: 'trace'
  /** The object of the directory. */
  user: string
  /** For the log. */
  name: string
  seconds: number
  values: boolean
  /** Who looks. */
  by: string
}

export type ControlAnswer =
  | { is: 'begun' }
  | { is: 'traced'; traced: Traced }
  | { is: 'over'; dropped: number }
  | { is: 'refused'; reason: string }

/** An hour: who looks longer asks again, and that is logged again. */
export const mostSeconds = 3600
/** What a reader that is too slow may leave lying; beyond it exchanges are dropped and counted. */
const mostQueuedBytes = 16 * 1024 * 1024
/** Paths of sockets are short: 108 bytes on Linux, 104 elsewhere. */
const longestPath = 100
const mostLine = 10_000

/** Where the socket of a data folder is. */
export function controlPath(data: string): string {
  const folder = resolve(data)
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\kontor-${name}`
  const path = join(folder, 'control.sock')
  return path.length <= longestPath ? path : join(tmpdir(), `kontor-${name}.sock`)
}

export interface ControlOptions {
  data: string
  log: Log
  /** Sets who is looked at in all threads. */
  trace(orders: readonly TraceOrder[], tell: Tell): void
}

export class ControlSocket {
  readonly #options: ControlOptions
  readonly #path: string
  readonly #server: Server
  readonly #looking = new Map<number, Looking>()
  #lastOrder = 0

  private constructor(options: ControlOptions) {
    this.#options = options
    this.#path = controlPath(options.data)
    this.#server = createServer((socket) => void this.#serve(socket))
  }

  /** A server without one works all the same; why there is none stands in the log. */
  static async open(options: ControlOptions): Promise<ControlSocket> {
    const control = new ControlSocket(options)
    try {
      await control.#listen()
    } catch (error) {
      options.log.warn('control.none', { path: control.#path, error })
    }
    return control
  }

  close(): void {
    for (const { socket } of this.#looking.values()) socket.destroy()
    if (!this.#server.listening) return
    this.#server.close()
  }

  async #listen(): Promise<void> {
    if (process.platform !== 'win32' && (await isAbandoned(this.#path))) rmSync(this.#path, { force: true })
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(this.#path, resolve)
    })
    this.#server.unref()
    if (process.platform !== 'win32') chmodSync(this.#path, 0o600)
  }

  async #serve(socket: Socket): Promise<void> {
    socket.on('error', () => socket.destroy())
    const lines = createInterface({ input: socket })
    lines.once('line', (line) => {
      const asked = readAsked(line)
      if (!asked) {
        send(socket, { is: 'refused', reason: 'this server does not know that command' })
        socket.end()
        return
      }
      this.#look(socket, asked)
    })
  }

  #look(socket: Socket, { user, name, seconds, values, by }: TraceAsked): void {
    const id = ++this.#lastOrder
    const order = { id, user, values, until: Date.now() + seconds * 1000 }
    const begun = Date.now()
    const looking: Looking = { order, socket, count: 0, dropped: 0 }
    this.#looking.set(id, looking)
    // Who looked at whom is kept, whatever comes of it.
    this.#options.log.info('trace.begun', { user, name, by, seconds, values })
    const forget = (): void => {
      if (this.#looking.delete(id)) this.#set()
    }
    const timer = setTimeout(() => {
      forget()
      send(socket, { is: 'over', dropped: looking.dropped })
      socket.end()
    }, seconds * 1000)
    socket.once('close', () => {
      clearTimeout(timer)
      forget()
      this.#options.log.info('trace.ended', {
        user,
        name,
        by,
        seconds: Math.round((Date.now() - begun) / 1000),
        values,
        exchanges: looking.count,
        dropped: looking.dropped,
      })
    })
    this.#set()
    send(socket, { is: 'begun' })
  }

  #set(): void {
    this.#options.trace(
      [...this.#looking.values()].map(({ order }) => order),
      (id, traced) => {
        const looking = this.#looking.get(id)
        if (!looking || looking.socket.destroyed) return
        if (looking.socket.writableLength > mostQueuedBytes) {
          looking.dropped++
          return
        }
        looking.count++
        send(looking.socket, { is: 'traced', traced })
      },
    )
  }
}

interface Looking {
  order: TraceOrder
  socket: Socket
  count: number
  dropped: number
}

function send(socket: Socket, answer: ControlAnswer): void {
  socket.write(`${JSON.stringify(answer)}\n`)
}

function readAsked(line: string): TraceAsked | undefined {
  if (line.length > mostLine) return undefined
  try {
    const asked = JSON.parse(line) as Partial<TraceAsked>
    const { is, user, name, seconds, values, by } = asked
    const fits =
      is === 'trace' &&
      typeof user === 'string' &&
      typeof name === 'string' &&
      typeof by === 'string' &&
      typeof values === 'boolean' &&
      typeof seconds === 'number' &&
      seconds > 0 &&
      seconds <= mostSeconds
    return fits ? { is, user, name, seconds, values, by } : undefined
  } catch {
    return undefined
  }
}

/** A socket that a server left which was killed. */
async function isAbandoned(path: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'))
  })
}

/** No server runs on that data, or not as this user. */
export class NoServer extends Error {
  override name = 'NoServer'
}

/** What the server answers, until it is over or `signal` aborts. Throws NoServer. */
export async function* ask(data: string, asked: TraceAsked, signal: AbortSignal): AsyncGenerator<ControlAnswer> {
  const socket = connect(controlPath(data))
  const leave = (): void => void socket.destroy()
  signal.addEventListener('abort', leave, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', (error) => reject(new NoServer(error.message)))
      socket.once('close', () => reject(new NoServer('nobody answers')))
    })
    socket.on('error', () => undefined)
    socket.write(`${JSON.stringify(asked)}\n`)
    // A socket that is destroyed does not end its lines by itself.
    for await (const line of createInterface({ input: socket, signal })) yield JSON.parse(line) as ControlAnswer
  } finally {
    signal.removeEventListener('abort', leave)
    socket.destroy()
  }
}
