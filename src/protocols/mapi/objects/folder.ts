/**
 * An open folder: its id, in its logon. What it is now the store says each time, so two handles of a folder never
 * contradict each other.
 */
import { Failure } from '#model'
import type { Folder, FolderId } from '#store'
import type { Logon } from './logon.ts'
import { ServerObject } from './server-object.ts'

export class FolderObject extends ServerObject {
  readonly kind = 'folder'
  readonly logon: Logon
  readonly id: FolderId

  constructor(logon: Logon, id: FolderId) {
    super()
    this.logon = logon
    this.id = id
  }

  /** Whoever holds a folder open that was deleted is told that it was. */
  async load(): Promise<Folder> {
    const folder = await this.logon.mailbox.findFolder(this.id)
    if (!folder) throw new Failure('deleted', `folder ${this.id}`)
    return folder
  }
}
