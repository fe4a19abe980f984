/** SEARCH and UID SEARCH. RFC 9051 6.4.4; the answers: response/esearch.ts. */
import type { Answer } from '../answer.ts'
import { command, selectedOnly } from '../command.ts'
import type { Cursor } from '../grammar/cursor.ts'
import { type SearchProgram, searchProgram } from '../grammar/search-program.ts'
import { formatExtended, formatPlain, type Return, returnOptions, saved } from '../response/esearch.ts'
import { runSearch } from '../search/run.ts'
import type { Session } from '../session.ts'
import { sequenceOf, type Uids } from '../uid-set.ts'

interface Arguments {
  returns: Return | undefined
  program: SearchProgram
  byUid: boolean
  /** What `$` stands for in this program. */
  before: Uids
}

function parse(cursor: Cursor, session: Session, byUid: boolean): Arguments {
  cursor.space()
  const returns = returnOptions(cursor)
  const before = session.current.saved
  // RFC 5182 2.1: a SAVE that fails leaves nothing saved. The program itself may still name what was (`$`).
  if (returns?.save === true) session.current.saved = new Uint32Array(0)
  return { returns, program: searchProgram(cursor), byUid, before }
}

export const search = command({
  name: 'SEARCH',
  states: selectedOnly,
  expunge: false,
  parse: (cursor, session) => parse(cursor, session, false),
  run,
})

export const uidSearch = command({
  name: 'UID SEARCH',
  states: selectedOnly,
  parse: (cursor, session) => parse(cursor, session, true),
  run,
})

const plainInRev2: Return = { min: false, max: false, all: true, count: false, save: false }

async function run(session: Session, { returns, program, byUid, before }: Arguments): Promise<Answer | undefined> {
  const selected = session.current
  if (program.modseq) session.useCondstore()
  const { uids, seqs } = await runSearch(session, program, before)
  if (returns?.save === true) selected.saved = Uint32Array.from(saved([...uids], returns))
  const numbers = byUid ? Array.from(uids) : Array.from(uids, (uid) => sequenceOf(selected.uids, uid))
  const { output, tag } = session
  // RFC 9051 6.4.4: a client of IMAP4rev2 gets no other form.
  const extended = returns ?? (session.enabled.has('IMAP4REV2') ? plainInRev2 : undefined)
  if (extended === undefined) output.line(formatPlain('SEARCH', { numbers, seqs }))
  else if (showsSomething(extended)) output.line(formatExtended({ numbers, seqs }, { tag, byUid, returns: extended }))
  return undefined
}

/** RFC 5182 2.1: with SAVE alone there is no answer but the tagged one. */
function showsSomething({ min, max, all, count }: Return): boolean {
  return min || max || all || count
}
