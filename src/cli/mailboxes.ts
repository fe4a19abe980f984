/** From addresses to mailboxes, and how far a long command has come. */
import { Failure } from '#model'
import { displayAddress } from '#directory'
import type { FolderId, Mailbox, MailboxId } from '#store'
import type { Progress } from '#store/maintenance/index.ts'
import type { CliContext } from './context.ts'
import { getObject } from './find.ts'

export interface NamedMailbox {
  id: MailboxId
  /** The directory object whose it is; undefined for one that belongs to nobody any more. */
  owner: string | undefined
  /** For people. */
  name: string
}

/** Those that are named, or all that exist. */
export async function mailboxesOf(context: CliContext, given: readonly string[]): Promise<NamedMailbox[]> {
  if (given.length > 0) return Promise.all(given.map((address) => mailboxOf(context, address)))
  const directory = await context.directory()
  const found: NamedMailbox[] = []
  for (const id of await (await context.store()).mailboxes()) {
    const object = await directory.findByMailbox(id)
    found.push({ id, owner: object?.id, name: object ? displayAddress(object.address) : id })
  }
  return found
}

/** An address, or the id of a mailbox. */
export async function mailboxOf(context: CliContext, given: string): Promise<NamedMailbox> {
  const directory = await context.directory()
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given)) {
    const object = (await directory.findByMailbox(given)) ?? (await directory.findObject(given))
    if (!object?.mailbox) return { id: given, owner: object?.id, name: given }
    return { id: object.mailbox, owner: object.id, name: displayAddress(object.address) }
  }
  const object = await getObject(directory, given)
  if (!object.mailbox) throw new Failure('wrongType', `${object.address} has no mailbox`)
  return { id: object.mailbox, owner: object.id, name: displayAddress(object.address) }
}

/** A folder by its path from the top of what people see: `Inbox/Projects`. */
export async function folderByPath(mailbox: Mailbox, path: string): Promise<FolderId> {
  const folders = await mailbox.folders()
  const names = pathOf(path)
  const matches = folders.filter((folder) => {
    let at: (typeof folders)[number] | undefined = folder
    for (const name of names.toReversed()) {
      if (at?.name.toLowerCase() !== name.toLowerCase()) return false
      const parent: FolderId = at.parent
      at = folders.find(({ id }) => id === parent)
    }
    return true
  })
  const [found, ...others] = matches
  if (!found) throw new Failure('notFound', `the folder ${path}`)
  if (others.length > 0) throw new Failure('invalid', `${path} could be several folders; give more of its path`)
  return found.id
}

export function pathOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '')
}

/** One line that is written over, for people at a terminal; nothing otherwise. */
export function progressLine(context: CliContext, what: string): { progress: Progress; end: () => void } {
  if (!context.io.ask) return { progress: () => {}, end: () => {} }
  let last = 0
  return {
    progress({ step, done, total }) {
      const now = performance.now()
      if (now - last < 200) return
      last = now
      context.io.err(`\r\x1b[K${what}: ${step} ${done}${total === undefined ? '' : ` of ${total}`}`)
    },
    end: () => context.io.err('\r\x1b[K'),
  }
}
