/** The folders of a mailbox as somebody sees them, looked up once in a call: who lies in what. */
import type { Folder, FolderId, Mailbox } from '#store'

export class FolderTree {
  readonly folders: readonly Folder[]
  readonly #byId = new Map<FolderId, Folder>()
  readonly #children = new Map<FolderId, Folder[]>()

  private constructor(folders: readonly Folder[]) {
    this.folders = folders
    for (const folder of folders) {
      this.#byId.set(folder.id, folder)
      if (folder.parent === folder.id) continue
      const siblings = this.#children.get(folder.parent)
      if (siblings) siblings.push(folder)
      else this.#children.set(folder.parent, [folder])
    }
  }

  static async of(mailbox: Mailbox): Promise<FolderTree> {
    return new FolderTree(await mailbox.folders())
  }

  find(id: FolderId): Folder | undefined {
    return this.#byId.get(id)
  }

  children(id: FolderId): readonly Folder[] {
    return this.#children.get(id) ?? []
  }

  /** All below, parents before children. */
  *below(id: FolderId): Generator<Folder> {
    for (const child of this.children(id)) {
      yield child
      yield* this.below(child.id)
    }
  }
}
