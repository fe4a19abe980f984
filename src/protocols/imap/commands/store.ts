/**
 * STORE and UID STORE: flags and keywords.
 *
 * RFC 9051 6.4.6 and 6.4.9; UNCHANGEDSINCE, MODIFIED: RFC 7162 3.1.3.
 */
import type { FlagChange, MessageId, FlaggedRow, Seq, Uid } from '#store'
import { type Answer, no, ok } from '../answer.ts'
import { command, selectedOnly } from '../command.ts'
import { flagList, type FlagList } from '../flags.ts'
import type { Cursor } from '../grammar/cursor.ts'
import { formatSet, sequenceSet } from '../grammar/sequence-set.ts'
import { idsOf, type MessageSet } from '../message-set.ts'
import { Pace } from '../pace.ts'
import type { Session } from '../session.ts'
import { sequenceOf } from '../uid-set.ts'

interface Arguments extends MessageSet {
  mode: 'set' | 'add' | 'remove'
  silent: boolean
  unchangedSince: Seq | undefined
  list: FlagList
}

function parse(cursor: Cursor, byUid: boolean): Arguments {
  cursor.space()
  const set = sequenceSet(cursor)
  cursor.space()
  const unchangedSince = cursor.atList() ? modifiers(cursor) : undefined
  const mode = cursor.skip('+') ? 'add' : cursor.skip('-') ? 'remove' : 'set'
  const name = cursor.name()
  if (name !== 'FLAGS' && name !== 'FLAGS.SILENT') cursor.fail('expected FLAGS')
  cursor.space()
  return { set, byUid, mode, silent: name === 'FLAGS.SILENT', unchangedSince, list: flagList(flags(cursor)) }
}

function modifiers(cursor: Cursor): Seq | undefined {
  let since: Seq | undefined
  cursor.list(() => {
    if (cursor.word() !== 'UNCHANGEDSINCE') cursor.fail('no such modifier of STORE')
    cursor.space()
    since = cursor.number()
  })
  cursor.space()
  return since
}

const FLAGS_MAX = 500

/** With or without the brackets. */
function flags(cursor: Cursor): string[] {
  if (cursor.atList()) {
    const names = cursor.list(() => cursor.flag())
    return names.length > FLAGS_MAX ? cursor.fail('too many flags') : names
  }
  const names = [cursor.flag()]
  while (cursor.more() && names.length < FLAGS_MAX) names.push(cursor.flag())
  return names
}

export const store = command({
  name: 'STORE',
  states: selectedOnly,
  expunge: false,
  parse: (cursor) => parse(cursor, false),
  run,
})

export const uidStore = command({
  name: 'UID STORE',
  states: selectedOnly,
  parse: (cursor) => parse(cursor, true),
  run,
})

/** Messages changed in one transaction. */
const BATCH = 5000

async function run(session: Session, args: Arguments): Promise<Answer | undefined> {
  const selected = session.current
  const { services } = session
  if (selected.readOnly) return no('READ-ONLY', 'The mailbox is read-only')
  if (args.unchangedSince !== undefined) session.useCondstore()
  const ids = await idsOf(selected, args)
  // What others have changed until now is told as theirs, before the answers to our own changes.
  await selected.sync(session.output, session.dialect, { expunge: false })
  const change = flagChange(args)
  const modified: Uid[] = []
  const all = [...ids.keys()]
  const pace = new Pace()
  for (let from = 0; from < all.length; from += BATCH) {
    const batch: MessageId[] = all.slice(from, from + BATCH)
    const result = await services.store.write(selected.mailbox, (tx) => tx.setFlags(batch, change))
    for (const row of result.changed) tell(session, args, row)
    for (const id of result.modified) modified.push(ids.get(id)!)
    await session.output.drained()
    await pace.step()
  }
  if (modified.length === 0) return undefined
  const numbers = args.byUid ? modified : modified.map((uid) => sequenceOf(selected.uids, uid))
  return ok(`MODIFIED ${formatSet(numbers.sort((a, b) => a - b))}`, 'Some messages have changed since')
}

function flagChange({ mode, list: { flags, categories }, unchangedSince }: Arguments): FlagChange {
  const since = unchangedSince === undefined ? {} : { unchangedSince }
  if (mode === 'add') return { ...since, add: flags, addCategories: categories }
  if (mode === 'remove') return { ...since, remove: flags, removeCategories: categories }
  return { ...since, flags, categories }
}

function tell(session: Session, { silent, byUid }: Arguments, row: FlaggedRow): void {
  const { output, enabled } = session
  const selected = session.current
  const condstore = enabled.has('CONDSTORE')
  selected.told(row)
  // RFC 7162 3.1.3: the new mod-sequence is told even when the flags are not.
  if (silent && !condstore) return
  const sequence = sequenceOf(selected.uids, row.uid)
  const items: string[] = []
  if (byUid || enabled.has('QRESYNC')) items.push(`UID ${row.uid}`)
  if (!silent) {
    selected.tellKeywords(row, output)
    items.push(`FLAGS (${selected.formatFlags(row)})`)
  }
  if (condstore) items.push(`MODSEQ (${row.seq})`)
  output.line(`* ${sequence} FETCH (${items.join(' ')})`)
}
