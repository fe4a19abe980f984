/**
 * Turns the change feed of a mailbox into notifications for the subscriptions and tables of a logon. [MS-OXCNOTIF] 3.1.4,
 * 3.1.5
 *
 * Nothing runs while there is nobody to tell. What has happened is read from the feed, from the number that was seen last;
 * the store's wake-up says when to look, and every Execute looks before it answers, so that what a client has done itself is
 * told with the answer.
 */
import { P } from '#model'
import type { Change, Folder, FolderId, Seq } from '#store'
import { NotificationType } from '../rop/notification-words.ts'
import type { NotificationData } from '../rop/notify.ts'
import { type Logon, wireId } from './logon.ts'
import { findOrigin, type Origin, searchEndedBy } from './recent-moves.ts'
import type { SubscriptionObject } from './subscription.ts'
import type { TableObject } from './table.ts'
import { tableEvents } from './table-events.ts'
import { SpecialFolder } from '#model'

const flag = { message: 0x8000, total: 0x1000, unread: 0x2000 } as const
/** More than so many changes at once are one event for a table: that it has changed. */
const batch = 1000

export class Watcher {
  readonly #logon: Logon
  readonly #subscriptions = new Set<SubscriptionObject>()
  readonly #tables = new Set<TableObject>()
  #stop: AbortController | undefined
  #seen: Seq = 0
  #turn: Promise<void> = Promise.resolve()

  constructor(logon: Logon) {
    this.#logon = logon
  }

  async subscribe(subscription: SubscriptionObject): Promise<void> {
    await this.#start()
    this.#subscriptions.add(subscription)
  }

  async watch(table: TableObject): Promise<void> {
    if (this.#tables.has(table)) return
    await this.#start()
    this.#tables.add(table)
  }

  remove(one: SubscriptionObject | TableObject): void {
    this.#subscriptions.delete(one as SubscriptionObject)
    this.#tables.delete(one as TableObject)
    if (this.#subscriptions.size === 0 && this.#tables.size === 0) this.end()
  }

  end(): void {
    this.#stop?.abort()
    this.#stop = undefined
  }

  /** Tells what has happened up to now. */
  catchUp(): Promise<void> {
    const mine = this.#turn.then(() => this.#catchUp())
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  async #start(): Promise<void> {
    if (this.#stop) {
      // Whoever comes later is not told of what was before.
      await this.catchUp()
      return
    }
    const stop = new AbortController()
    this.#stop = stop
    this.#seen = await this.#logon.mailbox.seq()
    void this.#run(stop.signal)
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { store, mailbox, session } = this.#logon
    try {
      for await (const _ of store.follow(mailbox, this.#seen, AbortSignal.any([signal, session.closed]))) {
        await this.catchUp()
      }
    } catch (error) {
      session.services.log.warn('mapi.notifications', { error: String(error) })
    }
  }

  async #catchUp(): Promise<void> {
    const { mailbox } = this.#logon
    while (this.#stop && !this.#logon.session.closed.aborted) {
      const changes = await mailbox.changes(this.#seen, { limit: batch })
      const last = changes.at(-1)
      if (!last) return
      const since = this.#seen
      this.#seen = last.seq
      await this.#tell(changes, since)
      if (changes.length < batch) return
    }
  }

  async #tell(changes: readonly Change[], since: Seq): Promise<void> {
    // The number of a folder whose content changed comes with what changed in it.
    const touched = new Map<FolderId, boolean>()
    for (const change of changes) {
      if (change.kind === 'uid') continue
      if (change.kind === 'message') {
        await this.#tellMessage(change, since)
        touched.set(change.folder, true)
      } else await this.#tellFolder(change, since)
    }
    for (const id of touched.keys()) await this.#tellCounts(id)
    for (const table of this.#tables) {
      for (const data of await tableEvents(table, changes, since)) this.#add(table.handle, data)
    }
  }

  async #tellMessage(change: Change & { kind: 'message' }, since: Seq): Promise<void> {
    if (this.#subscriptions.size === 0 || isRecoverable(this.#logon, change.folder)) return
    const { id, folder, deleted, createdSeq } = change
    const about = { folder, message: id }
    const ids = { folderId: wireId(folder), messageId: wireId(id) }
    if (deleted) {
      if (createdSeq > since) return
      this.#send('objectDeleted', about, { flags: flag.message, ...ids })
      return
    }
    if (createdSeq <= since) {
      this.#send('objectModified', about, { flags: flag.message, ...ids, tags: [] })
      return
    }
    const origin = findOrigin(this.#logon.mailbox.id, id)
    if (origin) this.#send(typeOf(origin), about, { flags: flag.message, ...ids, ...oldIds(origin) })
    else this.#send('objectCreated', about, { flags: flag.message, ...ids, tags: [] })
    await this.#tellNewMail(change, origin)
  }

  async #tellNewMail({ id, folder }: Change & { kind: 'message' }, origin: Origin | undefined): Promise<void> {
    const about = { folder, message: id }
    if (origin || ![...this.#subscriptions].some((one) => one.wants(NotificationType.newMail, about))) return
    const message = await this.#logon.mailbox.findMessage(id)
    // What came as mail has a mail behind it; what a client puts into the folder has none.
    if (!message || message.sourceSize === undefined || message.flags.has('draft') || message.associated) return
    const bag = await message.properties()
    this.#send('newMail', about, {
      flags: flag.message,
      folderId: wireId(folder),
      messageId: wireId(id),
      messageFlags: (bag.get(P.MessageFlags) ?? 0) >>> 0,
      unicode: 0,
      messageClass: message.class,
    })
  }

  async #tellFolder(change: Change & { kind: 'folder' }, since: Seq): Promise<void> {
    const { id, parent, deleted, createdSeq } = change
    const about = { folder: id, parent }
    const ids = { folderId: wireId(id), parentFolderId: wireId(parent) }
    const origin = findOrigin(this.#logon.mailbox.id, id)
    if (deleted) this.#send('objectDeleted', about, { flags: 0, ...ids })
    else if (origin && (origin.how === 'copied' ? createdSeq > since : change.seq <= (origin.seq ?? 0))) {
      this.#send(typeOf(origin), about, { flags: 0, ...ids, ...oldIds(origin), oldFolderId: wireId(id) })
    } else if (createdSeq > since) this.#send('objectCreated', about, { flags: 0, ...ids, tags: [] })
    else this.#send('objectModified', about, { flags: 0, folderId: wireId(id), tags: [] })
    if (searchEndedBy(this.#logon.mailbox.id, id, change.seq)) {
      this.#send('searchCompleted', about, { flags: 0, folderId: wireId(id) })
    }
  }

  async #tellCounts(id: FolderId): Promise<void> {
    const wanted = [...this.#subscriptions].some((one) => one.wants(NotificationType.objectModified, { folder: id }))
    if (!wanted || isRecoverable(this.#logon, id)) return
    const folder: Folder | undefined = await this.#logon.mailbox.findFolder(id)
    if (!folder) return
    this.#send(
      'objectModified',
      { folder: id },
      {
        flags: flag.total | flag.unread,
        folderId: wireId(id),
        tags: [],
        totalMessageCount: folder.count,
        unreadMessageCount: folder.unread,
      },
    )
  }

  #send(
    type: NotificationType,
    about: Parameters<SubscriptionObject['wants']>[1],
    data: Partial<NotificationData> & { flags: number },
  ): void {
    const bits = NotificationType[type]
    for (const subscription of this.#subscriptions) {
      if (subscription.wants(bits, about)) this.#add(subscription.handle, { ...data, flags: data.flags | bits })
    }
  }

  #add(handle: number, data: NotificationData): void {
    this.#logon.session.notifications.add({ handle, logonId: this.#logon.id, data })
  }
}

function typeOf({ how }: Origin): 'objectMoved' | 'objectCopied' {
  return how === 'moved' ? 'objectMoved' : 'objectCopied'
}

function oldIds({ folder, message }: Origin): Partial<NotificationData> {
  return message === undefined
    ? { oldParentFolderId: wireId(folder) }
    : { oldFolderId: wireId(folder), oldMessageId: wireId(message) }
}

/** Where deleted messages wait: clients are told that they were deleted, not that they came there. */
function isRecoverable(logon: Logon, folder: FolderId): boolean {
  return logon.private && folder === SpecialFolder.recoverableDeletions
}
