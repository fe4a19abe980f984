/**
 * A port: accepts, counts, and gives each connection to whoever serves it. What floods the port is turned away here, before it
 * costs more than a socket.
 *
 * A socket that is to be handed over to another thread has not been read from (that is a condition of Node's transfer),
 * so TLS is up to that thread. For all others TLS is done here where the service begins with it.
 */
import { createServer, type Server, type Socket } from 'node:net'
import { plainAddress, type Upgrade } from './connection/socket.ts'
import { StartError } from './start-error.ts'
import type { Config, ServiceName } from './config/schema.ts'

export interface Accepted {
  socket: Socket
  secure: boolean
  remoteAddress: string
  remotePort: number
}

/** One whose socket may go to another thread. */
export interface Handed extends Accepted {
  /** Whoever takes it calls this once, when the connection is over or its handshake failed. */
  over(reason: 'closed' | 'handshake'): void
}

/** How many connections there are, all listeners together. */
export class Admission {
  readonly #limits: Config['limits']
  readonly #perAddress = new Map<string, number>()
  #total = 0

  constructor(limits: Config['limits']) {
    this.#limits = limits
  }

  get total(): number {
    return this.#total
  }

  /** False: no more from there. Otherwise `leave` must follow. */
  enter(address: string): boolean {
    const count = this.#perAddress.get(address) ?? 0
    if (this.#total >= this.#limits.connections) return false
    if (count >= this.#limits.connectionsPerAddress && !isLoopback(address)) return false
    this.#total++
    this.#perAddress.set(address, count + 1)
    return true
  }

  leave(address: string): void {
    this.#total--
    const count = (this.#perAddress.get(address) ?? 1) - 1
    if (count === 0) this.#perAddress.delete(address)
    else this.#perAddress.set(address, count)
  }
}

/** All clients behind a proxy or a webmail on this machine come from there. */
function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address === 'local'
}

/** Said in plain text to a client that is one too many. */
const refusals: Partial<Record<ServiceName, string>> = {
  imap: '* BYE [UNAVAILABLE] Too many connections\r\n',
  smtp: '421 4.7.0 Too many connections\r\n',
  submission: '421 4.7.0 Too many connections\r\n',
  lmtp: '421 4.7.0 Too many connections\r\n',
}

export interface ListenerOptions {
  service: ServiceName
  host: string
  port: number
  tls: 'implicit' | 'starttls' | 'none'
  /** The sockets may go to another thread, unread; `over` then tells their end. */
  handsOver?: boolean
  admission: Admission
  upgrade: Upgrade
  accept(accepted: Handed): void
  refused(reason: 'limit' | 'handshake', remoteAddress: string): void
}

export class Listener {
  readonly service: ServiceName
  readonly tls: ListenerOptions['tls']
  readonly #options: ListenerOptions
  readonly #server: Server
  #port = 0

  constructor(options: ListenerOptions) {
    this.#options = options
    this.service = options.service
    this.tls = options.tls
    // A client may end its side first and still wants its answers.
    this.#server = createServer(
      { allowHalfOpen: true, noDelay: true, pauseOnConnect: options.handsOver === true },
      (socket) => this.#accept(socket),
    )
  }

  get port(): number {
    return this.#port
  }

  get host(): string {
    return this.#options.host
  }

  async start(): Promise<void> {
    const { host, port } = this.#options
    try {
      await this.#listen(host === '*' ? '::' : host, port)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      // A machine without IPv6.
      if (host !== '*' || (code !== 'EAFNOSUPPORT' && code !== 'EADDRNOTAVAIL'))
        throw listenProblem(this.#options, error as NodeJS.ErrnoException)
      await this.#listen('0.0.0.0', port).catch((again: NodeJS.ErrnoException) => {
        throw listenProblem(this.#options, again)
      })
    }
    const address = this.#server.address()
    this.#port = typeof address === 'object' && address ? address.port : port
  }

  /** No new connections; those that stand go on. */
  stop(): void {
    this.#server.close()
  }

  #listen(host: string, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ host, port, backlog: 1024 }, () => {
        this.#server.removeListener('error', reject)
        // Out of file descriptors: accept fails, and the next connection tries again.
        this.#server.on('error', () => this.#options.refused('limit', ''))
        resolve()
      })
    })
  }

  #accept(socket: Socket): void {
    const remoteAddress = plainAddress(socket.remoteAddress)
    const remotePort = socket.remotePort ?? 0
    const { admission, service, tls, upgrade } = this.#options
    if (!admission.enter(remoteAddress)) {
      this.#options.refused('limit', remoteAddress)
      refuse(socket, tls === 'implicit' ? undefined : refusals[service])
      return
    }
    const over = (reason: 'closed' | 'handshake'): void => {
      admission.leave(remoteAddress)
      if (reason === 'handshake') this.#options.refused('handshake', remoteAddress)
    }
    const accepted: Handed = { socket, secure: false, remoteAddress, remotePort, over }
    if (this.#options.handsOver) {
      this.#options.accept(accepted)
      return
    }
    let reason: 'closed' | 'handshake' = tls === 'implicit' ? 'handshake' : 'closed'
    socket.once('close', () => over(reason))
    if (tls !== 'implicit') {
      this.#options.accept(accepted)
      return
    }
    secure(socket, upgrade, (secured) => {
      reason = 'closed'
      this.#options.accept({ ...accepted, socket: secured, secure: true })
    })
  }
}

/** Why a port cannot be had, and what to do. */
export function listenProblem(
  { host, port, service }: { host: string; port: number; service: ServiceName },
  error: NodeJS.ErrnoException,
): StartError {
  const place = `${service} cannot listen on port ${port} of ${host === '*' ? 'this machine' : host}`
  const key = `listeners.${service}.port`
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `${place}: another program has it. Stop that program (\`ss -ltnp 'sport = :${port}'\` shows which), or choose another port: ${key} in the configuration, or \`--ports BASE\` with \`npm start\`.`,
    )
  }
  if (error.code === 'EACCES') {
    return new StartError(
      `${place}: ports below 1024 need a right that this user has not. Run it as the systemd unit in deploy/ does (CAP_NET_BIND_SERVICE), or choose another port: ${key}.`,
    )
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(
      `${place}: this machine has no such address. Change listeners.${service}.host; "*" is every address.`,
    )
  }
  return new StartError(`${place}: ${error.message}.`)
}

/** TLS from the first byte; `ready` when the handshake is done. After one that failed the socket closes. */
export function secure(socket: Socket, upgrade: Upgrade, ready: (secured: Socket) => void): void {
  socket.on('error', () => undefined)
  const secured = upgrade(socket)
  const failed = (): void => void socket.destroy()
  secured.on('error', () => undefined)
  secured.once('close', failed)
  secured.once('secure', () => {
    secured.removeListener('close', failed)
    ready(secured)
  })
}

function refuse(socket: Socket, text: string | undefined): void {
  socket.on('error', () => undefined)
  if (text === undefined) socket.destroy()
  else {
    socket.end(text)
    socket.setTimeout(5000, () => socket.destroy())
    socket.resume()
  }
}
