/** THREAD and UID THREAD. RFC 5256 BASE.6.4.THREAD. */
import { baseSubject, decodeWords, parseMessageIds } from '#codec/mime/index.ts'
import { P } from '#model'
import type { MessageRow } from '#store'
import { type Answer, no } from '../answer.ts'
import { command, selectedOnly } from '../command.ts'
import { FetchedMessage } from '../fetch/source.ts'
import type { Cursor } from '../grammar/cursor.ts'
import { type SearchProgram, searchProgramAfterCharset } from '../grammar/search-program.ts'
import { casemap } from '../search/casemap.ts'
import { foundRows, runSearch } from '../search/run.ts'
import { sentTime } from '../search/sort.ts'
import { formatThreads, threadByReferences, threadBySubject, type ThreadMessage } from '../search/thread.ts'
import type { Session } from '../session.ts'
import { sequenceOf } from '../uid-set.ts'

interface Arguments {
  algorithm: string
  program: SearchProgram
  byUid: boolean
}

function parse(cursor: Cursor, byUid: boolean): Arguments {
  cursor.space()
  const algorithm = cursor.word()
  cursor.space()
  return { algorithm, program: searchProgramAfterCharset(cursor), byUid }
}

export const thread = command({
  name: 'THREAD',
  states: selectedOnly,
  expunge: false,
  parse: (cursor) => parse(cursor, false),
  run,
})

export const uidThread = command({
  name: 'UID THREAD',
  states: selectedOnly,
  parse: (cursor) => parse(cursor, true),
  run,
})

const algorithms: Readonly<Record<string, typeof threadBySubject>> = {
  ORDEREDSUBJECT: threadBySubject,
  REFERENCES: threadByReferences,
}

async function run(session: Session, { algorithm, program, byUid }: Arguments): Promise<Answer | undefined> {
  const threads = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm] : undefined
  if (threads === undefined) return no('CANNOT', 'no such threading algorithm')
  const selected = session.current
  const { uids } = await runSearch(session, program)
  const messages: ThreadMessage[] = []
  for await (const rows of foundRows(selected, uids, ['envelope', 'bag'])) {
    for (const row of rows) {
      const number = byUid ? row.uid : sequenceOf(selected.uids, row.uid)
      const message = await threadMessage(session, row, number)
      if (message !== undefined) messages.push(message)
    }
  }
  session.output.line(`* THREAD ${formatThreads(threads(messages))}`.trimEnd())
  return undefined
}

async function threadMessage(session: Session, row: MessageRow, number: number): Promise<ThreadMessage | undefined> {
  const message = new FetchedMessage(row, session.current.mailbox, session.services.groupware)
  if (row.envelope === undefined && !(await message.load())) return undefined
  const envelope = row.envelope ?? (await message.envelope())
  const subject = decodeWords(envelope.subject ?? '')
  const references = parseMessageIds(row.bag?.get(P.InternetReferences) ?? '')
  return {
    number,
    subject,
    base: casemap(baseSubject(subject)),
    sent: sentTime(envelope, row),
    messageId: parseMessageIds(envelope.messageId ?? '')[0],
    references: references.length > 0 ? references : parseMessageIds(envelope.inReplyTo ?? '').slice(0, 1),
  }
}
