/**
 * SELECT and EXAMINE.
 *
 * RFC 9051 6.3.2 and 6.3.3, RFC 3501 6.3.1 (RECENT, UNSEEN); CONDSTORE and QRESYNC: RFC 7162 3.1.8 and 3.2.5; MAILBOXID:
 * RFC 8474 4.2.
 */
import { Failure } from '#model'
import type { Seq, Uid } from '#store'
import { type Answer, bad, ok } from '../answer.ts'
import { command, loggedIn } from '../command.ts'
import type { Cursor } from '../grammar/cursor.ts'
import { allFlags } from '../flags.ts'
import { formatSet, normalize, type Range, ranges as uidSet } from '../grammar/sequence-set.ts'
import { mailboxId } from '../mailbox-id.ts'
import { knownRows } from '../message-set.ts'
import { mailboxName, readMailboxName } from '../names.ts'
import { Right } from '../rights.ts'
import { firstUnread } from '../search/deleted.ts'
import { flagsLine, Selected } from '../selected.ts'
import type { Session } from '../session.ts'
import { changedSince } from '../since.ts'
import { sequenceOf } from '../uid-set.ts'

interface Resync {
  uidValidity: number
  since: Seq
  known: Range[] | undefined
  /** Numbers and UIDs of some messages at that time, RFC 7162 3.2.5.2. */
  match: { sequences: Range[]; uids: Range[] } | undefined
}

interface Arguments {
  name: string
  condstore: boolean
  resync: Resync | undefined
}

function parse(cursor: Cursor, session: Session): Arguments {
  cursor.space()
  const args: Arguments = { name: readMailboxName(cursor, session), condstore: false, resync: undefined }
  if (!cursor.more()) return args
  cursor.list(() => {
    const word = cursor.word()
    if (word === 'CONDSTORE') args.condstore = true
    else if (word === 'QRESYNC') {
      cursor.space()
      args.resync = resyncArgument(cursor)
    } else cursor.fail('no such parameter of SELECT')
  })
  return args
}

/** `(67890007 20050715194045000 41:211,214:541 (1,3 500,700))` */
function resyncArgument(cursor: Cursor): Resync {
  cursor.expect('(')
  const uidValidity = cursor.positive()
  cursor.space()
  const resync: Resync = { uidValidity, since: cursor.number(), known: undefined, match: undefined }
  while (cursor.more()) {
    if (!cursor.atList()) resync.known = uidSet(cursor, { star: false })
    else {
      cursor.expect('(')
      const sequences = uidSet(cursor, { star: false })
      cursor.space()
      resync.match = { sequences, uids: uidSet(cursor, { star: false }) }
      cursor.expect(')')
    }
  }
  cursor.expect(')')
  return resync
}

export const select = command({
  name: 'SELECT',
  states: loggedIn,
  quiet: true,
  parse,
  run: (session, args) => open(session, args, false),
})

export const examine = command({
  name: 'EXAMINE',
  states: loggedIn,
  quiet: true,
  parse,
  run: (session, args) => open(session, args, true),
})

async function open(session: Session, args: Arguments, examined: boolean): Promise<Answer> {
  const { output, enabled, services } = session
  if (args.resync !== undefined && !enabled.has('QRESYNC')) return bad('QRESYNC is not enabled')
  // RFC 9051 6.3.2: whatever comes of it, the mailbox that was selected no longer is.
  if (session.selected !== undefined) {
    session.selected = undefined
    // RFC 7162 3.2.11: from everybody who has CONDSTORE, to every client.
    output.line('* OK [CLOSED] The former mailbox is closed')
  }
  const { name, mailbox, folder } = await session.mailboxes.get(args.name)
  if ((folder.rights & Right.readAny) === 0) throw new Failure('accessDenied')
  if (args.condstore) enabled.add('CONDSTORE')
  const changeable = Right.create | Right.editAny | Right.deleteAny | Right.editOwned | Right.deleteOwned
  // In a public folder everybody has his own read state, and may change that at least.
  const readOnly = examined || ((folder.rights & changeable) === 0 && !session.mailboxes.isPublicName(name))
  const selected = await Selected.open({
    store: services.store,
    mailbox,
    folder,
    name,
    readOnly,
    rev2: session.dialect.rev2,
    recents: session.recents,
  })
  const highest = Math.max(1, folder.contentSeq)

  output.line(flagsLine([]))
  output.line(`* OK [PERMANENTFLAGS (${readOnly ? '' : permanentFlags(folder.rights)})] Flags that are kept`)
  output.line(`* ${selected.uids.length} EXISTS`)
  if (!enabled.has('IMAP4REV2')) {
    output.line(`* ${selected.recent.count(selected.uids)} RECENT`)
    const unread = folder.unread > 0 ? await firstUnread(selected) : undefined
    if (unread !== undefined) output.line(`* OK [UNSEEN ${unread}] The first unread message`)
  }
  output.line(`* OK [UIDVALIDITY ${folder.uidValidity}] UIDs are valid`)
  output.line(`* OK [UIDNEXT ${Math.max(folder.uidNext, selected.last + 1)}] The next UID`)
  output.line(`* OK [HIGHESTMODSEQ ${highest}] The newest change`)
  output.line(`* OK [MAILBOXID (${mailboxId(mailbox, folder.id)})] The mailbox`)
  // RFC 9051 6.3.2
  if (enabled.has('IMAP4REV2')) output.line(`* LIST () "/" ${mailboxName(name, session)}`)
  session.selected = selected
  if (args.resync !== undefined && args.resync.uidValidity === folder.uidValidity)
    await resync(session, selected, args.resync)
  return ok(readOnly ? 'READ-ONLY' : 'READ-WRITE')
}

/** RFC 4314 5.2: only what the client's rights let it change. */
function permanentFlags(rights: number): string {
  if ((rights & (Right.editAny | Right.editOwned)) !== 0) return `${allFlags.join(' ')} \\*`
  return (rights & Right.deleteAny) === 0 ? '\\Seen' : '\\Seen \\Deleted'
}

async function resync(session: Session, selected: Selected, { since, known, match }: Resync): Promise<void> {
  const { output } = session
  const asked = normalize(known ?? [[1, Math.max(1, selected.folder.uidNext - 1)]], selected.last)
  const { changed, vanished } = await changedSince(selected, since, asked)
  const stillKnown = match === undefined ? 0 : matching(selected, match)
  // What lies at or below a message that has kept its number has not vanished unseen (RFC 7162 3.2.5.2).
  const missing = vanished.filter((uid) => uid > stillKnown)
  if (missing.length > 0) output.line(`* VANISHED (EARLIER) ${formatSet(missing)}`)
  for await (const rows of knownRows(selected, changed)) {
    for (const row of rows) selected.tellFlags(row, output, session.dialect)
    await output.drained()
  }
}

/** The highest UID of the pairs that still fit: up to there the client's numbers are right. */
function matching(
  selected: Selected,
  { sequences, uids }: { sequences: readonly Range[]; uids: readonly Range[] },
): Uid {
  const numbers = expand(sequences)
  let last = 0
  for (const [at, uid] of expand(uids).entries()) {
    if (numbers[at] === undefined || sequenceOf(selected.uids, uid) !== numbers[at]) break
    last = uid
  }
  return last
}

const PAIRS_MAX = 10_000

function expand(set: readonly Range[]): number[] {
  const numbers: number[] = []
  for (const [from, to] of set) {
    for (let number = from; number <= to && numbers.length < PAIRS_MAX; number++) numbers.push(number)
  }
  return numbers
}
