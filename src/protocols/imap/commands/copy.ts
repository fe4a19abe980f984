/**
 * COPY, MOVE and their UID variants.
 *
 * RFC 9051 6.4.7 and 6.4.8, RFC 6851 (MOVE), COPYUID: RFC 4315 3. The answer to MOVE names the new UIDs first, in an
 * untagged OK, then come the EXPUNGEs of the messages that are gone, then the tagged OK (RFC 6851 4.3).
 */
import { type Answer, no, ok } from '../answer.ts'
import { command, selectedOnly } from '../command.ts'
import type { Cursor } from '../grammar/cursor.ts'
import { formatSet, sequenceSet } from '../grammar/sequence-set.ts'
import { idsOf, type MessageSet } from '../message-set.ts'
import { readMailboxName } from '../names.ts'
import type { Session } from '../session.ts'
import { transfer } from '../transfer.ts'

interface Arguments extends MessageSet {
  name: string
}

function parse(cursor: Cursor, session: Session, byUid: boolean): Arguments {
  cursor.space()
  const set = sequenceSet(cursor)
  cursor.space()
  return { set, byUid, name: readMailboxName(cursor, session) }
}

export const copy = command({
  name: 'COPY',
  states: selectedOnly,
  parse: (cursor, session) => parse(cursor, session, false),
  run: (session, args) => run(session, args, 'copy'),
})

export const uidCopy = command({
  name: 'UID COPY',
  states: selectedOnly,
  parse: (cursor, session) => parse(cursor, session, true),
  run: (session, args) => run(session, args, 'copy'),
})

export const move = command({
  name: 'MOVE',
  states: selectedOnly,
  parse: (cursor, session) => parse(cursor, session, false),
  run: (session, args) => run(session, args, 'move'),
})

export const uidMove = command({
  name: 'UID MOVE',
  states: selectedOnly,
  parse: (cursor, session) => parse(cursor, session, true),
  run: (session, args) => run(session, args, 'move'),
})

async function run(session: Session, args: Arguments, mode: 'copy' | 'move'): Promise<Answer | undefined> {
  const selected = session.current
  if (mode === 'move' && selected.readOnly) return no('READ-ONLY', 'The mailbox is read-only')
  const to = await session.mailboxes.find(args.name)
  if (to === undefined) return no('TRYCREATE', 'There is no such mailbox')
  const ids = await idsOf(selected, args)
  if (ids.size === 0) return undefined
  const { services } = session
  const pairs = await transfer(services, selected.mailbox, [...ids.keys()], to, mode)
  if (pairs.length === 0) return no('EXPUNGEISSUED', 'The messages are gone')
  const from = formatSet(pairs.map((pair) => ids.get(pair.from)!))
  const code = `COPYUID ${to.folder.uidValidity} ${from} ${formatSet(pairs.map((pair) => pair.to.uid))}`
  if (mode === 'copy') return ok(code)
  session.output.line(`* OK [${code}] Moved`)
  return undefined
}
