/** Everything that a write may do. It reads what it has written itself. */
import { type Bag, Failure, type NamedProperty, namesIn, specialFolderName, specialFolders } from '#model'
import { hasFullAccess } from './access.ts'
import { sql, type Query } from './engine/index.ts'
import { MailboxHandle, type HandleParts } from './handle.ts'
import { writeRecentFrom } from './recent.ts'
import { onceForever, onceSince } from './once.ts'
import { type Pending, putPending, removePending, takePending } from './pending.ts'
import type { Transaction } from './store.ts'
import type {
  Created,
  FlagChange,
  FlaggedRow,
  FolderId,
  Member,
  MessageId,
  MessagePatch,
  NewMessage,
  PerUserData,
  PublicFolderName,
  Quota,
  RuleChange,
  SearchCriteria,
  Seq,
  Uid,
} from './types.ts'
import { setPerUser } from './per-user.ts'
import { setReceiveFolder } from './receive-folders.ts'
import { modifyRules } from './rules.ts'
import { setCriteria } from './search-criteria.ts'
import { setStoreProperties } from './store-properties.ts'
import { Context } from './write/context.ts'
import { createMessage } from './write/create-message.ts'
import {
  copyFolder,
  createFolder,
  deleteFolder,
  emptyFolder,
  moveFolder,
  nameKey,
  type NewFolder,
  setPermissions,
  updateFolder,
} from './write/folders.ts'
import { forbidIds } from './write/forbid-ids.ts'
import { copyMessages, deleteMessages, type Moved, moveMessages, restoreMessages } from './write/move-messages.ts'
import { setFlags } from './write/set-flags.ts'
import { attachSource, updateMessage } from './write/update-message.ts'

const maxReservedIds = 1 << 24

export class TransactionHandle extends MailboxHandle implements Transaction {
  readonly #context: Context
  #open = true

  constructor(parts: HandleParts, context: Context) {
    super(parts)
    this.#context = context
  }

  /** Before the commit. */
  async finish(): Promise<void> {
    await this.#context.state.flush()
  }

  /** Afterwards what was read here reads on by itself. */
  close(): void {
    this.#open = false
  }

  protected override async q<T>(work: (q: Query) => Promise<T>): Promise<T> {
    if (!this.#open) return super.q(work)
    await this.#context.state.flush()
    return work(this.#context.q)
  }

  #writing(): Context {
    if (!this.#open) throw new Failure('invalid', 'the transaction has ended')
    return this.#context
  }

  override async namedIds(names: readonly NamedProperty[], create: boolean): Promise<(number | undefined)[]> {
    await this.names.load(this.#writing().q, names, create)
    return names.map((name) => this.names.idOf(name))
  }

  async createFolder(folder: NewFolder): Promise<FolderId> {
    return createFolder(this.#writing(), folder)
  }

  async updateFolder(id: FolderId, change: Parameters<Transaction['updateFolder']>[1]): Promise<void> {
    return updateFolder(this.#writing(), id, change)
  }

  async setRecentFrom(folder: FolderId, uid: Uid): Promise<void> {
    const { q } = this.#writing()
    await this.demandAt(q, folder, 'read')
    await writeRecentFrom(q, folder, uid)
  }

  async moveFolder(id: FolderId, to: { parent: FolderId; name?: string }): Promise<void> {
    return moveFolder(this.#writing(), id, to)
  }

  async copyFolder(id: FolderId, to: { parent: FolderId; name?: string; deep: boolean }): Promise<FolderId> {
    return copyFolder(this.#writing(), id, to)
  }

  async deleteFolder(
    id: FolderId,
    options: { messages?: boolean; folders?: boolean; hard?: boolean } = {},
  ): Promise<void> {
    return deleteFolder(this.#writing(), id, options)
  }

  async emptyFolder(
    id: FolderId,
    options: { associated?: boolean; folders?: boolean; hard?: boolean } = {},
  ): Promise<void> {
    return emptyFolder(this.#writing(), id, options)
  }

  async setPermissions(folder: FolderId, members: readonly Member[]): Promise<void> {
    return setPermissions(this.#writing(), folder, members)
  }

  async modifyRules(folder: FolderId, rules: { replace?: boolean; changes: readonly RuleChange[] }): Promise<number[]> {
    const context = this.#writing()
    const bags = rules.changes.flatMap((change) => ('properties' in change ? [change.properties] : []))
    await context.names.load(context.q, bags.flatMap(namesIn), true)
    return modifyRules(context, folder, rules)
  }

  async setReceiveFolder(messageClass: string, folder: FolderId | undefined): Promise<void> {
    return setReceiveFolder(this.#owned(), messageClass, folder)
  }

  async setSearchCriteria(folder: FolderId, criteria: SearchCriteria): Promise<void> {
    return setCriteria(this.#writing(), folder, criteria)
  }

  async setPerUser(folder: PublicFolderName, data: PerUserData): Promise<void> {
    return setPerUser(this.#writing(), folder, data)
  }

  async setStoreProperties(change: { set?: Bag; remove?: readonly number[] }): Promise<void> {
    return setStoreProperties(this.#owned(), change)
  }

  async createMessage(folder: FolderId, message: NewMessage): Promise<Created> {
    return createMessage(this.#writing(), folder, message)
  }

  async updateMessage(id: MessageId, patch: MessagePatch, ifSeq?: Seq): Promise<Seq> {
    return updateMessage(this.#writing(), id, patch, ifSeq)
  }

  async forbidIds(folder: FolderId, ids: readonly MessageId[]): Promise<void> {
    return forbidIds(this.#writing(), folder, ids)
  }

  async attachSource(id: MessageId, source: Parameters<Transaction['attachSource']>[1]): Promise<void> {
    return attachSource(this.#writing(), id, source)
  }

  async setFlags(
    ids: readonly MessageId[],
    change: FlagChange,
  ): Promise<{ changed: FlaggedRow[]; modified: MessageId[] }> {
    return setFlags(this.#writing(), ids, change)
  }

  async copyMessages(ids: readonly MessageId[], to: FolderId): Promise<Moved[]> {
    return copyMessages(this.#writing(), ids, to)
  }

  async moveMessages(ids: readonly MessageId[], to: FolderId, newIds?: readonly MessageId[]): Promise<Moved[]> {
    return moveMessages(this.#writing(), ids, to, newIds)
  }

  async deleteMessages(ids: readonly MessageId[], options: { hard?: boolean } = {}): Promise<void> {
    return deleteMessages(this.#writing(), ids, options.hard === true)
  }

  async restoreMessages(ids: readonly MessageId[], to?: FolderId): Promise<Moved[]> {
    return restoreMessages(this.#writing(), ids, to)
  }

  async reserveIds(count: number): Promise<number> {
    const { state } = this.#writing()
    if (!Number.isInteger(count) || count < 1 || count > maxReservedIds) throw new Failure('invalid', 'number of ids')
    const first = state.mailbox.next_id
    state.changeMailbox({ next_id: first + count })
    return first
  }

  async setQuota(quota: Partial<Quota>): Promise<void> {
    const { state } = this.#owned()
    const { mailbox } = state
    state.changeMailbox({
      quota_warning: 'warning' in quota ? (quota.warning ?? null) : mailbox.quota_warning,
      quota_send: 'send' in quota ? (quota.send ?? null) : mailbox.quota_send,
      quota_receive: 'receive' in quota ? (quota.receive ?? null) : mailbox.quota_receive,
    })
  }

  async setLocale(locale: string): Promise<void> {
    const { state } = this.#owned()
    const before = state.mailbox.locale
    state.changeMailbox({ locale })
    if (state.mailbox.kind === 'public') return
    for (const template of specialFolders) {
      const folder = await state.findFolder(template.id)
      // A name that the user has chosen stays.
      if (!folder || folder.name !== specialFolderName(template, before)) continue
      const name = specialFolderName(template, locale)
      if (name === folder.name || (await this.#isTaken(folder.parent, name))) continue
      folder.name = name
      folder.name_key = nameKey(name)
      await state.folderChanged(folder)
      await state.flush()
    }
  }

  async #isTaken(parent: FolderId, name: string): Promise<boolean> {
    return (await this.findChild(parent, name)) !== undefined
  }

  async putPending(bytes: Uint8Array): Promise<number> {
    return putPending(this.#writing(), bytes)
  }

  async takePending(): Promise<Pending[]> {
    return takePending(this.#owned())
  }

  async removePending(ids: readonly number[]): Promise<void> {
    return removePending(this.#owned(), ids)
  }

  async once(key: string, { forever = false }: { forever?: boolean } = {}): Promise<boolean> {
    const { q, now } = this.#writing()
    const row = await q.get<{ at: number }>(sql`select at from once where mailbox = ${q.key} and key = ${key}`)
    if (row && row.at >= onceSince(now)) return false
    await q.run(sql`
      insert into once (mailbox, key, at) values (${q.key}, ${key}, ${forever ? onceForever : now})
      on conflict (mailbox, key) do update set at = excluded.at`)
    return true
  }

  async remember(key: string, value: string): Promise<void> {
    const { q } = this.#writing()
    await q.run(sql`
      insert into once (mailbox, key, at, value) values (${q.key}, ${key}, ${onceForever}, ${value})
      on conflict (mailbox, key) do update set at = excluded.at, value = excluded.value`)
  }

  #owned(): Context {
    const context = this.#writing()
    if (!hasFullAccess(context.viewer)) throw new Failure('accessDenied', 'mailbox')
    return context
  }
}
