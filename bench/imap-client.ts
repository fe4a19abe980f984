/**
 * A client that costs as little as possible: it sends what it is told and reads until the tagged answer, counting bytes.
 * The same client drives Kontor and its peers, so that what differs is the server.
 */
import { connect, type Socket } from 'node:net'

export class Wire {
  readonly socket: Socket
  received = 0
  #chunks: Buffer[] = []
  #wake: (() => void) | undefined
  #tag = 0

  private constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.received += chunk.length
      this.#chunks.push(chunk)
      this.#wake?.()
    })
    socket.on('close', () => this.#wake?.())
  }

  static async open(port: number): Promise<Wire> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new Wire(socket)
  }

  static async imap(port: number, user: string, password: string): Promise<Wire> {
    const wire = await Wire.open(port)
    await wire.until(/^\* OK.*\r\n$/s)
    await wire.command(`LOGIN ${user} ${password}`)
    return wire
  }

  write(bytes: string | Uint8Array) {
    this.socket.write(bytes)
  }

  /** Reads until what came last ends as the pattern says; only the last kilobyte is looked at. */
  async until(end: RegExp): Promise<string> {
    let tail = Buffer.alloc(0)
    for (;;) {
      for (const chunk of this.#chunks.splice(0)) tail = Buffer.concat([tail, chunk]).subarray(-1024)
      const text = tail.toString('latin1')
      if (end.test(text)) return text
      if (this.socket.destroyed || this.socket.readableEnded) throw new Error(`The connection ended after: ${text}`)
      await new Promise<void>((resolve) => (this.#wake = resolve))
      this.#wake = undefined
    }
  }

  /** The last kilobyte of the answer; throws unless it is OK. */
  async command(line: string): Promise<string> {
    const tag = `b${++this.#tag}`
    this.write(`${tag} ${line}\r\n`)
    const answer = await this.until(new RegExp(`(?:^|\\n)${tag} [^\\r\\n]*\\r\\n$`))
    if (!new RegExp(`(?:^|\\n)${tag} OK`).test(answer)) throw new Error(`${line.slice(0, 80)}: ${answer}`)
    return answer
  }

  /** The whole answer as text; for answers that fit into memory. */
  async all(line: string): Promise<string> {
    const tag = `b${++this.#tag}`
    const end = new RegExp(`(?:^|\\n)${tag} [^\\r\\n]*\\r\\n$`)
    this.write(`${tag} ${line}\r\n`)
    const parts: Buffer[] = []
    for (;;) {
      parts.push(...this.#chunks.splice(0))
      const tail = Buffer.concat(parts.slice(-4)).toString('latin1').slice(-1024)
      if (end.test(tail)) return Buffer.concat(parts).toString('latin1')
      if (this.socket.destroyed || this.socket.readableEnded) throw new Error(`The connection ended after: ${tail}`)
      await new Promise<void>((resolve) => (this.#wake = resolve))
      this.#wake = undefined
    }
  }

  async append(folder: string, message: Uint8Array): Promise<void> {
    const tag = `b${++this.#tag}`
    this.write(`${tag} APPEND ${folder} {${message.length}+}\r\n`)
    this.write(message)
    this.write('\r\n')
    const answer = await this.until(new RegExp(`(?:^|\\n)${tag} [^\\r\\n]*\\r\\n$`))
    if (!new RegExp(`(?:^|\\n)${tag} OK`).test(answer)) throw new Error(`APPEND: ${answer}`)
  }

  close() {
    this.socket.destroy()
  }
}

/** Delivers messages over one LMTP connection, one after the other. */
export async function deliver(port: number, recipient: string, messages: Iterable<Uint8Array>): Promise<void> {
  const wire = await Wire.open(port)
  await wire.until(/^220[ -].*\r\n$/s)
  wire.write('LHLO bench.example.test\r\n')
  await wire.until(/(?:^|\n)250 [^\r\n]*\r\n$/)
  for (const message of messages) {
    wire.write(`MAIL FROM:<sender@example.org>\r\nRCPT TO:<${recipient}>\r\nDATA\r\n`)
    await wire.until(/(?:^|\n)354[^\r\n]*\r\n$/)
    wire.write(message)
    wire.write('\r\n.\r\n')
    const answer = await wire.until(/(?:^|\n)[2-5]\d\d [^\r\n]*\r\n$/)
    if (!/(?:^|\n)250 [^\r\n]*\r\n$/.test(answer)) throw new Error(`LMTP: ${answer}`)
  }
  wire.close()
}
