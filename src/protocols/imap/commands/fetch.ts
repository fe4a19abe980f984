/**
 * FETCH and UID FETCH: data of messages.
 *
 * RFC 9051 6.4.5, 6.4.9; CHANGEDSINCE: RFC 7162 3.1.4.1; VANISHED: RFC 7162 3.2.6.
 *
 * Rows come in batches. \Seen is set for a batch at once, before its messages are answered, so that the flags in the
 * answer are those that follow from it.
 */
import { Failure } from '#model'
import type { FlaggedRow, MessageSource, Seq, Uid } from '#store'
import { type Answer, bad, no } from '../answer.ts'
import { command, selectedOnly } from '../command.ts'
import { FetchedMessage } from '../fetch/source.ts'
import { type FetchPlan, type FetchRow, planFetch } from '../fetch/plan.ts'
import type { Cursor } from '../grammar/cursor.ts'
import { type FetchAttribute, fetchAttributes } from '../grammar/fetch-attributes.ts'
import { formatSet, sequenceSet } from '../grammar/sequence-set.ts'
import { BrokenAnswer, Disconnect } from '../input.ts'
import { knownFields, type MessageSet, resolve } from '../message-set.ts'
import { Pace } from '../pace.ts'
import type { Selected } from '../selected.ts'
import type { Session } from '../session.ts'
import { changedSince } from '../since.ts'
import { lowerBound } from '../uid-set.ts'

interface Arguments extends MessageSet {
  attributes: FetchAttribute[]
  changedSince: Seq | undefined
  vanished: boolean
}

function parse(cursor: Cursor, byUid: boolean): Arguments {
  cursor.space()
  const set = sequenceSet(cursor)
  cursor.space()
  const args: Arguments = { set, byUid, attributes: fetchAttributes(cursor), changedSince: undefined, vanished: false }
  if (!cursor.more()) return args
  cursor.list(() => {
    switch (cursor.word()) {
      case 'CHANGEDSINCE':
        cursor.space()
        args.changedSince = cursor.number()
        return
      case 'VANISHED':
        args.vanished = true
        return
      default:
        cursor.fail('no such modifier of FETCH')
    }
  })
  return args
}

export const fetch = command({
  name: 'FETCH',
  states: selectedOnly,
  expunge: false,
  parse: (cursor) => parse(cursor, false),
  run,
})

export const uidFetch = command({
  name: 'UID FETCH',
  states: selectedOnly,
  parse: (cursor) => parse(cursor, true),
  run,
})

async function run(session: Session, args: Arguments): Promise<Answer | undefined> {
  const selected = session.current
  const { output, enabled } = session
  if (args.vanished && !(args.byUid && args.changedSince !== undefined && enabled.has('QRESYNC'))) {
    return bad('VANISHED needs UID FETCH, CHANGEDSINCE and QRESYNC')
  }
  const plan = planFetch(args.attributes, {
    utf8: session.utf8,
    formatFlags: (row) => selected.formatFlags(row),
  })
  if (plan.hasModseq || args.changedSince !== undefined) session.useCondstore()
  let ranges = resolve(selected, args)
  if (args.changedSince !== undefined) {
    const { changed, vanished } = await changedSince(selected, args.changedSince, ranges)
    if (args.vanished && vanished.length > 0) output.line(`* VANISHED (EARLIER) ${formatSet(vanished)}`)
    ranges = changed
  }
  if (ranges.length === 0) return undefined
  const answer = new FetchAnswer(session, selected, plan, args)
  const pace = new Pace()
  const known: AsyncIterable<FetchRow[]> = knownFields(selected, ranges, plan.fields)
  for await (const rows of plan.marksSeen ? gathered(known) : known) {
    await answer.batch(rows, pace)
    if (session.connection.closed.aborted) throw new Disconnect()
  }
  return answer.hasUnknownEncoding ? no('UNKNOWN-CTE', 'a part has an unknown transfer encoding') : undefined
}

/** So many are marked as read with one commit, which waits for the disk. */
const SEEN_MESSAGES = 5000

async function* gathered(batches: AsyncIterable<FetchRow[]>): AsyncGenerator<FetchRow[]> {
  let rows: FetchRow[] = []
  for await (const batch of batches) {
    rows = rows.length === 0 ? batch : rows.concat(batch)
    if (rows.length < SEEN_MESSAGES) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

/** Sources are got for so many messages at once, and of so many bytes. */
const PIECE_MESSAGES = 200
const PIECE_BYTES = 1024 * 1024

function* pieces(rows: readonly FetchRow[]): Generator<FetchRow[]> {
  let piece: FetchRow[] = []
  let bytes = 0
  for (const row of rows) {
    const size = row.sourceSize ?? 0
    if (piece.length > 0 && (piece.length === PIECE_MESSAGES || bytes + size > PIECE_BYTES)) {
      yield piece
      piece = []
      bytes = 0
    }
    piece.push(row)
    bytes += size
  }
  if (piece.length > 0) yield piece
}

class FetchAnswer {
  readonly #session: Session
  readonly #selected: Selected
  readonly #plan: FetchPlan
  readonly #withUid: boolean
  /** Where the next row is expected; rows come in the order of their UIDs. */
  #at: number
  hasUnknownEncoding: boolean

  constructor(session: Session, selected: Selected, plan: FetchPlan, { byUid, attributes }: Arguments) {
    this.#session = session
    this.#selected = selected
    this.#plan = plan
    this.#withUid = byUid || attributes.some(({ kind }) => kind === 'uid') || session.enabled.has('QRESYNC')
    this.#at = 0
    this.hasUnknownEncoding = false
  }

  async batch(rows: readonly FetchRow[], pace: Pace): Promise<void> {
    const { output } = this.#session
    const seen = this.#plan.marksSeen ? await this.#markSeen(rows) : undefined
    const { sources: needed } = this.#plan
    const { mailbox } = this.#selected
    for (const piece of needed ? pieces(rows) : [rows]) {
      const ids = needed ? piece.map(({ id }) => id) : []
      const sources = needed === 'parts' ? await mailbox.sources(ids) : undefined
      const wholes = needed === 'whole' ? await mailbox.wholeSources(ids) : undefined
      for (const row of piece) {
        const sequence = this.#sequenceOf(row.uid)
        if (sequence === 0) continue
        const answered = this.#one(sequence, row, {
          seen: seen?.get(row.uid),
          source: sources?.get(row.id),
          whole: wholes?.get(row.id),
        })
        if (answered !== undefined) await answered
        if (output.wantsDrain) await output.drained()
        const pause = pace.step()
        if (pause !== undefined) await pause
      }
    }
  }

  #sequenceOf(uid: Uid): number {
    const { uids } = this.#selected
    if (uids[this.#at] !== uid) this.#at = lowerBound(uids, uid)
    return uids[this.#at] === uid ? ++this.#at : 0
  }

  /** `seen`: the row after \Seen was set by this command. */
  #one(
    sequence: number,
    row: FetchRow,
    {
      seen,
      source,
      whole,
    }: {
      seen: FlaggedRow | undefined
      source: MessageSource | undefined
      whole: Pick<MessageSource, 'bytes'> | undefined
    },
  ): Promise<void> | undefined {
    const { services } = this.#session
    const now = seen === undefined ? row : { ...row, flags: seen.flags, categories: seen.categories, seq: seen.seq }
    const message = new FetchedMessage(now, this.#selected.mailbox, services.groupware, { source, whole })
    if (source === undefined && whole === undefined && this.#plan.needsSource(now))
      return this.#withSource(sequence, message, seen !== undefined)
    this.#begin(sequence, now, seen !== undefined)
    return this.#write(message, 0)
  }

  async #withSource(sequence: number, message: FetchedMessage<FetchRow>, seen: boolean): Promise<void> {
    if (!(await message.load())) return
    this.#begin(sequence, message.row, seen)
    await this.#write(message, 0)
  }

  #begin(sequence: number, row: FetchRow, seen: boolean): void {
    const { output, enabled } = this.#session
    const plan = this.#plan
    if (plan.hasFlags || seen) this.#selected.tellKeywords(row, output)
    let text = `* ${sequence} FETCH (`
    let first = true
    const add = (item: string) => {
      text += first ? item : ` ${item}`
      first = false
    }
    if (this.#withUid) add(`UID ${row.uid}`)
    if (seen && !plan.hasFlags) add(`FLAGS (${this.#selected.formatFlags(row)})`)
    // RFC 7162 3.2: every FETCH answer of such a session has it.
    if (enabled.has('CONDSTORE') && !plan.hasModseq) add(`MODSEQ (${row.seq})`)
    output.text(first || plan.writers.length === 0 ? text : `${text} `)
  }

  /** The writers from `from` on; goes on asynchronously from the first one that has to wait. */
  #write(message: FetchedMessage<FetchRow>, from: number): Promise<void> | undefined {
    const { output } = this.#session
    const { writers } = this.#plan
    for (let i = from; i < writers.length; i++) {
      if (i > 0) output.text(' ')
      const waiting = writers[i]!(message, output)
      if (waiting !== undefined) return this.#goOn(waiting, message, i + 1)
    }
    output.text(')\r\n')
    this.hasUnknownEncoding ||= message.hasUnknownEncoding
    return undefined
  }

  async #goOn(waiting: Promise<void>, message: FetchedMessage<FetchRow>, next: number): Promise<void> {
    try {
      await waiting
    } catch (error) {
      // Half a line is written.
      throw error instanceof Disconnect ? error : new BrokenAnswer(error)
    }
    await this.#write(message, next)
  }

  async #markSeen(rows: readonly FetchRow[]): Promise<Map<Uid, FlaggedRow>> {
    const changed = new Map<Uid, FlaggedRow>()
    const selected = this.#selected
    const unread = rows.filter((row) => !row.flags.has('read')).map((row) => row.id)
    if (selected.readOnly || unread.length === 0) return changed
    const { store } = this.#session.services
    try {
      const result = await store.write(selected.mailbox, (tx) => tx.setFlags(unread, { add: ['read'] }))
      for (const row of result.changed) {
        changed.set(row.uid, row)
        selected.told(row)
      }
    } catch (error) {
      // Who may read, but not change anything, reads without leaving a trace.
      if (!(error instanceof Failure && (error.code === 'accessDenied' || error.code === 'notFound'))) throw error
    }
    return changed
  }
}
