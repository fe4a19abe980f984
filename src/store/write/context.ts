/** What every operation of a transaction gets. */
import { Failure } from '#model'
import { demand, isOwn, rightsAt, type Wish } from '../access.ts'
import type { Blobs } from '../blobs.ts'
import type { Query } from '../engine/index.ts'
import { flagBit } from '../flags.ts'
import type { Names } from '../names.ts'
import type { FolderRecord, FullMessageRecord, MessageRecord } from '../records.ts'
import type { State } from '../state.ts'
import type { FolderId, Viewer } from '../types.ts'
import { type Breath, breathing } from '../view/breath.ts'

export class Context {
  readonly q: Query
  readonly state: State
  readonly names: Names
  readonly viewer: Viewer
  readonly blobs: Blobs
  /** Gives other sessions of the thread a turn when a write takes long. */
  readonly breath: Breath = breathing()

  constructor(parts: { q: Query; state: State; names: Names; viewer: Viewer; blobs: Blobs }) {
    this.q = parts.q
    this.state = parts.state
    this.names = parts.names
    this.viewer = parts.viewer
    this.blobs = parts.blobs
  }

  get now(): number {
    return this.state.now
  }

  /** The folder, when the viewer may do that in it. */
  async folderFor(id: FolderId, wish: Wish): Promise<FolderRecord> {
    const folder = await this.state.folder(id)
    await this.demand(folder.id, wish)
    return folder
  }

  async demand(folder: FolderId, wish: Wish, message?: Pick<MessageRecord, 'creator'>): Promise<void> {
    const rights = await this.rights([folder])
    demand(rights(folder), wish, message !== undefined && isOwn(this.viewer, message.creator))
  }

  rights(folders: readonly FolderId[]): Promise<(folder: FolderId) => number> {
    return rightsAt(this.q, this.viewer, folders)
  }
}

/** The folder's counters and the mailbox's sums, for a message that comes (1) or goes (-1). */
export function account(context: Context, folder: FolderRecord, message: FullMessageRecord, sign: 1 | -1): void {
  const { state } = context
  if (message.associated) folder.associated_count += sign
  else {
    folder.count += sign
    if (!(message.flags & flagBit.read)) folder.unread += sign
  }
  folder.size += sign * message.size
  state.counted(folder)
  if (message.last_parent !== null) {
    state.changeMailbox({ deleted_size: state.mailbox.deleted_size + sign * message.size })
    return
  }
  state.changeMailbox({
    size: state.mailbox.size + sign * message.size,
    message_count: state.mailbox.message_count + (message.associated ? 0 : sign),
  })
}

/** Above PidTagProhibitReceiveQuota nothing comes in any more. [MS-OXCSTOR] 2.2.2.1 */
export function checkQuota(context: Context, bytes: number): void {
  const { quota_receive: limit, size } = context.state.mailbox
  if (limit !== null && size + bytes > limit) throw new Failure('quotaExceeded')
}
