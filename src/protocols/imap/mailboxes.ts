/**
 * The mailboxes that a user sees: names to folders and back, over three namespaces (RFC 2342, RFC 9051 6.3.10).
 *
 *     INBOX, INBOX/…, Sent Items, …          the user's own mailbox, from the top of its visible tree
 *     Other Users/ben@example.test/INBOX …   mailboxes with folders shared with the user
 *     Public Folders/…                       the public store
 *
 * Mail folders only: calendars, contacts, tasks and the like are folders of the store, too, but not for mail clients, and
 * what lies outside the visible tree (Recoverable Items, search folders …) is nobody's. Sync Issues are Outlook's own and
 * hidden as well. A folder without mail that holds mail folders is shown as \Noselect.
 */
import { Failure, found, PublicFolder, SpecialFolder, specialFolders } from '#model'
import type { DirectoryObject, Login } from '#directory'
import type { Folder, FolderId, Mailbox } from '#store'
import type { Services } from '../services.ts'
import { readSpecialUses } from './special-use.ts'
import { decodeFolderName, encodeFolderName, OTHER_USERS, PUBLIC_FOLDERS, SEPARATOR } from './folder-name.ts'

/** One mailbox of IMAP. */
export interface Place {
  name: string
  mailbox: Mailbox
  folder: Folder
}

/** One line of LIST. */
export interface Listed {
  name: string
  /** undefined for the node above the mailboxes of others. */
  place: Place | undefined
  selectable: boolean
  hasChildren: boolean
  specialUse: string | undefined
  /** Of a subscription whose mailbox is not there. */
  isGone?: boolean
}

interface Root {
  /** With the separator, '' for one's own. */
  prefix: string
  mailbox: Mailbox
  top: FolderId
  own: boolean
  isPublic: boolean
}

const hiddenFolders = new Set<FolderId>([
  ...specialFolders.filter((folder) => folder.hidden || folder.search).map((folder) => folder.id),
  SpecialFolder.syncIssues,
])

export class Mailboxes {
  readonly own: Mailbox
  readonly #services: Services
  readonly #login: Login

  constructor(services: Services, login: Login, own: Mailbox) {
    this.#services = services
    this.#login = login
    this.own = own
  }

  async get(name: string): Promise<Place> {
    return found(await this.find(name), 'mailbox')
  }

  async find(name: string): Promise<Place | undefined> {
    const segments = split(name)
    const root = await this.#rootOf(segments)
    if (root === undefined) return undefined
    // Whoever sees a part of a mailbox only may not see the folders on the way: then the list knows the names.
    if (!root.own)
      return (await this.#tree(root)).find((listed) => sameName(listed.name, segments) && listed.selectable)?.place
    return this.#walk(root, segments)
  }

  /** Where a mailbox of this name would be made: the folder above it, which need not exist yet below the first. */
  async parentOf(name: string): Promise<{ mailbox: Mailbox; parent: Folder; missing: string[] }> {
    const segments = split(name)
    const root = await this.#rootOf(segments)
    if (root === undefined) throw new Failure('accessDenied', 'mailboxes cannot be made here')
    const path = segments.slice(root.prefix === '' ? 0 : split(root.prefix).length)
    if (path.length === 0)
      throw new Failure(root.prefix === '' ? 'invalid' : 'alreadyExists', 'not a name for a mailbox')
    for (let length = path.length - 1; length > 0; length--) {
      const above = [...split(root.prefix), ...path.slice(0, length)].join(SEPARATOR)
      const place = await this.find(above)
      if (place !== undefined)
        return { mailbox: root.mailbox, parent: place.folder, missing: path.slice(length).map(decodeFolderName) }
    }
    const top = await root.mailbox.getFolder(root.top)
    return { mailbox: root.mailbox, parent: top, missing: path.map(decodeFolderName) }
  }

  /** Every mailbox whose namespace may hold a match; the caller picks. */
  async list(wanted: { others: boolean; public: boolean }): Promise<Listed[]> {
    const lists = [await this.#tree(this.#ownRoot())]
    const roots = wanted.others || wanted.public ? await this.#otherRoots() : []
    for (const isPublic of [false, true]) {
      if (!(isPublic ? wanted.public : wanted.others)) continue
      const list: Listed[] = []
      for (const root of roots.filter((candidate) => candidate.isPublic === isPublic))
        list.push(...(await this.#below(root)))
      if (list.length > 0) lists.push([node(isPublic ? PUBLIC_FOLDERS : OTHER_USERS), ...list])
    }
    return lists.flat()
  }

  /** The name of the owner: of quota roots and of ACLs. */
  async ownerOf(mailbox: Mailbox): Promise<DirectoryObject | undefined> {
    return mailbox.id === this.own.id ? this.#login.user : this.#services.directory.findByMailbox(mailbox.id)
  }

  isPublicName(name: string): boolean {
    return split(name)[0] === PUBLIC_FOLDERS
  }

  async #below(root: Root): Promise<Listed[]> {
    const tree = await this.#tree(root)
    if (root.isPublic || tree.length === 0) return tree
    return [node(root.prefix.slice(0, -1)), ...tree]
  }

  #ownRoot(): Root {
    return { prefix: '', mailbox: this.own, top: SpecialFolder.ipmSubtree, own: true, isPublic: false }
  }

  async #otherRoots(): Promise<Root[]> {
    const { directory, store } = this.#services
    const user = this.#login.user.id
    const roots: Root[] = []
    for (const { object, mailbox: id, kind } of await directory.otherMailboxes(user)) {
      const isPublic = kind === 'public'
      const mailbox = await store.open(id, await directory.viewer(user, id)).catch(gone)
      if (mailbox === undefined) continue
      const prefix = isPublic ? `${PUBLIC_FOLDERS}/` : `${OTHER_USERS}/${encodeFolderName(object.address)}/`
      const top = isPublic ? PublicFolder.ipmSubtree : SpecialFolder.ipmSubtree
      roots.push({ prefix, mailbox, top, own: false, isPublic })
    }
    return roots
  }

  async #rootOf(segments: readonly string[]): Promise<Root | undefined> {
    if (segments[0] !== OTHER_USERS && segments[0] !== PUBLIC_FOLDERS) return this.#ownRoot()
    const roots = await this.#otherRoots()
    if (segments[0] === PUBLIC_FOLDERS) return roots.find((root) => root.isPublic)
    const address = segments[1]?.toLowerCase()
    return roots.find((root) => !root.isPublic && split(root.prefix)[1]?.toLowerCase() === address)
  }

  async #walk(root: Root, segments: readonly string[]): Promise<Place | undefined> {
    let folder: Folder | undefined
    let parent: FolderId = root.top
    for (const [level, segment] of segments.entries()) {
      if (level === 0 && segment.toUpperCase() === 'INBOX') folder = await root.mailbox.findFolder(SpecialFolder.inbox)
      else {
        const name = decodeFolderName(segment)
        folder = await root.mailbox.findChild(parent, name)
        // INBOX is the Inbox's only name, and names are told apart by case.
        if (folder !== undefined && (folder.id === SpecialFolder.inbox || folder.name.normalize() !== name))
          return undefined
      }
      if (folder === undefined || hiddenFolders.has(folder.id)) return undefined
      parent = folder.id
    }
    return folder !== undefined && holdsMail(folder)
      ? { name: nameOf(segments), mailbox: root.mailbox, folder }
      : undefined
  }

  async #tree(root: Root): Promise<Listed[]> {
    const folders = await root.mailbox.folders()
    const useOf = root.own ? await readSpecialUses(root.mailbox) : () => undefined
    const seen = new Map(folders.map((folder) => [folder.id, folder]))
    const names = new Map<FolderId, string>()
    const listed = new Map<FolderId, Listed>()
    for (const folder of folders) {
      if (folder.id === root.top || hiddenFolders.has(folder.id) || folder.kind !== 'generic') continue
      const above = folder.parent === root.top ? root.prefix : names.get(folder.parent)
      // A folder whose parent the user may not see hangs at the top; one whose parent is seen but not shown is not shown.
      const isTop = above === undefined && !root.own && !seen.has(folder.parent) && isUserFolder(folder.id)
      const prefix = above ?? (isTop ? root.prefix : undefined)
      if (prefix === undefined) continue
      const isInbox = !root.isPublic && folder.id === SpecialFolder.inbox
      const name =
        prefix + (isInbox ? 'INBOX' : encodeFolderName(folder.name.normalize(), { top: prefix === root.prefix }))
      names.set(folder.id, name + SEPARATOR)
      const entry: Listed = {
        name,
        place: { name, mailbox: root.mailbox, folder },
        selectable: holdsMail(folder),
        hasChildren: false,
        specialUse: useOf(folder),
      }
      listed.set(folder.id, entry)
      if (entry.selectable) this.#markAbove(folder, seen, listed)
    }
    return [...listed.values()].filter((entry) => entry.selectable || entry.hasChildren)
  }

  #markAbove(folder: Folder, seen: ReadonlyMap<FolderId, Folder>, listed: ReadonlyMap<FolderId, Listed>): void {
    for (let id = folder.parent; ; ) {
      const above = listed.get(id)
      if (above === undefined || above.hasChildren) return
      above.hasChildren = true
      id = seen.get(id)!.parent
    }
  }
}

function isUserFolder(id: FolderId): boolean {
  return id >= 0x1000 || specialFolders.some((folder) => folder.id === id && folder.parent === 'ipmSubtree')
}

/** PidTagContainerClass: mail, or what nobody has said anything about. */
function holdsMail(folder: Folder): boolean {
  const kind = folder.class.toLowerCase()
  return kind === '' || kind === 'ipf' || kind.startsWith('ipf.note') || kind.startsWith('ipf.imap')
}

function node(name: string): Listed {
  return { name, place: undefined, selectable: false, hasChildren: true, specialUse: undefined }
}

function gone(error: unknown): undefined {
  if (error instanceof Failure && (error.code === 'notFound' || error.code === 'accessDenied')) return undefined
  throw error
}

function split(name: string): string[] {
  const segments = name.normalize().split(SEPARATOR)
  // RFC 9051 6.3.4: a name may come with the separator at its end, to say that names below it will be made.
  if (segments.at(-1) === '') segments.pop()
  return segments
}

function nameOf(segments: readonly string[]): string {
  return [segments[0]!.toUpperCase() === 'INBOX' ? 'INBOX' : segments[0], ...segments.slice(1)].join(SEPARATOR)
}

function sameName(name: string, segments: readonly string[]): boolean {
  const own = split(name)
  // INBOX in any case, at the top of a mailbox.
  return (
    own.length === segments.length &&
    own.every(
      (segment, at) =>
        segment === segments[at] ||
        (segment === 'INBOX' && segments[at]!.toUpperCase() === 'INBOX') ||
        (at === 1 && own[0] === OTHER_USERS && segment.toLowerCase() === segments[at]!.toLowerCase()),
    )
  )
}
