/**
 * A mail server that only takes mail: it keeps what comes and answers as the test says. Nothing of Kontor is in it, so
 * that it is a witness.
 *
 *   await using sink = await startSink({ rcpt: (address) => (address.startsWith('no') ? '550 5.1.1 no' : undefined) })
 */
import { createServer, type Server, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'

export interface SinkMessage {
  /** What stood behind MAIL and RCPT, parameters included. */
  from: string
  to: string[]
  data: string
  secure: boolean
  login: string | undefined
}

export interface SinkOptions {
  /** Lines of EHLO; SIZE, 8BITMIME, DSN, PIPELINING, SMTPUTF8 and ENHANCEDSTATUSCODES without it. */
  extensions?: readonly string[]
  /** PEM, for STARTTLS. */
  tls?: { key: string; cert: string }
  /** A reply in place of 250; '' ends the connection. */
  greeting?: () => string | undefined
  mail?: (from: string) => string | undefined
  rcpt?: (address: string) => string | undefined
  data?: (message: SinkMessage) => string | undefined
}

export interface Sink extends AsyncDisposable {
  port: number
  messages: SinkMessage[]
  connections: number
  close(): Promise<void>
}

const usual = ['SIZE 10000000', '8BITMIME', 'DSN', 'PIPELINING', 'SMTPUTF8', 'ENHANCEDSTATUSCODES']

export async function startSink(options: SinkOptions = {}): Promise<Sink> {
  const sockets = new Set<Socket>()
  const sink = { messages: [] as SinkMessage[], connections: 0 }
  const server: Server = createServer((socket) => {
    sink.connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serve(socket, { options, messages: sink.messages, secure: false })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return Object.assign(sink, { port, close, [Symbol.asyncDispose]: close })
}

function serve(
  socket: Socket,
  { options, messages, secure }: { options: SinkOptions; messages: SinkMessage[]; secure: boolean },
): void {
  let buffered = ''
  let inData = false
  let login: string | undefined
  let message: SinkMessage | undefined
  const fresh = (from: string): SinkMessage => ({ from, to: [], data: '', secure, login })
  const say = (line: string) => {
    if (line === '') socket.destroy()
    else socket.write(`${line}\r\n`)
  }

  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    const path = line.slice(line.indexOf(':') + 1).trim()
    if (verb === 'EHLO') {
      const lines = ['sink', ...(options.extensions ?? usual)]
      if (options.tls && !secure) lines.push('STARTTLS')
      if (secure || !options.tls) lines.push('AUTH PLAIN')
      say(lines.map((text, index) => `250${index === lines.length - 1 ? ' ' : '-'}${text}`).join('\r\n'))
    } else if (verb === 'STAR' && options.tls) {
      say('220 go ahead')
      socket.removeAllListeners('data')
      const upgraded = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(options.tls) })
      upgraded.on('error', () => socket.destroy())
      serve(upgraded, { options, messages, secure: true })
    } else if (verb === 'AUTH') {
      login = Buffer.from(line.split(' ')[2] ?? '', 'base64')
        .toString()
        .split('\0')
        .slice(1)
        .join(':')
      say('235 2.7.0 ok')
    } else if (verb === 'MAIL') {
      const refusal = options.mail?.(path)
      if (refusal === undefined) message = fresh(path)
      say(refusal ?? '250 2.1.0 ok')
    } else if (verb === 'RCPT') {
      const refusal = options.rcpt?.(/^<(.*?)>/.exec(path)?.[1] ?? '')
      if (refusal === undefined) message?.to.push(path)
      say(refusal ?? '250 2.1.5 ok')
    } else if (verb === 'DATA') {
      if (!message || message.to.length === 0) say('554 5.5.1 no recipients')
      else {
        inData = true
        say('354 go on')
      }
    } else if (verb === 'RSET') {
      message = undefined
      say('250 2.0.0 ok')
    } else if (verb === 'QUIT') {
      say('221 2.0.0 bye')
      socket.end()
    } else say('500 5.5.1 what')
  }

  const read = () => {
    for (;;) {
      if (inData) {
        // The first line may be the end already.
        const end = buffered.startsWith('.\r\n') ? 0 : buffered.indexOf('\r\n.\r\n')
        if (end < 0) return
        const stuffed = end === 0 ? '' : buffered.slice(0, end + 2)
        buffered = buffered.slice(end === 0 ? 3 : end + 5)
        inData = false
        const done = { ...(message as SinkMessage), data: stuffed.replace(/(^|\r\n)\./g, '$1') }
        message = undefined
        const answer = options.data?.(done)
        if (answer === undefined || answer === '' || answer.startsWith('2')) messages.push(done)
        say(answer ?? '250 2.0.0 taken')
      } else {
        const end = buffered.indexOf('\r\n')
        if (end < 0) return
        const line = buffered.slice(0, end)
        buffered = buffered.slice(end + 2)
        command(line)
      }
    }
  }
  socket.setEncoding('utf8')
  socket.on('error', () => socket.destroy())
  socket.on('data', (text: string) => {
    buffered += text
    read()
  })
  if (!secure) say(options.greeting?.() ?? '220 sink ESMTP')
}
