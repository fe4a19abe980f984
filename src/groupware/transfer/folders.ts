/** Where the folders of a source lie in a mailbox: found, or made when something is to come into them. */
import { Failure, PublicFolder, SpecialFolder } from '#model'
import type { Folder, FolderId, Mailbox } from '#store'
import type { ItemKind } from '#convert/document/index.ts'
import type { SourceFolder, TransferStore } from './types.ts'
import { findWellKnown } from './well-known.ts'

const NAME_LENGTH_MAX = 255
const specialOfKind: Readonly<Record<ItemKind, FolderId>> = {
  mail: SpecialFolder.inbox,
  event: SpecialFolder.calendar,
  task: SpecialFolder.tasks,
  journal: SpecialFolder.journal,
  note: SpecialFolder.notes,
  contact: SpecialFolder.contacts,
}

export class FolderMap {
  readonly #store: TransferStore
  readonly #mailbox: Mailbox
  readonly #base: readonly string[] | undefined
  readonly #known = new Map<SourceFolder, FolderId>()
  #isPublic: boolean | undefined
  #baseId: FolderId | undefined
  created = 0

  /** With a `base`, everything goes below that folder; without it, an inbox becomes the inbox. */
  constructor(store: TransferStore, mailbox: Mailbox, base: readonly string[] | undefined) {
    this.#store = store
    this.#mailbox = mailbox
    this.#base = base
  }

  async resolve(folder: SourceFolder): Promise<FolderId> {
    const known = this.#known.get(folder)
    if (known !== undefined) return known
    const id = await this.#find(folder)
    this.#known.set(folder, id)
    return id
  }

  /** For what lies in no folder. */
  async ofKind(kind: ItemKind): Promise<FolderId> {
    if (this.#base || (await this.#public())) return this.#top()
    return specialOfKind[kind]
  }

  /** Whether `ofKind` says the same for every kind. */
  get hasBase(): boolean {
    return this.#base !== undefined
  }

  async #find(folder: SourceFolder): Promise<FolderId> {
    const special = folder.special
    if (special && !this.#base && !(await this.#public()) && (await this.#mailbox.findFolder(SpecialFolder[special]))) {
      return SpecialFolder[special]
    }
    const parent = folder.parent ? await this.resolve(folder.parent) : await this.#top()
    try {
      return await this.#child(parent, folder)
    } catch (error) {
      // A name that cannot be, or deeper than folders may lie: what is in it comes into the folder above.
      if (!(error instanceof Failure && (error.code === 'tooComplex' || error.code === 'invalid'))) throw error
      return parent
    }
  }

  async #public(): Promise<boolean> {
    return (this.#isPublic ??= (await this.#mailbox.info()).kind === 'public')
  }

  async #top(): Promise<FolderId> {
    if (this.#baseId !== undefined) return this.#baseId
    let at: FolderId = (await this.#public()) ? PublicFolder.ipmSubtree : SpecialFolder.ipmSubtree
    for (const [index, name] of (this.#base ?? []).entries()) {
      at = (index === 0 && (await this.#findSpecial(at, name))) || (await this.#child(at, { name }))
    }
    return (this.#baseId = at)
  }

  /** `Inbox` is the inbox in every language, where nothing else is called so. */
  async #findSpecial(parent: FolderId, name: string): Promise<FolderId | undefined> {
    if ((await this.#public()) || (await this.#mailbox.findChild(parent, name))) return undefined
    const key = findWellKnown(name, undefined)
    return key && (await this.#mailbox.findFolder(SpecialFolder[key])) ? SpecialFolder[key] : undefined
  }

  async #child(parent: FolderId, { name, class: folderClass, properties }: SourceFolder): Promise<FolderId> {
    const whole = name.replaceAll('\0', '').trim().slice(0, NAME_LENGTH_MAX) || 'Folder'
    for (let count = 1; ; count++) {
      const tried = count === 1 ? whole : `${whole.slice(0, NAME_LENGTH_MAX - 5)} ${count}`
      const there = await this.#mailbox.findChild(parent, tried)
      // A search folder holds nothing itself.
      if (there && there.kind !== 'search') return there.id
      if (there) continue
      try {
        const id = await this.#store.write(this.#mailbox, (tx) =>
          tx.createFolder({
            parent,
            name: tried,
            ...(folderClass && { class: folderClass }),
            ...(properties && { properties }),
          }),
        )
        this.created++
        return id
      } catch (error) {
        // A client was quicker.
        if (!(error instanceof Failure && error.code === 'alreadyExists') || count > 5) throw error
      }
    }
  }
}

/** The names of a folder, from below the top that people see. */
export function pathNames(folders: ReadonlyMap<FolderId, Folder>, folder: Folder, top: FolderId): string[] {
  const names: string[] = []
  for (let at: Folder | undefined = folder; at && at.id !== top; at = folders.get(at.parent)) {
    names.unshift(at.name)
    if (at.parent === at.id) break
  }
  return names
}
