/**
 * Our small IMAP client: it sends what a test tells it and gives back the answers as lines, literals in place.
 *
 *   const client = await ImapClient.connect(port)
 *   await client.login('ada@example.test', 'secret')
 *   const { untagged, tagged } = await client.command('FETCH 1 (FLAGS)')
 *
 * A line that ends with a literal goes on with it: `* 1 FETCH (BODY[] {5}\r\nhello)`. Bytes are one character each.
 */
import { Buffer } from 'node:buffer'
import { connect, type Socket } from 'node:net'
import { createInflateRaw, createDeflateRaw, constants } from 'node:zlib'

export interface ImapAnswer {
  untagged: string[]
  /** Without the tag: `OK [READ-WRITE] SELECT completed`. */
  tagged: string
  status: 'OK' | 'NO' | 'BAD'
}

export class ImapClient {
  readonly socket: Socket
  readonly greeting: Promise<string>
  #received: Buffer
  #ended: boolean
  #wake: (() => void) | undefined
  #tag: number
  #send: (bytes: Uint8Array | string) => void

  private constructor(socket: Socket) {
    this.socket = socket
    this.#received = Buffer.alloc(0)
    this.#ended = false
    this.#wake = undefined
    this.#tag = 0
    this.#send = (bytes) => socket.write(bytes)
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.#ended = true
      this.#wake?.()
    })
    this.greeting = this.line()
  }

  static async connect(port: number): Promise<ImapClient> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new ImapClient(socket)
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    this.#wake?.()
  }

  send(bytes: Uint8Array | string): void {
    this.#send(bytes)
  }

  async login(name: string, password: string): Promise<void> {
    await this.greeting
    await this.ok(`LOGIN ${name} ${password}`)
  }

  /** Sends a command; `{n}` literals in it are given as further pieces and sent when they are asked for. */
  async command(line: string, ...literals: (Uint8Array | string)[]): Promise<ImapAnswer> {
    const tag = `t${++this.#tag}`
    const untagged: string[] = []
    this.send(`${tag} ${line}`)
    for (const [index, literal] of literals.entries()) {
      const bytes = typeof literal === 'string' ? Buffer.from(literal) : literal
      this.send(`${index === 0 ? ' ' : ''}{${bytes.length}}\r\n`)
      for (;;) {
        const answer = await this.line()
        if (answer.startsWith('+')) break
        if (answer.startsWith(`${tag} `)) return finish(untagged, answer.slice(tag.length + 1))
        untagged.push(answer)
      }
      this.send(bytes)
    }
    this.send('\r\n')
    return this.answer(tag, untagged)
  }

  /** Everything up to the tagged answer of a command that was sent already. */
  async answer(tag: string, untagged: string[] = []): Promise<ImapAnswer> {
    for (;;) {
      const line = await this.line()
      if (line.startsWith(`${tag} `)) return finish(untagged, line.slice(tag.length + 1))
      untagged.push(line)
    }
  }

  /** The untagged lines of a command that must succeed. */
  async ok(line: string, ...literals: (Uint8Array | string)[]): Promise<string[]> {
    const { status, tagged, untagged } = await this.command(line, ...literals)
    if (status !== 'OK') throw new Error(`${line}: ${tagged}`)
    return untagged
  }

  /** The tagged answer of a command that must not. */
  async fails(line: string, ...literals: (Uint8Array | string)[]): Promise<string> {
    const { status, tagged } = await this.command(line, ...literals)
    if (status === 'OK') throw new Error(`${line}: ${tagged}`)
    return tagged
  }

  async append(mailbox: string, mail: Uint8Array | string, flags = ''): Promise<ImapAnswer> {
    return this.command(`APPEND ${mailbox}${flags === '' ? '' : ` (${flags})`}`, mail)
  }

  /** APPEND with a literal8, which may hold NUL, sent without being asked for. RFC 3516 4.4, RFC 7888 */
  async appendBinary(mailbox: string, mail: Uint8Array): Promise<ImapAnswer> {
    const tag = `t${++this.#tag}`
    this.send(`${tag} APPEND ${mailbox} ~{${mail.length}+}\r\n`)
    this.send(mail)
    this.send('\r\n')
    return this.answer(tag)
  }

  /** IDLE until `done` is called; lines come by `line()`. */
  async idle(): Promise<{ done(): Promise<ImapAnswer> }> {
    const tag = `t${++this.#tag}`
    this.send(`${tag} IDLE\r\n`)
    const untagged: string[] = []
    for (let line = await this.line(); !line.startsWith('+'); line = await this.line()) untagged.push(line)
    return {
      done: () => {
        this.send('DONE\r\n')
        return this.answer(tag, untagged)
      },
    }
  }

  /** One line of the server, with its literals, without the line end. Throws when the connection has ended. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#lineEnd()
      if (end !== -1) {
        const line = this.#received.toString('latin1', 0, end)
        this.#received = this.#received.subarray(end + 2)
        return line
      }
      if (this.#ended) throw new Error(`The connection ended after: ${this.#received.toString('latin1')}`)
      await new Promise<void>((resolve) => (this.#wake = resolve))
      this.#wake = undefined
    }
  }

  #lineEnd(): number {
    let from = 0
    for (;;) {
      const end = this.#received.indexOf('\r\n', from)
      if (end === -1) return -1
      const literal = /\{(\d+)\}$/.exec(this.#received.toString('latin1', Math.max(from, end - 20), end))
      if (literal === null) return end
      from = end + 2 + Number(literal[1])
      if (from > this.#received.length) return -1
    }
  }

  /** After COMPRESS DEFLATE: RFC 4978. */
  compress(): void {
    const inflate = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH })
    const deflate = createDeflateRaw({ flush: constants.Z_SYNC_FLUSH })
    this.socket.removeAllListeners('data')
    this.socket.on('data', (chunk: Buffer) => inflate.write(chunk))
    inflate.on('data', (chunk: Buffer) => this.#take(chunk))
    deflate.on('data', (chunk: Buffer) => this.socket.write(chunk))
    this.#send = (bytes) => deflate.write(bytes)
  }

  /** True when the server has ended the connection. */
  async ended(): Promise<string[]> {
    const lines: string[] = []
    try {
      for (;;) lines.push(await this.line())
    } catch {
      return lines
    }
  }

  close(): void {
    this.socket.destroy()
  }
}

function finish(untagged: string[], tagged: string): ImapAnswer {
  return { untagged, tagged, status: tagged.slice(0, tagged.indexOf(' ')) as ImapAnswer['status'] }
}
