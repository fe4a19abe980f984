/**
 * An upload: changes that a client has made, one after the other, and the state that grows with them. [MS-OXCFXICS]
 * 3.2.5.9.4; what decides between two versions: 3.1.5.6
 *
 * A version that includes the server's own is taken over with its change key. One that the server has seen already is
 * ignored. Where neither has seen the other, the one that was changed last stays; of a message the other version is put into the
 * folder Conflicts, and the client sees the outcome as a change, because its number is not added to the state.
 */
import {
  Bag,
  compareChanges,
  encodeChangeList,
  Failure,
  fileTime,
  type Item,
  mergeChanges,
  P,
  parseChangeList,
  SpecialFolder,
  type TaggedValue,
} from '#model'
import {
  type FolderId,
  folderPropertyOf,
  type Mailbox,
  type Message,
  type MessageId,
  propertyOf,
  type Transaction,
} from '#store'
import { replacing } from '#groupware/items/replace-message.ts'
import type { TransferContext } from '#groupware/fast-transfer/item.ts'
import {
  folderHead,
  ImportDeleteFlag,
  type ImportedMessage,
  type ImportedVersion,
  ImportFlag,
  messageHead,
  ownId,
} from './import-words.ts'
import { SyncFailure } from './sync-failure.ts'
import type { SyncState } from './sync-state.ts'

export interface PendingMessage extends ImportedMessage {
  associated: boolean
  failOnConflict: boolean
}

export type MoveOutcome = 'applied' | 'newerClientChange'

export class Collector {
  readonly #context: TransferContext
  readonly folder: FolderId
  readonly type: 'contents' | 'hierarchy'
  readonly state: SyncState

  constructor(
    context: TransferContext,
    options: { folder: FolderId; type: 'contents' | 'hierarchy'; state: SyncState },
  ) {
    this.#context = context
    this.folder = options.folder
    this.type = options.type
    this.state = options.state
  }

  /** Whether the change may come in; nothing is written before `save`. */
  async importMessage(values: readonly TaggedValue[], flags: number): Promise<PendingMessage> {
    this.#demand('contents')
    if (flags & ~(ImportFlag.associated | ImportFlag.failOnConflict)) throw new Failure('invalid', 'import flags')
    const { mailbox } = this.#context
    const pending: PendingMessage = {
      ...messageHead(values, mailbox.id),
      associated: (flags & ImportFlag.associated) !== 0,
      failOnConflict: (flags & ImportFlag.failOnConflict) !== 0,
    }
    await this.#judge(mailbox, pending)
    return pending
  }

  /** Writes it, all of it; what the message had before goes. */
  async save(pending: PendingMessage, item: Item): Promise<MessageId> {
    const { store, mailbox } = this.#context
    const whole = { ...item, associated: pending.associated }
    await store.prepare(whole)
    await store.write(mailbox, async (tx) => {
      const verdict = await this.#judge(tx, pending)
      const wins = verdict !== 'lost'
      if (verdict === 'new') {
        whole.properties = headed(item.properties, pending, pending.predecessors)
        await tx.createMessage(this.folder, { ...whole, id: pending.id })
      } else {
        const before = await tx.getMessage(pending.id)
        const list = mergeChanges(predecessorsOf(before, mailbox), pending.predecessors, [pending.change])
        if (verdict !== 'newer') await this.#keepLoser(tx, wins ? before : item)
        if (wins)
          await tx.updateMessage(before.id, await replacing(before, headed(item.properties, pending, list), item))
        else await tx.updateMessage(before.id, { set: Bag.of({ PredecessorChangeList: encodeChangeList(list) }) })
        if (wins && !item.properties.has(P.MessageFlags)) await retellReadState(tx, before.id, before.flags.has('read'))
      }
      const now = await tx.getMessage(pending.id)
      if (verdict === 'new' || verdict === 'newer')
        (now.associated ? this.state.seenFai : this.state.seen).add(now.changeSeq)
    })
    this.state.given.add(pending.id)
    return pending.id
  }

  /** Throws what the client is told when its version does not come in. */
  async #judge(mailbox: Mailbox, pending: PendingMessage): Promise<'new' | 'newer' | 'won' | 'lost'> {
    const server = await mailbox.findMessage(pending.id)
    if (!server) {
      if (await mailbox.wasDeleted(this.folder, pending.id)) throw new SyncFailure('syncObjectDeleted')
      // An id that nobody was given would be given to another object later.
      if (pending.id >= (await mailbox.info()).nextId) throw new Failure('invalid', 'an id that was not reserved')
      return 'new'
    }
    if (server.folder !== this.folder) throw new SyncFailure('syncObjectDeleted', 'it lies elsewhere')
    if (server.associated !== pending.associated) throw new Failure('invalid', 'the kind of a message never changes')
    const own = predecessorsOf(server, this.#context.mailbox)
    switch (compareChanges(mergeChanges(pending.predecessors, [pending.change]), own)) {
      case 'newer':
        return 'newer'
      case 'conflict':
        if (pending.failOnConflict) throw new SyncFailure('syncConflict')
        return pending.modified >= BigInt(server.modified.getTime()) * 10_000n + epoch ? 'won' : 'lost'
      default:
        throw new SyncFailure('syncIgnore')
    }
  }

  async #keepLoser(tx: Transaction, loser: Message | Item): Promise<void> {
    if (this.#context.mailbox.kind === 'public') return
    if ('id' in loser) {
      if (!loser.associated) await tx.copyMessages([loser.id], SpecialFolder.conflicts)
      return
    }
    if (!loser.associated) await tx.createMessage(SpecialFolder.conflicts, loser)
  }

  /** Associated messages and such that are gone are passed over. [MS-OXCFXICS] 3.2.5.9.4.6 */
  async importReadStates(changes: readonly { key: Uint8Array; read: boolean }[]): Promise<void> {
    this.#demand('contents')
    const { store, mailbox } = this.#context
    await store.write(mailbox, async (tx) => {
      const wanted: Record<'add' | 'remove', MessageId[]> = { add: [], remove: [] }
      for (const { key, read } of changes) {
        const message = await tx.findMessage(ownId(key, mailbox.id))
        if (!message || message.associated || message.folder !== this.folder) continue
        if (message.flags.has('read') !== read) wanted[read ? 'add' : 'remove'].push(message.id)
      }
      for (const kind of ['add', 'remove'] as const) {
        const { changed } = await tx.setFlags(wanted[kind], { [kind]: ['read'] })
        for (const { seq } of changed) this.state.read.add(seq)
      }
    })
  }

  /** What is gone already is passed over; it is all or nothing. [MS-OXCFXICS] 3.2.5.9.4.5 */
  async importDeletes(keys: readonly Uint8Array[], flags: number): Promise<void> {
    if (flags & ~(ImportDeleteFlag.hierarchy | ImportDeleteFlag.hard)) throw new Failure('invalid', 'delete flags')
    const ofFolders = (flags & ImportDeleteFlag.hierarchy) !== 0
    this.#demand(ofFolders ? 'hierarchy' : 'contents')
    const hard = (flags & ImportDeleteFlag.hard) !== 0
    const { store, mailbox } = this.#context
    const ids = keys.map((key) => ownId(key, mailbox.id))
    await store.write(mailbox, async (tx) => {
      if (ofFolders) {
        for (const id of ids) {
          const folder = await tx.findFolder(id)
          if (folder && !folder.deleted) await tx.deleteFolder(id, { messages: true, folders: true, hard })
        }
        return
      }
      const here: MessageId[] = []
      const never: MessageId[] = []
      for (const id of ids) {
        const message = await tx.findMessage(id)
        if (message?.folder === this.folder) here.push(id)
        else if (!message && !(await tx.wasDeleted(this.folder, id))) never.push(id)
      }
      await tx.deleteMessages(here, { hard })
      await tx.forbidIds(this.folder, never)
    })
    for (const id of ids) this.state.given.delete(id)
  }

  /** The collector is that of the folder where the message arrives. [MS-OXCFXICS] 3.2.5.9.4.4 */
  async importMove(move: {
    sourceFolder: Uint8Array
    sourceMessage: Uint8Array
    predecessors: Uint8Array
    message: Uint8Array
    changeKey: Uint8Array
  }): Promise<MoveOutcome> {
    this.#demand('contents')
    const { store, mailbox } = this.#context
    const from = ownId(move.sourceFolder, mailbox.id, 1)
    const id = ownId(move.sourceMessage, mailbox.id)
    const to = ownId(move.message, mailbox.id)
    const predecessors = parseChangeList(move.predecessors)
    return store.write(mailbox, async (tx) => {
      const before = await tx.findMessage(id)
      if (before?.folder !== from) throw new SyncFailure('syncObjectDeleted')
      if (to >= (await tx.info()).nextId) throw new Failure('invalid', 'an id that was not reserved')
      const versions = compareChanges(predecessors, predecessorsOf(before, mailbox))
      const applies = versions === 'same'
      await tx.moveMessages([id], this.folder, [to])
      if (applies) {
        // Where it lies is no change of what it is.
        const modified = fileTime.from(before.modified)
        const set = Bag.of({
          ChangeKey: move.changeKey,
          PredecessorChangeList: move.predecessors,
          LastModificationTime: modified,
        })
        await tx.updateMessage(to, { set })
      }
      await retellReadState(tx, to, before.flags.has('read'))
      this.state.given.add(to)
      // A client that has an older version is to get the newer one where it lies now.
      if (versions === 'older') return 'applied'
      const now = await tx.getMessage(to)
      ;(now.associated ? this.state.seenFai : this.state.seen).add(now.changeSeq)
      return applies ? 'applied' : 'newerClientChange'
    })
  }

  /** A folder that is new, was changed or has moved. [MS-OXCFXICS] 3.2.5.9.4.3 */
  async importFolder(values: readonly TaggedValue[], properties: Bag): Promise<FolderId> {
    this.#demand('hierarchy')
    const { store, mailbox } = this.#context
    const head = folderHead(values, mailbox.id)
    const parent = head.parent ?? this.folder
    await store.write(mailbox, async (tx) => {
      const above = await tx.findFolder(parent)
      if (!above || above.deleted) throw new SyncFailure('syncNoParent')
      const server = await tx.findFolder(head.id)
      if (!server) {
        if (await tx.wasDeleted(parent, head.id)) throw new SyncFailure('syncObjectDeleted')
        if (head.id >= (await tx.info()).nextId) throw new Failure('invalid', 'an id that was not reserved')
        const whole = headed(properties, head, head.predecessors)
        await tx.createFolder({ parent, name: head.name, id: head.id, properties: whole })
        this.#folderSeen((await tx.getFolder(head.id)).seq)
        return
      }
      if (server.deleted) throw new SyncFailure('syncObjectDeleted')
      const place = { mailbox: mailbox.id }
      const own = parseChangeList(folderPropertyOf(server, P.PredecessorChangeList.tag, place) as Uint8Array)
      const verdict = compareChanges(mergeChanges(head.predecessors, [head.change]), own)
      if (verdict === 'same' || verdict === 'older') throw new SyncFailure('syncIgnore')
      const list = mergeChanges(own, head.predecessors, [head.change])
      const isLate = head.modified < BigInt(server.modified.getTime()) * 10_000n + epoch
      if (verdict === 'conflict' && isLate) {
        await tx.updateFolder(head.id, { set: Bag.of({ PredecessorChangeList: encodeChangeList(list) }) })
        return
      }
      if (server.parent !== parent) await moveTo(tx, head.id, parent, head.name)
      await tx.updateFolder(head.id, { name: head.name, set: headed(properties, head, list) })
      if (verdict === 'newer') this.#folderSeen((await tx.getFolder(head.id)).seq)
    })
    this.state.given.add(head.id)
    return head.id
  }

  #folderSeen(seq: number): void {
    this.state.seen.add(seq)
  }

  #demand(type: 'contents' | 'hierarchy'): void {
    if (this.type !== type) throw new Failure('wrongType', `an upload of ${this.type}`)
  }
}

/** 1601 to 1970 in 100 ns. */
const epoch = 116_444_736_000_000_000n

async function moveTo(tx: Transaction, id: FolderId, parent: FolderId, name: string): Promise<void> {
  try {
    await tx.moveFolder(id, { parent, name })
  } catch (error) {
    if (error instanceof Failure && error.code === 'cycle') throw new SyncFailure('syncCycle')
    throw error
  }
}

/**
 * The version counts as seen now, but somebody may have changed the read state since the client last heard of it: its number
 * becomes the newest one, so that the next download tells it by itself.
 */
async function retellReadState(tx: Transaction, id: MessageId, isRead: boolean): Promise<void> {
  for (const kind of isRead ? (['remove', 'add'] as const) : (['add', 'remove'] as const)) {
    await tx.setFlags([id], { [kind]: ['read'] })
  }
}

function predecessorsOf(message: Message, mailbox: Mailbox) {
  const place = { mailbox: mailbox.id }
  return parseChangeList(propertyOf(message, P.PredecessorChangeList.tag, place) as Uint8Array)
}

/** With the version that the client gave it. */
function headed(properties: Bag, version: ImportedVersion, predecessors: ImportedVersion['predecessors']): Bag {
  const all = mergeChanges(predecessors, [version.change])
  return properties
    .copy()
    .set(P.ChangeKey, version.changeKey)
    .set(P.PredecessorChangeList, encodeChangeList(all))
    .set(P.LastModificationTime, version.modified)
}
