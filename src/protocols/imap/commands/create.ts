/**
 * CREATE, DELETE and RENAME.
 *
 * RFC 9051 6.3.4 to 6.3.6; USE: RFC 6154 3; MAILBOXID: RFC 8474 4.1. Special folders stay where they are; a mailbox that
 * has others below it is deleted only after them; what is deleted lies in Recoverable Items.
 */
import { Failure, SpecialFolder } from '#model'
import type { FolderId, Mailbox, Transaction } from '#store'
import { type Answer, no, ok } from '../answer.ts'
import { command, loggedIn } from '../command.ts'
import { mailboxId } from '../mailbox-id.ts'
import { readMailboxName } from '../names.ts'
import type { Session } from '../session.ts'
import { findMakableUse, specialUseProperties } from '../special-use.ts'
import { forgetFolder, leaveUnsubscribed } from '../subscriptions.ts'

/** PidTagContainerClass of mail folders, [MS-OXOSFLD] 2.2.1. */
const MAIL_CLASS = 'IPF.Note'

export const create = command({
  name: 'CREATE',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    const name = readMailboxName(cursor, session)
    const uses: string[] = []
    if (cursor.more()) {
      cursor.list(() => {
        if (cursor.word() !== 'USE') cursor.fail('no such parameter of CREATE')
        cursor.space()
        uses.push(...cursor.list(() => cursor.flag()))
      })
    }
    return { name, uses }
  },
  async run(session, { name, uses }): Promise<Answer> {
    const known = uses.map(findMakableUse)
    // RFC 6154 3
    if (!known.every((use) => use !== undefined)) return no('USEATTR', 'No mailbox here can be used so')
    if ((await session.mailboxes.find(name)) !== undefined) throw new Failure('alreadyExists')
    const { mailbox, parent, missing } = await session.mailboxes.parentOf(name)
    checkNames(missing)
    const { store } = session.services
    const isOwn = mailbox.id === session.mailboxes.own.id
    if (known.length > 0 && !isOwn) return no('USEATTR', 'Only mailboxes of your own')
    const folders = await store.write(mailbox, async (tx) => {
      const made = await createPath(tx, parent.id, missing)
      if (known.length > 0) await tx.updateFolder(made.at(-1)!, { set: specialUseProperties(known) })
      return made
    })
    await leaveUnsubscribed(store, session.mailboxes.own, { mailbox, folders })
    return ok(`MAILBOXID (${mailboxId(mailbox, folders.at(-1)!)})`)
  },
})

/** The folders made, the topmost first. */
async function createPath(tx: Transaction, top: FolderId, names: readonly string[]): Promise<FolderId[]> {
  const made: FolderId[] = []
  for (const name of names) made.push(await tx.createFolder({ parent: made.at(-1) ?? top, name, class: MAIL_CLASS }))
  return made
}

const NAME_MAX = 250
const LEVELS_MAX = 30

function checkNames(names: readonly string[]): void {
  if (names.length > LEVELS_MAX) throw new Failure('tooMany', 'too many levels')
  for (const name of names) {
    if (name.trim() === '' || name.length > NAME_MAX || hasControls(name))
      throw new Failure('invalid', 'not a name for a mailbox')
  }
}

function hasControls(name: string): boolean {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) < 0x20 || name.charCodeAt(i) === 0x7f) return true
  return false
}

export const remove = command({
  name: 'DELETE',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    return readMailboxName(cursor, session)
  },
  async run(session, name) {
    const { mailbox, folder } = await session.mailboxes.get(name)
    if (folder.id < 0x1000) throw new Failure('wrongType', 'a special folder')
    // RFC 9051 6.3.5: its messages go with it, mailboxes below it do not.
    const { store } = session.services
    await store.write(mailbox, (tx) => tx.deleteFolder(folder.id, { messages: true }))
    await forgetFolder(store, session.mailboxes.own, { mailbox, folder })
    leave(session, folder.id)
  },
})

/** The session itself may have had it selected. */
function leave(session: Session, folder: FolderId): void {
  if (session.selected?.folder.id === folder) session.selected = undefined
}

export const rename = command({
  name: 'RENAME',
  states: loggedIn,
  parse(cursor, session) {
    cursor.space()
    const from = readMailboxName(cursor, session)
    cursor.space()
    return { from, to: readMailboxName(cursor, session) }
  },
  async run(session, { from, to }): Promise<Answer | undefined> {
    const { mailboxes, services } = session
    const source = await mailboxes.get(from)
    if ((await mailboxes.find(to)) !== undefined) throw new Failure('alreadyExists')
    const target = await mailboxes.parentOf(to)
    checkNames(target.missing)
    if (target.mailbox.id !== source.mailbox.id) throw new Failure('unsupported', 'not to another owner')
    const { id } = source.folder
    if (id === SpecialFolder.inbox && !mailboxes.isPublicName(from))
      return renameInbox(session, source.mailbox, { parent: target.parent.id, names: target.missing })
    if (id < 0x1000) throw new Failure('wrongType', 'a special folder')
    const name = target.missing.at(-1)!
    await services.store.write(source.mailbox, async (tx) => {
      const parent = (await createPath(tx, target.parent.id, target.missing.slice(0, -1))).at(-1) ?? target.parent.id
      if (parent === source.folder.parent) await tx.updateFolder(id, { name })
      else await tx.moveFolder(id, { parent, name })
    })
    return undefined
  },
})

/** RFC 9051 6.3.6: INBOX stays, its messages go to a new mailbox. */
async function renameInbox(
  { services: { store } }: Session,
  mailbox: Mailbox,
  { parent, names }: { parent: FolderId; names: readonly string[] },
): Promise<undefined> {
  const { ids } = await store.view(mailbox, SpecialFolder.inbox, {}).ids()
  await store.write(mailbox, async (tx) => {
    const made = await createPath(tx, parent, names)
    await tx.moveMessages([...ids], made.at(-1)!)
  })
  return undefined
}
