/**
 * The contents of a folder as changes since a state: contentsSync. [MS-OXCFXICS] 2.2.4.3.2, 3.2.5.3, 3.2.5.9.1.1
 *
 *   [progressTotal] *( [progressPerMessage] messageChange ) [deletions] [readStateChanges] state IncrSyncEnd
 *
 * One look at the folder says what there is to send; then message after message is read when the client has room for it. What
 * changes meanwhile is sent as it then is, and is seen again as changed the next time.
 */
import { encode, reserved, struct, u16, u32, u64 } from '#codec/binary/index.ts'
import { encodeReplicaIdSets, IdSet, ownReplica, P, type Restriction } from '#model'
import { type FolderId, type Message, type MessageId, propertyOf, type SyncRow } from '#store'
import { type Chunk, ChunkWriter } from '#model/fast-transfer/chunk.ts'
import { itemOfMessage, type TransferContext, type TransferItem } from '#groupware/fast-transfer/item.ts'
import { children, everything, type Filter, isCarried, propertyList } from '#groupware/fast-transfer/message-content.ts'
import { groupId, markGroup, type MarkGroup, markGroupOf } from './property-group.ts'
import { filterOf } from './property-filter.ts'
import { SendOption } from '#model/fast-transfer/text-form.ts'
import { SyncExtraFlag, SyncFlag } from './sync-flags.ts'
import type { SyncState } from './sync-state.ts'

export interface ContentsRequest {
  folder: FolderId
  flags: number
  extraFlags: number
  sendOptions: number
  restriction?: Restriction | undefined
  tags: readonly number[]
  /** Of 8-bit strings, for a client without Unicode. */
  charset?: string | undefined
  /** Unicode strings say their code page in their type. */
  codePageTypes?: boolean | undefined
}

/** [MS-OXCFXICS] 2.2.2.7 */
const progressInformation = struct({
  version: u16,
  padding: reserved(2),
  faiCount: u32,
  faiSize: u64,
  normalCount: u32,
  padding2: reserved(4),
  normalSize: u64,
})

const maxInt32 = 0x7fffffff

/** `state` is what the client has when it begins, and what it has then when it is done. */
export async function* contentsDownload(
  context: TransferContext,
  request: ContentsRequest,
  state: SyncState,
): AsyncGenerator<Chunk> {
  const plan = await planOf(context, request, state)
  const sender = new Sender(context, request, plan.known, await markGroupOf(context.mailbox))
  const after = state.copy()
  if (request.flags & SyncFlag.progress) yield sender.progressTotal(plan.changes)
  for (const row of plan.changes) {
    const message = await findChanged(context, request.folder, row.id)
    if (!message) continue
    yield* sender.message(row, message)
    after.given.add(row.id)
    ;(message.associated ? after.seenFai : after.seen).add(message.changeSeq)
  }
  const writer = sender.writer()
  const gone = [plan.deleted, plan.outOfScope].some((set) => !set.isEmpty)
  if (gone) {
    writer.marker('deletions')
    if (!plan.deleted.isEmpty) writer.meta('idsetDeleted', ofOwnReplica(plan.deleted))
    if (!plan.outOfScope.isEmpty) writer.meta('idsetNoLongerInScope', ofOwnReplica(plan.outOfScope))
    after.given = after.given.without(plan.deleted).without(plan.outOfScope)
  }
  if (!plan.read.isEmpty || !plan.unread.isEmpty) {
    writer.marker('readStateChanges')
    if (!plan.read.isEmpty) writer.meta('idsetRead', ofOwnReplica(plan.read))
    if (!plan.unread.isEmpty) writer.meta('idsetUnread', ofOwnReplica(plan.unread))
  }
  if (request.flags & SyncFlag.normal) after.seen.addRange(1, plan.seq)
  if (request.flags & SyncFlag.fai) after.seenFai.addRange(1, plan.seq)
  if (request.flags & SyncFlag.readState) after.read.addRange(1, plan.seq)
  after.writeTo(writer, 'contents')
  writer.marker('end')
  yield writer.take()
  for (const name of ['given', 'seen', 'seenFai', 'read'] as const) state.assign(name, after)
}

interface Plan {
  /** Up to this seq the plan says everything. */
  seq: number
  changes: SyncRow[]
  /** Of these the client has a version whose content is the present one. */
  known: Set<MessageId>
  deleted: IdSet
  outOfScope: IdSet
  read: IdSet
  unread: IdSet
}

async function planOf(context: TransferContext, request: ContentsRequest, state: SyncState): Promise<Plan> {
  const { mailbox } = context
  const { folder, flags, restriction } = request
  const has = (flag: number) => (flags & flag) !== 0
  // What a restriction lets through is looked up first: what changes in between is left for the next time.
  const before = await mailbox.seq()
  const scope = restriction && (await scopeOf(context, request, restriction))
  const since = scope
    ? 0
    : Math.min(
        has(SyncFlag.normal) ? state.seen.prefix : Number.POSITIVE_INFINITY,
        has(SyncFlag.fai) ? state.seenFai.prefix : Number.POSITIVE_INFINITY,
        has(SyncFlag.readState) ? state.read.prefix : Number.POSITIVE_INFINITY,
      )
  const now = await mailbox.sync(folder, Number.isFinite(since) ? since : before)
  const seq = scope ? Math.min(before, now.seq) : now.seq
  const plan: Plan = {
    seq,
    changes: [],
    known: new Set(),
    deleted: new IdSet(),
    outOfScope: new IdSet(),
    read: new IdSet(),
    unread: new IdSet(),
  }
  const given = state.given
  for (const row of now.changed) {
    if (scope && !scope.has(row.id)) continue
    const seen = row.associated ? state.seenFai : state.seen
    const wanted = has(row.associated ? SyncFlag.fai : SyncFlag.normal)
    const entered = scope !== undefined && !given.has(row.id)
    if (wanted && (entered || (row.changeSeq <= seq && !seen.has(row.changeSeq)))) {
      plan.changes.push(row)
      if (given.has(row.id) && seen.has(row.contentSeq)) plan.known.add(row.id)
    } else if (
      has(SyncFlag.readState) &&
      !row.associated &&
      row.seq > row.changeSeq &&
      row.seq <= seq &&
      given.has(row.id) &&
      !state.read.has(row.seq)
    ) {
      ;(row.read ? plan.read : plan.unread).add(row.id)
    }
  }
  if (!has(SyncFlag.noDeletions)) {
    const present = new IdSet(now.ids)
    plan.deleted = given.without(present)
    if (scope && !has(SyncFlag.ignoreNoLongerInScope)) {
      plan.outOfScope = given.without(plan.deleted).without(new IdSet([...scope].sort((a, b) => a - b)))
    }
  }
  order(plan.changes, request)
  return plan
}

/** Newest first, where the client asked for it; otherwise in the order of the changes. */
function order(rows: SyncRow[], { extraFlags }: ContentsRequest): void {
  if (extraFlags & SyncExtraFlag.orderByDeliveryTime) rows.sort((a, b) => b.received - a.received || b.id - a.id)
}

async function scopeOf(
  { store, mailbox }: TransferContext,
  { folder, flags }: ContentsRequest,
  where: Restriction,
): Promise<Set<MessageId>> {
  const scope = new Set<MessageId>()
  for (const associated of [false, true]) {
    if (!(flags & (associated ? SyncFlag.fai : SyncFlag.normal))) continue
    for (const id of (await store.view(mailbox, folder, { where, associated }).ids()).ids) scope.add(id)
  }
  return scope
}

/** undefined: it is gone, or lies elsewhere now; the next time it will be missing. */
async function findChanged(
  { mailbox }: TransferContext,
  folder: FolderId,
  id: MessageId,
): Promise<Message | undefined> {
  const message = await mailbox.findMessage(id)
  return message?.folder === folder ? message : undefined
}

class Sender {
  readonly #context: TransferContext
  readonly #request: ContentsRequest
  readonly #known: ReadonlySet<MessageId>
  readonly #group: MarkGroup

  constructor(context: TransferContext, request: ContentsRequest, known: ReadonlySet<MessageId>, group: MarkGroup) {
    this.#context = context
    this.#request = request
    this.#known = known
    this.#group = group
  }

  writer(): ChunkWriter {
    return new ChunkWriter({ ...this.#request, nameOf: this.#context.names.nameOf })
  }

  progressTotal(rows: readonly SyncRow[]): Chunk {
    const sum = (associated: boolean) => {
      const some = rows.filter((row) => row.associated === associated)
      return { count: some.length, size: BigInt(some.reduce((all, { size }) => all + size, 0)) }
    }
    const [fai, normal] = [sum(true), sum(false)]
    const information = encode(progressInformation, {
      version: 0,
      faiCount: fai.count,
      faiSize: fai.size,
      normalCount: normal.count,
      normalSize: normal.size,
    })
    return this.writer().marker('progressTotal').meta('binary', information).take()
  }

  async *message(row: SyncRow, message: Message): AsyncGenerator<Chunk> {
    const writer = this.writer()
    if (this.#request.flags & SyncFlag.progress) {
      writer.marker('progressPerMessage')
      writer.meta('integer', Math.min(row.size, maxInt32)).meta('boolean', row.associated)
    }
    const item = await itemOfMessage(this.#context, message)
    const isPartial =
      (this.#request.sendOptions & SendOption.partialItem) !== 0 &&
      !message.associated &&
      this.#known.has(row.id) &&
      message.contentSeq === row.contentSeq
    if (isPartial) this.#partial(writer, message, item)
    else {
      writer.marker('change')
      this.#header(writer, message)
      writer.marker('message')
      const filter = this.#filter(message)
      propertyList(writer, item.properties, (tag) => isCarried(tag) && filter.property(tag))
      const { names } = this.#context
      const { charset, codePageTypes } = this.#request
      yield* children(writer, item, { names, charset, codePageTypes, filter, deleteFirst: true })
      return
    }
    yield writer.take()
  }

  #partial(writer: ChunkWriter, message: Message, item: TransferItem): void {
    const { tags, info } = this.#group
    writer.marker('groupInfo').meta('binary', info)
    writer.meta('groupId', groupId)
    writer.marker('partialChange')
    this.#header(writer, message)
    writer.meta('partialMessage', markGroup)
    const before = writer.size
    propertyList(writer, item.properties, (tag) => tags.has(tag))
    // An empty group has a property that means nothing. [MS-OXCFXICS] 2.2.4.3.15
    if (writer.size === before) writer.meta('integer', 0)
  }

  #header(writer: ChunkWriter, message: Message): void {
    const { mailbox } = this.#context
    const { extraFlags } = this.#request
    const get = (property: { tag: number }) => propertyOf(message, property.tag, { mailbox: mailbox.id })
    const put = (property: { tag: number }) => writer.property(property.tag, get(property))
    put(P.SourceKey)
    put(P.LastModificationTime)
    put(P.ChangeKey)
    put(P.PredecessorChangeList)
    put(P.Associated)
    if (extraFlags & SyncExtraFlag.eid) put(P.Mid)
    if (extraFlags & SyncExtraFlag.messageSize) put(P.MessageSize)
    if (extraFlags & SyncExtraFlag.changeNumber) put(P.ChangeNumber)
  }

  #filter(message: Message): Filter {
    const { flags, tags } = this.#request
    const only = (flags & SyncFlag.onlySpecifiedProperties) !== 0
    if (only && message.associated && flags & SyncFlag.ignoreSpecifiedOnFai) return everything
    return filterOf(tags, only ? 'only' : 'without')
  }
}

export function ofOwnReplica(set: IdSet): Uint8Array {
  return encodeReplicaIdSets(new Map([[ownReplica, set]]))
}
