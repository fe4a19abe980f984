/**
 * Changes of a mailbox as events of a subscription. [MS-OXWSNTIF] 2.2.4.3 to 2.2.4.12
 *
 * The feed says that something went here and came there, and not that it was moved: that is told as deleted and created, as for
 * whoever subscribes to one of the two folders only.
 */
import type { Change, Folder, FolderId, Mailbox, MessageRow, Seq } from '#store'
import { SpecialFolder } from '#model'
import { writeDateTime } from '../dates.ts'
import { FolderTree } from '../folders/tree.ts'
import { changeKeyKind, folderElement } from '../folders/kind.ts'
import { writeChangeKey } from '../ids/change-key.ts'
import { writeId } from '../ids/id.ts'
import { itemIdOf, itemIdText } from '../ids/item-id.ts'
import type { FolderIdType, ItemIdType, NotificationType } from '../schema/index.ts'
import { writeState } from '../sync/state.ts'
import type { EventType, Subscription } from './subscription.ts'

export type Event = NotificationType['list'][number]

type Row = Pick<MessageRow, 'id' | 'folder' | 'class' | 'changeSeq' | 'flags' | 'sourceSize'>

export class EventMaker {
  readonly #mailbox: Mailbox
  readonly #subscription: Subscription
  readonly #now: () => number

  constructor(mailbox: Mailbox, subscription: Subscription, now: () => number) {
    this.#mailbox = mailbox
    this.#subscription = subscription
    this.#now = now
  }

  watermark(seq: Seq): string {
    return writeState({ kind: 'watermark', mailbox: this.#mailbox.id, folder: 0, seq })
  }

  status(seq: Seq): Event {
    return { kind: 'StatusEvent', Watermark: this.watermark(seq) }
  }

  /** The events of some changes that came after `since`, each with the number of its change. */
  async events(changes: readonly Change[], since: Seq): Promise<{ seq: Seq; event: Event }[]> {
    const tree = await FolderTree.of(this.#mailbox)
    const watched = changes.filter((change) => this.#watches(change, tree))
    const rows = await this.#rows(watched)
    const out: { seq: Seq; event: Event }[] = []
    const touched = new Map<FolderId, Seq>()
    for (const change of watched) {
      if (change.kind === 'uid') continue
      if (change.kind === 'folder')
        for (const event of this.#ofFolder(change, since, tree)) out.push({ seq: change.seq, event })
      else {
        touched.set(change.folder, change.seq)
        for (const event of this.#ofMessage(change, since, tree, rows)) out.push({ seq: change.seq, event })
      }
    }
    // What happens to items is a change of the folder's counts.
    if (this.#wants('ModifiedEvent')) {
      for (const [id, seq] of touched) {
        const folder = tree.find(id)
        if (folder) out.push({ seq, event: this.#folderModified(folder, seq, tree, folder.unread) })
      }
    }
    return out
  }

  #wants(event: EventType): boolean {
    return this.#subscription.events.has(event)
  }

  #watches(change: Change, tree: FolderTree): boolean {
    if (change.kind === 'message' && change.associated) return false
    const { folders } = this.#subscription
    const place = change.kind === 'folder' ? change.parent : change.folder
    if (folders) return folders.has(place) || (change.kind === 'folder' && folders.has(change.id))
    // All folders are those that people see.
    if (this.#mailbox.kind === 'public') return true
    for (let at: FolderId = place; ; ) {
      if (at === SpecialFolder.ipmSubtree) return true
      const folder = tree.find(at)
      if (!folder || folder.parent === at) return false
      at = folder.parent
    }
  }

  async #rows(changes: readonly Change[]): Promise<Map<number, Row>> {
    const byFolder = new Map<FolderId, number[]>()
    for (const change of changes) {
      if (change.kind !== 'message' || change.deleted) continue
      const uids = byFolder.get(change.folder)
      if (uids) uids.push(change.uid)
      else byFolder.set(change.folder, [change.uid])
    }
    const rows = new Map<number, Row>()
    const fields = ['id', 'folder', 'class', 'changeSeq', 'flags', 'sourceSize'] as const
    for (const [folder, uids] of byFolder) {
      const ranges = uids.toSorted((a, b) => a - b).map((uid): [number, number] => [uid, uid])
      for await (const batch of this.#mailbox.fieldsByUid(folder, ranges, fields)) {
        for (const row of batch) rows.set(row.id, row)
      }
    }
    return rows
  }

  *#ofMessage(
    change: Change & { kind: 'message' },
    since: Seq,
    tree: FolderTree,
    rows: ReadonlyMap<number, Row>,
  ): Generator<Event> {
    const isNew = change.createdSeq > since
    const row = rows.get(change.id)
    const ItemId: ItemIdType = row ? itemIdOf(this.#mailbox, row) : { Id: itemIdText(this.#mailbox, change) }
    const about = { ...this.#about(change.seq), ItemId, ParentFolderId: this.#folderId(change.folder, tree) }
    if (change.deleted) {
      // Of what came and went in between nobody has heard.
      if (!isNew && this.#wants('DeletedEvent')) yield { kind: 'DeletedEvent', ...about }
    } else if (!row) return
    else if (isNew) {
      // What came as mail has a mail behind it; what a client puts into the folder has none.
      const isMail = change.folder === SpecialFolder.inbox && row.sourceSize !== undefined && !row.flags.has('draft')
      if (isMail && this.#wants('NewMailEvent')) {
        yield { kind: 'NewMailEvent', ...about }
      }
      if (this.#wants('CreatedEvent')) yield { kind: 'CreatedEvent', ...about }
    } else if (this.#wants('ModifiedEvent')) yield { kind: 'ModifiedEvent', ...about }
    const isCalendar = this.#mailbox.kind === 'private' && change.folder === SpecialFolder.calendar
    if (isCalendar && this.#wants('FreeBusyChangedEvent')) yield { kind: 'FreeBusyChangedEvent', ...about }
  }

  *#ofFolder(change: Change & { kind: 'folder' }, since: Seq, tree: FolderTree): Generator<Event> {
    const isNew = change.createdSeq > since
    const folder = tree.find(change.id)
    const about = {
      ...this.#about(change.seq),
      FolderId: this.#folderId(change.id, tree),
      ParentFolderId: this.#folderId(change.parent, tree),
    }
    if (change.deleted) {
      if (!isNew && this.#wants('DeletedEvent')) yield { kind: 'DeletedEvent', ...about }
    } else if (isNew) {
      if (this.#wants('CreatedEvent')) yield { kind: 'CreatedEvent', ...about }
    } else if (folder && this.#wants('ModifiedEvent')) {
      yield this.#folderModified(folder, change.seq, tree, undefined)
    }
  }

  #folderModified(folder: Folder, seq: Seq, tree: FolderTree, UnreadCount: number | undefined): Event {
    return {
      kind: 'ModifiedEvent',
      ...this.#about(seq),
      FolderId: this.#folderId(folder.id, tree),
      ParentFolderId: this.#folderId(folder.parent, tree),
      UnreadCount,
    }
  }

  #about(seq: Seq): { Watermark: string; TimeStamp: string } {
    return { Watermark: this.watermark(seq), TimeStamp: writeDateTime(this.#now()) }
  }

  #folderId(id: FolderId, tree: FolderTree): FolderIdType {
    const { id: mailbox, kind } = this.#mailbox
    const Id = writeId({ kind: 'folder', mailbox, public: kind === 'public', folder: id })
    const folder = tree.find(id)
    if (!folder) return { Id }
    return { Id, ChangeKey: writeChangeKey(changeKeyKind[folderElement(folder)], mailbox, folder.seq) }
  }
}
