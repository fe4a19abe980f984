/** SORT and UID SORT. RFC 5256 BASE.6.4.SORT, RFC 5267 3.1 (RETURN). */
import type { Seq, Uid } from '#store'
import type { Answer } from '../answer.ts'
import { command, selectedOnly } from '../command.ts'
import { FetchedMessage } from '../fetch/source.ts'
import type { Cursor } from '../grammar/cursor.ts'
import { type SearchProgram, searchProgramAfterCharset } from '../grammar/search-program.ts'
import { formatExtended, formatPlain, type Return, returnOptions, saved } from '../response/esearch.ts'
import { foundRows, runSearch } from '../search/run.ts'
import { compareKeys, type Criterion, sortColumns, sortCriteria, sortKeys } from '../search/sort.ts'
import type { Session } from '../session.ts'
import { sequenceOf } from '../uid-set.ts'

interface Arguments {
  returns: Return | undefined
  criteria: Criterion[]
  program: SearchProgram
  byUid: boolean
}

function parse(cursor: Cursor, byUid: boolean): Arguments {
  cursor.space()
  const returns = returnOptions(cursor)
  const criteria = sortCriteria(cursor)
  cursor.space()
  return { returns, criteria, program: searchProgramAfterCharset(cursor), byUid }
}

export const sort = command({
  name: 'SORT',
  states: selectedOnly,
  expunge: false,
  parse: (cursor) => parse(cursor, false),
  run,
})

export const uidSort = command({
  name: 'UID SORT',
  states: selectedOnly,
  parse: (cursor) => parse(cursor, true),
  run,
})

interface Entry {
  uid: Uid
  seq: Seq
  keys: ReturnType<typeof sortKeys>
}

async function run(session: Session, { returns, criteria, program, byUid }: Arguments): Promise<Answer | undefined> {
  const selected = session.current
  if (program.modseq) session.useCondstore()
  const found = await runSearch(session, program)
  const entries: Entry[] = []
  const columns = sortColumns(criteria)
  const bySize = criteria.some(({ name }) => name === 'SIZE')
  for await (const rows of foundRows(selected, found.uids, columns)) {
    for (const row of rows) {
      const message = new FetchedMessage(row, selected.mailbox, session.services.groupware)
      const lacks = (columns.length > 0 && row.envelope === undefined) || (bySize && row.sourceSize === undefined)
      if (lacks && !(await message.load())) continue
      const envelope = columns.length === 0 ? undefined : (row.envelope ?? (await message.envelope()))
      const size = bySize ? (row.sourceSize ?? (await message.size())) : 0
      entries.push({ uid: row.uid, seq: row.seq, keys: sortKeys(criteria, row, envelope, size) })
    }
  }
  entries.sort((a, b) => compareKeys(criteria, a.keys, b.keys) || a.uid - b.uid)

  const uids = entries.map(({ uid }) => uid)
  if (returns?.save === true) selected.saved = Uint32Array.from(saved(uids, returns)).sort()
  const numbers = byUid ? uids : uids.map((uid) => sequenceOf(selected.uids, uid))
  const seqs = program.modseq ? entries.map(({ seq }) => seq) : undefined
  const { output, tag } = session
  if (returns === undefined) output.line(formatPlain('SORT', { numbers, seqs }))
  else output.line(formatExtended({ numbers, seqs }, { tag, byUid, returns }))
  return undefined
}
