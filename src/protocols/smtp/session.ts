/**
 * One SMTP session: the states of RFC 5321 4.1.4, dispatch, and the one place that turns what goes wrong into a reply.
 *
 *   greeting ─EHLO→ ready ─MAIL→ transaction ─RCPT…→ ─DATA or BDAT LAST→ ready
 *
 * Replies are collected and sent when the session has to wait for the client: that is all that PIPELINING (RFC 2920)
 * needs. What a command does stands in commands/.
 */
import { Failure } from '#model'
import { replyOf } from '#groupware/reply-codes.ts'
import type { Login } from '#directory'
import type { EnvelopeRecipient, Trace } from '#groupware'
import type { Connection } from '../connection.ts'
import type { Hold } from '../message-memory.ts'
import type { Services } from '../services.ts'
import { commands } from './commands/index.ts'
import { LineReader, type Line } from './lines.ts'
import { COMMAND_LINE_BYTES, defaultLimits, type Service, type SmtpLimits, type SmtpOptions } from './options.ts'
import type { Pieces } from './pieces.ts'
import { formatReply, reply, type Reply } from './reply.ts'

export type SmtpServices = Pick<Services, 'directory' | 'groupware' | 'log' | 'hostname' | 'stopping'>

/** From MAIL to the end of the data. */
export interface Transaction {
  from: string
  smtputf8: boolean
  binary: boolean
  declaredBytes: number | undefined
  id: string | undefined
  returns: 'full' | 'headers' | undefined
  recipients: EnvelopeRecipient[]
  /** The chunks of BDAT so far, RFC 3030. */
  chunks: Pieces | undefined
  /** What the message has of the shared memory. */
  hold: Hold | undefined
}

export class Session {
  readonly connection: Connection
  readonly services: SmtpServices
  readonly options: SmtpOptions
  readonly service: Service
  readonly limits: SmtpLimits
  readonly reader: LineReader
  readonly now: () => number
  /** What EHLO, HELO or LHLO said. */
  helo: string | undefined
  extended = false
  login: Login | undefined
  transaction: Transaction | undefined
  failedLogins = 0
  #messages = 0
  #errors = 0
  #refusedRecipients = 0
  #idleCommands = 0
  #output = ''
  #idle = false
  #ended = false

  constructor(connection: Connection, services: SmtpServices, options: SmtpOptions) {
    this.connection = connection
    this.services = services
    this.options = options
    this.service = options.service
    this.limits = { ...defaultLimits, ...options.limits }
    this.now = options.now ?? Date.now
    this.reader = new LineReader({ connection, now: this.now, beforeWait: () => this.flush() })
  }

  async run(): Promise<void> {
    const { stopping, hostname } = this.services
    const stop = () => {
      if (this.#idle) this.goodbye(reply(421, '4.3.2', `${hostname} is going down`))
    }
    stopping.addEventListener('abort', stop)
    try {
      const what = this.service === 'lmtp' ? 'LMTP' : 'ESMTP'
      this.write(reply(220, undefined, `${hostname} ${what} Kontor`))
      while (!this.#ended) {
        if (stopping.aborted) {
          stop()
          this.goodbye(reply(421, '4.3.2', `${hostname} is going down`))
          break
        }
        const line = await this.#nextLine()
        if (line === undefined) break
        await this.#handle(line)
      }
    } finally {
      stopping.removeEventListener('abort', stop)
      this.resetTransaction()
      this.flush()
      this.connection.end()
    }
  }

  write(answer: Reply): void {
    this.#output += formatReply(answer)
  }

  flush(): void {
    if (this.#output === '') return
    const output = this.#output
    this.#output = ''
    this.connection.write(output)
  }

  /** Answers and ends. */
  goodbye(answer: Reply): void {
    if (this.#ended) return
    this.#ended = true
    this.write(answer)
    this.flush()
    this.connection.end()
  }

  resetTransaction(): void {
    this.transaction?.hold?.release()
    this.transaction = undefined
  }

  /** RFC 3207 4.2, RFC 5321 4.1.4: after TLS and after a new EHLO nothing is known of what was before. */
  forget(): void {
    this.resetTransaction()
    this.helo = undefined
    this.extended = false
  }

  countMessage(): void {
    this.#messages++
    this.#idleCommands = 0
  }

  /** What goes into the Received field, RFC 3848. */
  trace(): Trace {
    return {
      protocol: traceProtocol({
        lmtp: this.service === 'lmtp',
        extended: this.extended,
        smtputf8: this.transaction?.smtputf8 ?? false,
        secure: this.connection.secure,
        authenticated: this.login !== undefined,
      }),
      helo: this.helo ?? '',
      remoteAddress: this.connection.remoteAddress,
      session: `${this.connection.id}.${this.#messages + 1}`,
    }
  }

  refusedRecipient(): void {
    this.#refusedRecipients++
  }

  async #nextLine(): Promise<Line | undefined> {
    this.#idle = true
    try {
      return await this.reader.line(COMMAND_LINE_BYTES, this.limits.commandTimeoutSeconds)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.goodbye(reply(421, '4.4.2', `${this.services.hostname} waited too long`))
      return undefined
    } finally {
      this.#idle = false
    }
  }

  async #handle(line: Line): Promise<void> {
    if (line.kind === 'bad') {
      this.#answer(badLine(line.why))
      return
    }
    const space = line.text.search(/[ \t]/)
    const verb = (space < 0 ? line.text : line.text.slice(0, space)).toUpperCase()
    const argument = space < 0 ? '' : line.text.slice(space + 1).trim()
    if (HTTP_VERBS.has(verb)) {
      // A browser that somebody made to speak to this port; the rest of its request must not be tried as commands.
      this.goodbye(reply(421, '4.7.0', 'This is no web server'))
      return
    }
    const command = commands.find(({ name, services }) => name === verb && services.includes(this.service))
    if (!command) {
      this.#answer(reply(500, '5.5.1', 'Command not recognised'))
      return
    }
    if (!command.uncounted && ++this.#idleCommands > this.limits.idleCommands) {
      this.goodbye(reply(421, '4.7.0', 'Too many commands without a message'))
      return
    }
    try {
      this.#answer(await command.run(this, argument))
    } catch (error) {
      if (this.connection.closed.aborted) {
        this.#ended = true
        return
      }
      if (error instanceof Failure && error.code === 'cancelled') {
        this.goodbye(reply(421, '4.4.2', `${this.services.hostname} waited too long`))
        return
      }
      this.#answer(this.explain(error))
    }
  }

  /** The reply for a Failure; for a bug a line in the log and a reply that lets the sender try again. */
  explain(error: unknown): Reply {
    if (!(error instanceof Failure)) {
      this.services.log.error('smtp.bug', { connection: this.connection.id, error })
    }
    const { code, enhanced, text } = replyOf(error)
    return reply(code, enhanced, text)
  }

  #answer(answer: Reply | undefined): void {
    if (!answer || this.#ended) return
    this.write(answer)
    if (ERROR_CODES.has(answer.code)) this.#errors++
    if (this.#errors > this.limits.errors) {
      this.goodbye(reply(421, '4.7.0', 'Too many errors'))
    } else if (this.service !== 'lmtp' && this.#refusedRecipients > this.limits.refusedRecipients) {
      this.goodbye(reply(421, '4.7.0', 'Too many recipients refused'))
    } else if (this.failedLogins >= this.limits.failedLogins) {
      this.goodbye(reply(421, '4.7.0', 'Too many failed logins'))
    }
  }
}

/** Syntax, sequence, and what would need a login first. */
const ERROR_CODES = new Set([500, 501, 502, 503, 504, 530, 538, 555])

const HTTP_VERBS = new Set([
  'GET',
  'POST',
  'PUT',
  'HEAD',
  'OPTIONS',
  'CONNECT',
  'DELETE',
  'PATCH',
  'HOST:',
  'USER-AGENT:',
])

function badLine(why: 'tooLong' | 'bareLineEnd' | 'control' | 'charset'): Reply {
  switch (why) {
    case 'tooLong':
      return reply(500, '5.5.6', 'Line is too long')
    case 'bareLineEnd':
      return reply(500, '5.5.2', 'Lines end with CR LF')
    case 'control':
      return reply(500, '5.5.2', 'Control characters are not allowed')
    case 'charset':
      return reply(500, '5.5.2', 'Not UTF-8')
  }
}

/** RFC 3848 and RFC 6531 4.3: the name says what was used. */
function traceProtocol(of: {
  lmtp: boolean
  extended: boolean
  smtputf8: boolean
  secure: boolean
  authenticated: boolean
}): Trace['protocol'] {
  if (of.lmtp) return of.smtputf8 ? 'UTF8LMTP' : of.secure ? 'LMTPS' : 'LMTP'
  if (!of.extended) return 'SMTP'
  const base = of.smtputf8 ? 'UTF8SMTP' : 'ESMTP'
  if (of.secure) return of.authenticated ? `${base}SA` : `${base}S`
  return of.authenticated ? `${base}A` : base
}
