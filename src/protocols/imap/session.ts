/**
 * One IMAP session: its state, and the loop that reads a command, runs it and answers.
 *
 * States: RFC 9051 3. Commands run one after the other, in the order they came; a client may send the next one before
 * the answer (pipelining), which then waits in the input, so that no two commands can be ambiguous (RFC 9051 5.5).
 *
 * Errors are turned into answers in one place, `#answerTo`: a Failure is NO, bytes that do not fit are BAD, everything else
 * is a bug, logged under an id and answered with NO [SERVERBUG]; the session goes on.
 */
import { randomUUID } from 'node:crypto'
import { Failure } from '#model'
import type { Login } from '#directory'
import type { Mailbox } from '#store'
import type { Connection } from '../connection.ts'
import type { Hold } from '../message-memory.ts'
import type { Log, Services } from '../services.ts'
import { type Answer, bad, no } from './answer.ts'
import { capabilities } from './capabilities.ts'
import type { AnyCommand, State } from './command.ts'
import { findAnswerFor } from './failures.ts'
import { Cursor } from './grammar/cursor.ts'
import { BrokenAnswer, type CommandPolicy, Disconnect, Input, readCommand, type Received } from './input.ts'
import { Mailboxes } from './mailboxes.ts'
import { limits, type Options } from './options.ts'
import { Output } from './output.ts'
import { recentTable } from './recent.ts'
import type { RecentTable } from './recent-table.ts'
import type { Dialect, Selected } from './selected.ts'

export type Extension = 'CONDSTORE' | 'QRESYNC' | 'UTF8=ACCEPT' | 'IMAP4REV2'

export type FindCommand = (name: string) => AnyCommand | undefined

/** The tag as far as it can be read; what has none is answered with `*`. */
const NO_TAG = '*'

export class Session {
  readonly connection: Connection
  readonly services: Services
  readonly options: Options
  readonly input: Input
  readonly output: Output
  readonly enabled: Set<Extension>
  log: Log
  login: Login | undefined
  /** Of the command that runs: ESEARCH names it. */
  tag: string
  #selected: Selected | undefined
  compressed: boolean
  loginFailures: number
  #mailboxes: Mailboxes | undefined
  #findCommand: FindCommand
  #ended: boolean
  #badCommands: number
  /** Runs when the session ends. */
  readonly onEnd: Set<() => void>
  /** A command is running: a stopping server waits for it. */
  #busy: boolean
  #answered: boolean
  #deadline: NodeJS.Timeout | undefined
  /** What the mails of the command that runs have of the shared memory. */
  #memory: Hold | undefined

  constructor(connection: Connection, services: Services, options: Options, findCommand: FindCommand) {
    this.connection = connection
    this.services = services
    this.options = options
    this.input = new Input(connection)
    this.output = new Output(connection)
    this.enabled = new Set()
    this.log = services.log.with({ session: connection.id })
    this.login = undefined
    this.tag = NO_TAG
    this.#selected = undefined
    this.compressed = false
    this.loginFailures = 0
    this.#mailboxes = undefined
    this.#findCommand = findCommand
    this.#ended = false
    this.#badCommands = 0
    this.onEnd = new Set()
    this.#busy = false
    this.#answered = false
    this.#deadline = undefined
    this.#memory = undefined
  }

  get state(): State {
    if (this.#ended) return 'logout'
    if (this.login === undefined) return 'notAuthenticated'
    return this.selected === undefined ? 'authenticated' : 'selected'
  }

  get dialect(): Dialect {
    const { enabled } = this
    return { condstore: enabled.has('CONDSTORE'), qresync: enabled.has('QRESYNC'), rev2: enabled.has('IMAP4REV2') }
  }

  /**
   * A command that only a client with CONDSTORE sends enables it (RFC 7162 3.1); one that had not asked when the mailbox was
   * selected is told the highest mod-sequence then.
   */
  useCondstore(): void {
    if (this.enabled.has('CONDSTORE')) return
    this.enabled.add('CONDSTORE')
    if (this.selected !== undefined)
      this.output.line(`* OK [HIGHESTMODSEQ ${Math.max(1, this.selected.seq)}] The newest change`)
  }

  get selected(): Selected | undefined {
    return this.#selected
  }

  set selected(next: Selected | undefined) {
    const former = this.#selected
    this.#selected = next
    // Nobody waits for it: what is not kept is told as recent once more.
    former?.recent.keep().catch((error: unknown) => this.log.debug('imap.recent.unkept', { error }))
  }

  get recents(): RecentTable {
    return this.options.recents ?? recentTable(this.services.store)
  }

  /** UTF-8 in quoted strings and mailbox names: RFC 6855, RFC 9051. */
  get utf8(): boolean {
    return this.enabled.has('UTF8=ACCEPT') || this.enabled.has('IMAP4REV2')
  }

  get mailboxes(): Mailboxes {
    if (this.#mailboxes === undefined) throw new Failure('accessDenied')
    return this.#mailboxes
  }

  /** After a successful login. */
  enter(login: Login, own: Mailbox): void {
    clearTimeout(this.#deadline)
    this.login = login
    this.#mailboxes = new Mailboxes(this.services, login, own)
    this.log = this.log.with({ user: login.user.address })
  }

  /** The mailbox of a command that is allowed in selected state only. */
  get current(): Selected {
    if (this.selected === undefined) throw new Failure('invalid', 'no mailbox is selected')
    return this.selected
  }

  /** The tagged answer of the command that runs, where what follows it (TLS, DEFLATE, the end) cannot wait. */
  answerNow(words: string): void {
    this.output.line(`${this.tag} ${words}`)
    this.output.flush()
    this.#answered = true
  }

  /** The session ends after this command. */
  end(): void {
    this.#ended = true
  }

  async run(): Promise<void> {
    const { stopping } = this.services
    const stop = () => {
      if (!this.#busy) this.#sayBye('Server shutting down')
    }
    stopping.addEventListener('abort', stop)
    // However busy somebody is, he has to say who he is.
    this.#deadline = setTimeout(() => {
      if (this.login === undefined) this.#sayBye('Login took too long')
    }, this.options.loginTimeoutSeconds * 1000)
    this.onEnd.add(() => clearTimeout(this.#deadline))
    try {
      this.output.line(`* OK [CAPABILITY ${capabilities(this)}] ${this.services.hostname} Kontor ready`)
      while (!this.#ended && !stopping.aborted) {
        this.output.flush()
        await this.output.drained()
        await this.#next()
      }
      if (!this.#ended) this.#sayBye('Server shutting down')
    } catch (error) {
      this.#leave(error)
    } finally {
      stopping.removeEventListener('abort', stop)
      this.selected = undefined
      for (const end of this.onEnd) end()
      this.output.flush()
      this.connection.end()
    }
  }

  #sayBye(text: string): void {
    this.output.line(`* BYE ${text}`)
    this.output.flush()
    this.connection.end()
  }

  #leave(error: unknown): void {
    if (error instanceof Disconnect) {
      if (error instanceof BrokenAnswer) this.log.error('imap.answer.broken', { error: error.cause })
      if (error.farewell !== undefined) this.#sayBye(error.farewell)
    } else if (error instanceof Failure) {
      this.#sayBye(error.code === 'cancelled' ? 'Autologout; idle for too long' : 'Connection closed')
    } else {
      this.log.error('imap.session.bug', { id: randomUUID(), error })
      this.#sayBye('Internal error')
    }
  }

  async #next(): Promise<void> {
    try {
      await this.#handle(await readCommand(this.input, this.#policy()))
    } finally {
      this.#memory?.release()
      this.#memory = undefined
    }
  }

  async #handle(received: Received): Promise<void> {
    // Many clients send an empty line here and there.
    if (received.text.line.length === 0) return this.#countBad()
    this.#busy = true
    this.tag = NO_TAG
    this.#answered = false
    try {
      const cursor = new Cursor(received.text)
      this.tag = cursor.tag()
      if (received.refused !== undefined) this.#answer(received.refused)
      else await this.#dispatch(cursor)
    } catch (error) {
      if (error instanceof Disconnect) throw error
      this.#answer(this.#answerTo(error))
    } finally {
      this.#busy = false
    }
  }

  async #dispatch(cursor: Cursor): Promise<void> {
    cursor.space()
    let name = cursor.name()
    if (name === 'UID') {
      cursor.space()
      name = `UID ${cursor.name()}`
    }
    const command = this.#findCommand(name)
    if (command === undefined) return this.#answer(bad(`Unknown command ${name.slice(0, 40)}`))
    if (!command.states.includes(this.state)) return this.#answer(bad(`${name} is not possible now`))
    let answer: Answer
    try {
      const args = command.parse(cursor, this)
      cursor.end()
      answer = (await command.run(this, args)) ?? { status: 'OK' }
    } catch (error) {
      if (error instanceof Disconnect) throw error
      answer = this.#answerTo(error, name)
    }
    await this.#tellChanges(command)
    this.#answer(answer, name)
  }

  /** What has changed is told at the end of every command, RFC 9051 5.2. */
  async #tellChanges(command: AnyCommand): Promise<void> {
    if (this.selected === undefined || command.quiet === true) return
    try {
      await this.selected.sync(this.output, this.dialect, { expunge: command.expunge !== false })
    } catch (error) {
      if (error instanceof Disconnect) throw error
      // The command itself has its answer; the changes come with the next one.
      this.#answerTo(error, 'sync')
    }
  }

  #answerTo(error: unknown, command?: string): Answer {
    const answer = findAnswerFor(error)
    if (answer !== undefined) return answer
    const id = randomUUID()
    this.log.error('imap.bug', { id, command, error })
    return no('SERVERBUG', `Internal error ${id}`)
  }

  #answer({ status, code, text }: Answer, name = 'Command'): void {
    if (this.#answered) return
    this.#answered = true
    if (status === 'BAD') this.#countBad()
    const words = text ?? `${name} ${status === 'OK' ? 'completed' : 'failed'}`
    this.output.line(`${this.tag} ${status} ${code === undefined ? '' : `[${code}] `}${words}`)
  }

  /** Somebody who speaks another protocol to us, or guesses. */
  #countBad(): void {
    if (this.login === undefined && ++this.#badCommands > limits.badCommandsBeforeLogin) {
      throw new Disconnect('Too many bad commands')
    }
  }

  #policy(): CommandPolicy {
    const known = this.login !== undefined
    return {
      lineBytesMax: known ? limits.lineBytes : limits.lineBytesBeforeLogin,
      timeoutSeconds: known ? this.options.idleTimeoutSeconds : this.options.loginTimeoutSeconds,
      skipBytesMax: known ? limits.skipBytes : 0,
      uncountedBytes: limits.literalBytesInAll,
      holdMemory: (giveUp) => (this.#memory = this.options.memory?.hold(giveUp)),
      askForLiteral: () => {
        this.output.line('+ OK')
        this.output.flush()
      },
      refuseLiteral: ({ head, length, totalBefore }) => {
        if (!known) return totalBefore + length > limits.literalBytesBeforeLogin ? bad('Literal too large') : undefined
        if (!holdsMail(head)) {
          const fits = length <= limits.literalBytes && totalBefore + length <= limits.literalBytesInAll
          return fits ? undefined : no('LIMIT', 'Literal too large')
        }
        // Several mails at once (MULTIAPPEND) may be as large together as two of the largest.
        const { appendBytesMax } = this.options
        const fits = length <= appendBytesMax && totalBefore + length <= 2 * appendBytesMax
        return fits ? undefined : no('TOOBIG', `The limit is ${appendBytesMax} bytes`)
      },
    }
  }
}

/** `a1 APPEND …`, `a1 REPLACE …`, `a1 UID REPLACE …` */
function holdsMail(line: Buffer): boolean {
  const [, name, second] = line.toString('latin1', 0, 300).toUpperCase().split(' ')
  return name === 'APPEND' || name === 'REPLACE' || (name === 'UID' && second === 'REPLACE')
}
