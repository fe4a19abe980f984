/** From addresses to mailboxes, and how far a long command has come. */
import { pathNames } from '#groupware/transfer/folders.ts'
import { Failure, findSpecialFolder, SpecialFolder } from '#model'
import { displayAddress } from '#directory'
import type { Folder, FolderId, Mailbox, MailboxId } from '#store'
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

/**
 * A folder by its path from the top of what people see: `Inbox/Projects`. Folders that every mailbox has are found by their names
 * in all languages, where none is called so itself.
 */
export async function folderByPath(mailbox: Mailbox, path: string): Promise<FolderId> {
  const folders = await mailbox.folders()
  const byId = new Map(folders.map((folder) => [folder.id, folder]))
  const names = pathOf(path).map((name) => name.toLowerCase())
  const matching = (isCalled: (folder: Folder, name: string) => boolean) =>
    folders.filter((folder) => {
      let at: Folder | undefined = folder
      for (const name of names.toReversed()) {
        if (!at || !isCalled(at, name)) return false
        at = byId.get(at.parent)
      }
      return true
    })
  const isItself = (folder: Folder, name: string) => folder.name.toLowerCase() === name
  const matches = matching(isItself)
  const wide =
    matches.length > 0
      ? matches
      : matching(
          (folder, name) =>
            isItself(folder, name) ||
            (findSpecialFolder(folder.id)?.names.some((each) => each.toLowerCase() === name) ?? false),
        )
  const [found, ...others] = wide
  const paths = (of: readonly Folder[]) =>
    of.map((folder) => pathNames(byId, folder, SpecialFolder.ipmSubtree).join('/'))
  if (!found) {
    const visible = folders.filter(
      ({ id, kind }) => kind !== 'search' && !findSpecialFolder(id)?.hidden && isVisible(byId, id),
    )
    throw new Failure('invalid', `there is no folder ${path}. The mailbox has ${listOf(paths(visible).toSorted())}.`)
  }
  if (others.length > 0) {
    throw new Failure('invalid', `${path} could be any of ${listOf(paths(wide))}; give more of its path`)
  }
  return found.id
}

const LISTED_MAX = 40

function listOf(names: readonly string[]): string {
  const more = names.length - LISTED_MAX
  return `${names.slice(0, LISTED_MAX).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function isVisible(folders: ReadonlyMap<FolderId, Folder>, id: FolderId): boolean {
  let at = folders.get(id)
  while (at && at.parent !== at.id) {
    if (at.parent === SpecialFolder.ipmSubtree) return true
    at = folders.get(at.parent)
  }
  return false
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
