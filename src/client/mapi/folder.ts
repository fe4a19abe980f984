/** A folder. [MS-OXCFOLD] 2.2.1 */
import { type ObjectIdValue, ownReplica } from '#model'
import { Collector } from './collector.ts'
import { Message } from './message.ts'
import { type Place } from './mapi-object.ts'
import { PropertyHolder, type Tag } from './property-holder.ts'
import { beginDownload, type Download, type SyncOptions, SyncState } from './synchronization.ts'
import { Table } from './table.ts'

/** The code page of the logon. */
const logonCodePage = 0x0fff

export class Folder extends PropertyHolder {
  readonly id: number

  constructor(place: Place, handle: number, id: number) {
    super(place, handle)
    this.id = id
  }

  async createFolder(
    displayName: string,
    { comment = '', search = false, openExisting = false } = {},
  ): Promise<Folder> {
    const type = search ? 2 : 1
    const { value, handle } = await this.call('RopCreateFolder', {
      type,
      useUnicode: true,
      openExisting,
      displayName,
      comment,
    })
    return new Folder(this.place, handle, value.folderId.counter)
  }

  async deleteFolder(id: number, { messages = false, folders = false, hard = false } = {}): Promise<boolean> {
    const deleteFolderFlags = (messages ? 1 : 0) | (folders ? 4 : 0) | (hard ? 0x10 : 0)
    const { value } = await this.call('RopDeleteFolder', { deleteFolderFlags, folderId: idOf(id, this.place) })
    return value.partialCompletion
  }

  async empty({ associated = false, hard = false } = {}): Promise<boolean> {
    const rop = hard ? 'RopHardDeleteMessagesAndSubfolders' : 'RopEmptyFolder'
    const { value } = await this.call(rop, { wantAsynchronous: false, wantDeleteAssociated: associated })
    return value.partialCompletion
  }

  async moveFolder(id: number, target: Folder, newFolderName: string): Promise<boolean> {
    const value = { wantAsynchronous: false, useUnicode: true, folderId: idOf(id, this.place), newFolderName }
    return (await this.call('RopMoveFolder', value, { destination: target.handle })).value.partialCompletion
  }

  async copyFolder(id: number, target: Folder, newFolderName: string, wantRecursive = true): Promise<boolean> {
    const value = {
      wantAsynchronous: false,
      wantRecursive,
      useUnicode: true,
      folderId: idOf(id, this.place),
      newFolderName,
    }
    return (await this.call('RopCopyFolder', value, { destination: target.handle })).value.partialCompletion
  }

  async moveMessages(ids: readonly number[], target: Folder): Promise<boolean> {
    return await this.#moveCopy(ids, target, false)
  }

  async copyMessages(ids: readonly number[], target: Folder): Promise<boolean> {
    return await this.#moveCopy(ids, target, true)
  }

  async deleteMessages(ids: readonly number[], { hard = false } = {}): Promise<boolean> {
    const rop = hard ? 'RopHardDeleteMessages' : 'RopDeleteMessages'
    const value = { wantAsynchronous: false, notifyNonRead: false, messageIds: this.#ids(ids) }
    return (await this.call(rop, value)).value.partialCompletion
  }

  async setReadFlags(ids: readonly number[], readFlags: number): Promise<boolean> {
    const value = { wantAsynchronous: false, readFlags, messageIds: this.#ids(ids) }
    return (await this.call('RopSetReadFlags', value)).value.partialCompletion
  }

  async hierarchy(columns: readonly Tag[] = [], tableFlags = 0): Promise<Table> {
    return await this.#table('RopGetHierarchyTable', tableFlags, columns)
  }

  async contents(columns: readonly Tag[] = [], tableFlags = 0): Promise<Table> {
    return await this.#table('RopGetContentsTable', tableFlags, columns)
  }

  async permissions(columns: readonly Tag[] = [], tableFlags = 0): Promise<Table> {
    return await this.#table('RopGetPermissionsTable', tableFlags, columns)
  }

  async createMessage({ associated = false } = {}): Promise<Message> {
    const value = { codePageId: logonCodePage, folderId: idOf(this.id, this.place), associatedFlag: associated }
    return new Message(this.place, (await this.call('RopCreateMessage', value)).handle)
  }

  async openMessage(id: number, openModeFlags = 3): Promise<Message> {
    const value = {
      codePageId: logonCodePage,
      folderId: idOf(this.id, this.place),
      openModeFlags,
      messageId: idOf(id, this.place),
    }
    const answer = await this.call('RopOpenMessage', value)
    return new Message(this.place, answer.handle, id, answer.value)
  }

  /** What has changed in it since a state. */
  async synchronize(state: SyncState = new SyncState(), options: SyncOptions = {}): Promise<Download> {
    return await beginDownload(this, 'contents', state, options)
  }

  /** Which folders below it have changed since a state. */
  async synchronizeHierarchy(state: SyncState = new SyncState()): Promise<Download> {
    return await beginDownload(this, 'hierarchy', state)
  }

  /** For changes that a client has made in a copy of its own. */
  async collect(state: SyncState, kind: 'contents' | 'hierarchy' = 'contents'): Promise<Collector> {
    return await Collector.open(this, kind, state)
  }

  #ids(ids: readonly number[]): ObjectIdValue[] {
    return ids.map((id) => idOf(id, this.place))
  }

  async #moveCopy(ids: readonly number[], target: Folder, wantCopy: boolean): Promise<boolean> {
    const value = { messageIds: this.#ids(ids), wantAsynchronous: false, wantCopy }
    return (await this.call('RopMoveCopyMessages', value, { destination: target.handle })).value.partialCompletion
  }

  async #table(rop: string, tableFlags: number, columns: readonly Tag[]): Promise<Table> {
    const table = new Table(this.place, (await this.call(rop, { tableFlags })).handle)
    return columns.length > 0 ? await table.setColumns(...columns) : table
  }
}

export function idOf(counter: number, { replica = ownReplica }: Pick<Place, 'replica'>): ObjectIdValue {
  return { replica, counter }
}
