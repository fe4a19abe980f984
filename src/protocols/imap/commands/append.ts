/**
 * APPEND and REPLACE: mails that the client brings.
 *
 * RFC 9051 6.3.12, MULTIAPPEND: RFC 3502 (all or none), UTF8: RFC 6855 4, literal8: RFC 3516, APPENDUID: RFC 4315 3;
 * REPLACE: RFC 8508.
 */
import { Failure } from '#model'
import type { Created, NewMessage } from '#store'
import { type Answer, no, ok } from '../answer.ts'
import { command, loggedIn, selectedOnly } from '../command.ts'
import { flagList, type FlagList } from '../flags.ts'
import { withoutNul } from '../binary-mail.ts'
import type { Cursor, Literal } from '../grammar/cursor.ts'
import { dateTime } from '../grammar/date.ts'
import { formatSet, type SequenceSet } from '../grammar/sequence-set.ts'
import { idsOf } from '../message-set.ts'
import { readMailboxName } from '../names.ts'
import { Pace } from '../pace.ts'
import type { Session } from '../session.ts'

interface Mail {
  list: FlagList
  received: Date | undefined
  bytes: Uint8Array
}

interface Arguments {
  name: string
  mails: Mail[]
}

const MAILS_MAX = 10_000

function parse(cursor: Cursor, session: Session): Arguments {
  cursor.space()
  const args: Arguments = { name: readMailboxName(cursor, session), mails: [] }
  cursor.space()
  do {
    args.mails.push(mail(cursor))
    if (args.mails.length > MAILS_MAX) cursor.fail('too many mails')
  } while (cursor.more())
  return args
}

function mail(cursor: Cursor): Mail {
  let list: FlagList = { flags: [], categories: [] }
  let received: Date | undefined
  if (cursor.atList()) {
    list = flagList(cursor.list(() => cursor.flag()))
    cursor.space()
  }
  if (cursor.peek() === 0x22) {
    received = dateTime(cursor)
    cursor.space()
  }
  return { list, received, bytes: content(cursor) }
}

function content(cursor: Cursor): Uint8Array {
  if (cursor.atLiteral()) return bytesOf(cursor.literal())
  // RFC 6855 4: `UTF8 (~{…})`
  if (cursor.word() !== 'UTF8') cursor.fail('expected a literal')
  cursor.space()
  cursor.expect('(')
  const literal = cursor.literal()
  cursor.expect(')')
  return bytesOf(literal)
}

function bytesOf({ bytes, binary }: Literal): Uint8Array {
  return binary ? withoutNul(bytes) : bytes
}

export const append = command({
  name: 'APPEND',
  states: loggedIn,
  parse,
  async run(session, { name, mails }): Promise<Answer> {
    const place = await session.mailboxes.find(name)
    if (place === undefined) return no('TRYCREATE', 'There is no such mailbox')
    const { store } = session.services
    refuseEmpty(mails)
    const items = await prepared(session, mails)
    const created = await store.write(place.mailbox, async (tx) => {
      const made: Created[] = []
      for (const item of items) made.push(await tx.createMessage(place.folder.id, item))
      return made
    })
    return ok(`APPENDUID ${place.folder.uidValidity} ${formatSet(created.map(({ uid }) => uid))}`)
  },
})

/** Before the mailbox is locked: others may write to it meanwhile. */
async function prepared(session: Session, mails: readonly Mail[]): Promise<NewMessage[]> {
  const pace = new Pace()
  const items: NewMessage[] = []
  for (const { list, received, bytes } of mails) {
    const { flags, categories } = list
    const options = { flags, categories, ...(received === undefined ? {} : { received }) }
    items.push(await session.services.groupware.prepareMail(bytes, options))
    await pace.step()
  }
  return items
}

/** An empty mail is none (RFC 9051 6.3.12 lets a server refuse what is no mail). */
function refuseEmpty(mails: readonly Mail[]): void {
  if (mails.some(({ bytes }) => bytes.length === 0)) throw new Failure('invalid', 'an empty message')
}

function parseReplace(cursor: Cursor, session: Session, byUid: boolean) {
  cursor.space()
  const number = cursor.skip('*') ? Number.POSITIVE_INFINITY : cursor.positive()
  cursor.space()
  const name = readMailboxName(cursor, session)
  cursor.space()
  const set: SequenceSet = [[number, number]]
  return { set, byUid, name, mail: mail(cursor) }
}

async function runReplace(session: Session, args: ReturnType<typeof parseReplace>): Promise<Answer> {
  const selected = session.current
  if (selected.readOnly) return no('READ-ONLY', 'The mailbox is read-only')
  const place = await session.mailboxes.find(args.name)
  if (place === undefined) return no('TRYCREATE', 'There is no such mailbox')
  refuseEmpty([args.mail])
  const [id] = (await idsOf(selected, args)).keys()
  if (id === undefined) throw new Failure('notFound', 'message')
  const { store } = session.services
  const [item] = (await prepared(session, [args.mail])) as [NewMessage]
  const created = await store.write(place.mailbox, async (tx) => {
    const made = await tx.createMessage(place.folder.id, item)
    if (place.mailbox.id === selected.mailbox.id) await tx.deleteMessages([id])
    return made
  })
  if (place.mailbox.id !== selected.mailbox.id) {
    await store.write(selected.mailbox, (tx) => tx.deleteMessages([id]))
  }
  // RFC 8508 4.3: the new UID comes before the EXPUNGE of the old message.
  session.output.line(`* OK [APPENDUID ${place.folder.uidValidity} ${created.uid}] Replaced`)
  return ok()
}

export const replace = command({
  name: 'REPLACE',
  states: selectedOnly,
  parse: (cursor, session) => parseReplace(cursor, session, false),
  run: runReplace,
})

export const uidReplace = command({
  name: 'UID REPLACE',
  states: selectedOnly,
  parse: (cursor, session) => parseReplace(cursor, session, true),
  run: runReplace,
})
