/** Whatever a client writes in a command is read or refused: every parser of every command, without a session's state. */
import { Buffer } from 'node:buffer'
import { LayoutError } from '#codec/binary/index.ts'
import { Failure } from '#model'
import { commands } from '../commands/index.ts'
import type { Session } from '../session.ts'
import { Cursor, type Literal } from './cursor.ts'
import { UnknownCharset } from './search-program.ts'

const lines = [
  'LOGIN ada "se\\"cret"',
  'AUTHENTICATE PLAIN AGFkYQBzZWNyZXQ=',
  'ID ("name" "x" "version" NIL)',
  'ENABLE QRESYNC UTF8=ACCEPT',
  'SELECT INBOX (QRESYNC (67890007 20050715194045000 41,43:211 (1,3 500,700)))',
  'LIST (SUBSCRIBED RECURSIVEMATCH) "" (a* %) RETURN (STATUS (MESSAGES UIDNEXT) CHILDREN)',
  'LSUB "a/" %',
  'STATUS "Entw&APw-rfe" (MESSAGES HIGHESTMODSEQ)',
  'CREATE x (USE (\\Sent))',
  'RENAME a b',
  'APPEND INBOX (\\Seen x) "17-Jul-1996 02:44:25 -0700" {3} UTF8 (~{3})',
  'FETCH 1:*,$ (FLAGS BODY.PEEK[1.2.HEADER.FIELDS (a "b")]<0.5> BINARY.SIZE[1] PREVIEW (LAZY)) (CHANGEDSINCE 5 VANISHED)',
  'UID FETCH $ FULL',
  'STORE 2:4 (UNCHANGEDSINCE 5) +FLAGS.SILENT (\\Deleted a=20b)',
  'UID STORE 1 FLAGS \\Seen',
  'SEARCH RETURN (MIN SAVE) CHARSET UTF-8 OR (NOT SEEN) (1:3 SUBJECT "a" {3}) MODSEQ "/flags/x" all 5 SINCE 1-Feb-1994',
  'SORT RETURN (ALL) (REVERSE DATE SUBJECT) UTF-8 TEXT x UNSEEN',
  'THREAD REFERENCES UTF-8 HEADER X-Y ""',
  'UID COPY 1:3 "x"',
  'UID EXPUNGE 1,5:*',
  'UID REPLACE 5 INBOX (\\Seen) {3}',
  'SETACL INBOX ben +lrs',
  'SETQUOTA "" (STORAGE 5)',
  'COMPRESS DEFLATE',
]

const byName = new Map(commands.map((command) => [command.name, command]))
const session = { utf8: false, current: { saved: new Uint32Array(0) } } as unknown as Session

export default {
  name: 'imap commands',
  seeds: () => lines.map((line) => Buffer.from(line)),
  run(input: Uint8Array): void {
    const line = Buffer.from(input)
    const cursor = new Cursor({ line, literals: literalsOf(line) })
    try {
      let name = cursor.name()
      if (name === 'UID') {
        cursor.space()
        name = `UID ${cursor.name()}`
      }
      byName.get(name)?.parse(cursor, session)
      cursor.end()
    } catch (error) {
      if (!(error instanceof LayoutError || error instanceof Failure || error instanceof UnknownCharset)) throw error
    }
  },
}

/** Every `{3}` of the line is one, as if three bytes had come. */
function literalsOf(line: Buffer): Literal[] {
  const literals: Literal[] = []
  for (const match of line.toString('latin1').matchAll(/~?\{3\+?\}/g)) {
    const binary = match[0].startsWith('~')
    literals.push({ start: match.index, end: match.index + match[0].length, binary, bytes: Buffer.from('a\0b') })
  }
  return literals
}
