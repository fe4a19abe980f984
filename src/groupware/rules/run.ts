/**
 * What the rules of a folder want for one message: evaluated in their order, decided here, done by place.ts. Nothing is
 * written, so that an explanation runs the same code. [MS-OXORULE] 3.2.5.1
 *
 *   a rule moves it to a folder with rules of its own   those run before the rules that follow here
 *   ST_EXIT_LEVEL, OP_DELETE, OP_BOUNCE                 only rules for absences follow
 *   ST_ONLY_WHEN_OOF                                    runs while the mailbox is out of office
 *   ST_KEEP_OOF_HIST                                    once for each sender and absence
 */
import type { Header } from '#codec/mime/index.ts'
import type { DirectoryObject } from '#directory'
import { type Bag, compileRestriction, Failure, type PropertySource, type RuleAction } from '#model'
import type { FolderId, Mailbox, Store } from '#store'
import { absenceKey } from '#store/once.ts'
import { doAction } from './actions/index.ts'
import type { Composing } from './compose.ts'
import { loadRules, type RulesReader } from './load.ts'
import type { OutgoingMail } from '../pending.ts'
import { ActionFailure, has, type Rule, type RuleError } from './rule.ts'
import type { RuledMessage } from './ruled-message.ts'

export type Reader = RulesReader & Pick<Mailbox, 'id' | 'kind' | 'findFolder' | 'remembered'>

export interface RunOptions extends Composing {
  mailbox: Reader
  store: Pick<Store, 'getBlob'>
  message: RuledMessage
  /** The mail as it came, without the fields of this delivery. */
  raw: Uint8Array
  header: Header
  /** The sender of the envelope. */
  from: string
  owner: DirectoryObject
  away: boolean
  /** By the folder where they stand; what is not here is read. */
  rules?: ReadonlyMap<FolderId, readonly Rule[]>
  /** Addresses of people that rules name by their X.500 names, in lower case. */
  addresses: ReadonlyMap<string, string>
  /** Called with each rule whose condition is asked, and what it is asked of. */
  onEvaluate?: (rule: Rule, source: PropertySource) => void
}

export interface Copy {
  folder: FolderId
  properties: Bag
  read: boolean
}

/** What only the client can do. */
export interface Deferred {
  rule: Rule
  action: RuleAction
}

export interface Failed {
  rule: Rule
  action: RuleAction | undefined
  index: number
  error: keyof typeof RuleError
  why: string
}

export type Outcome =
  | 'matched'
  | 'no match'
  | 'disabled'
  | 'not out of office'
  | 'stopped'
  | 'unreadable'
  | 'told already'
  | 'safe sender'

export interface RuleTrace {
  rule: Rule
  outcome: Outcome
  /** What each action does, or why it cannot. */
  actions: { kind: RuleAction['kind']; does?: string; fails?: string }[]
}

/** More folders than these a message does not go through. */
export const FOLDERS_MAX = 20
const safeLevel = -1

export class Run {
  readonly options: RunOptions
  readonly message: RuledMessage
  readonly copies: Copy[] = []
  readonly moves: FolderId[] = []
  readonly outgoing: OutgoingMail[] = []
  readonly deferred: Deferred[] = []
  readonly failures: Failed[] = []
  /** Keys of `once`: who has been told in this absence. */
  readonly histories: string[] = []
  readonly trace: RuleTrace[] = []
  /** Where it lies, when it lies anywhere; undefined: nowhere, or only where it was copied. */
  deleted = false
  /** It went back to its sender. */
  bounced = false
  /** A rule has said that its owner is away. */
  answeredForAbsence = false
  #stopped = false
  readonly #visited = new Set<FolderId>()

  constructor(options: RunOptions) {
    this.options = options
    this.message = options.message
  }

  /** The rules of the folder where it is delivered. */
  async folder(folder: FolderId): Promise<void> {
    const { mailbox, rules } = this.options
    this.#visited.add(folder)
    const outer = this.#stopped
    this.#stopped = false
    for (const rule of rules?.get(folder) ?? (await loadRules(mailbox, folder))) await this.#rule(rule)
    this.#stopped = outer
  }

  /** It goes there; with rules that stand there, to where they send it. */
  async move(folder: FolderId): Promise<void> {
    if (this.#visited.has(folder)) {
      this.#moveTo(folder)
      return
    }
    if (this.#visited.size >= FOLDERS_MAX) throw new ActionFailure('moveOrCopy', 'too many folders')
    const before = this.moves.length
    const { deleted } = this
    await this.folder(folder)
    const goesOn = this.moves.length > before || (this.deleted && !deleted)
    if (!goesOn) this.#moveTo(folder)
  }

  copy(folder: FolderId): void {
    const { properties, read } = this.message
    this.copies.push({ folder, properties: properties.copy(), read })
  }

  /** No rules follow but those for absences. */
  stop(): void {
    this.#stopped = true
  }

  send(mail: OutgoingMail): void {
    this.outgoing.push(mail)
  }

  #moveTo(folder: FolderId): void {
    if (!this.moves.includes(folder)) this.moves.push(folder)
  }

  async #rule(rule: Rule): Promise<void> {
    const traced: RuleTrace = { rule, outcome: 'no match', actions: [] }
    this.trace.push(traced)
    const before = this.#before(rule)
    if (before) {
      traced.outcome = before
      if (before === 'unreadable' && has(rule, 'enabled')) this.#fail(rule, { error: 'parse', why: rule.problem ?? '' })
      return
    }
    const history = has(rule, 'keepHistory') ? this.#historyKey(rule) : undefined
    if (history && (await this.#isTold(history))) {
      traced.outcome = 'told already'
      return
    }
    if (!this.#matches(rule)) return
    traced.outcome = 'matched'
    if (history) this.histories.push(history)
    for (const [index, action] of rule.actions.entries()) {
      const { kind } = action
      try {
        traced.actions.push({ kind, does: await doAction(this, action, rule) })
      } catch (error) {
        const failed = failureOf(error)
        traced.actions.push({ kind, fails: failed.why })
        this.#fail(rule, failed, { action, index })
      }
    }
    if (has(rule, 'exitLevel')) this.#stopped = true
  }

  /** Why it is not even asked. */
  #before(rule: Rule): Outcome | undefined {
    if (!has(rule, 'enabled')) return 'disabled'
    if (rule.problem !== undefined) return 'unreadable'
    if (has(rule, 'onlyWhenAway')) {
      if (!this.options.away) return 'not out of office'
    } else if (this.#stopped) return 'stopped'
    if (has(rule, 'skipIfSafe') && this.message.spamLevel === safeLevel) return 'safe sender'
    return undefined
  }

  #matches(rule: Rule): boolean {
    const source = this.message.source(rule.names)
    this.options.onEvaluate?.(rule, source)
    if (!rule.condition) return true
    try {
      return compileRestriction(rule.condition)(source)
    } catch (error) {
      this.#fail(rule, failureOf(error))
      return false
    }
  }

  #historyKey({ kind, id }: Rule): string {
    const sender = (this.options.from || this.message.senderAddress).toLowerCase()
    return `${absenceKey}${kind}.${id} ${sender}`
  }

  async #isTold(key: string): Promise<boolean> {
    return this.histories.includes(key) || (await this.options.mailbox.remembered([key])).has(key)
  }

  #fail(
    rule: Rule,
    { error, why }: Pick<Failed, 'error' | 'why'>,
    at: Pick<Failed, 'action' | 'index'> = { action: undefined, index: 0 },
  ): void {
    this.failures.push({ rule, error, why, ...at })
  }
}

/** Throws what is a bug. */
function failureOf(error: unknown): Pick<Failed, 'error' | 'why'> {
  if (error instanceof ActionFailure) return { error: error.code, why: error.message }
  if (!(error instanceof Failure)) throw error
  const why = error.message
  switch (error.code) {
    case 'accessDenied':
      return { error: 'permission', why }
    case 'quotaExceeded':
      return { error: 'quota', why }
    case 'tooComplex':
      return { error: 'processing', why }
    default:
      return { error: 'execution', why }
  }
}
