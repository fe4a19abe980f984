/**
 * A logon: one mailbox or public store, opened by the user of the session. [MS-OXCSTOR] 3.2.1
 *
 * Everything that a ROP does in a store it does through `mailbox`, which answers for the viewer: what he may not see does
 * not exist here.
 */
import type { DirectoryObject } from '#directory'
import {
  Failure,
  makeAddressBookEntryId,
  makeStoreEntryId,
  type ObjectIdValue,
  ownReplica,
  P,
  type TaggedValue,
  unicodeTag,
} from '#model'
import {
  type FolderId,
  isComputedOfMailbox,
  type Mailbox,
  type MailboxPlace,
  mailboxProperties,
  mailboxPropertyOf,
  type MessageId,
  type Store,
} from '#store'
import type { MapiSession } from '../session.ts'
import { type Problem, PropertyObject, sortOut } from './property-object.ts'
import type { Spool } from './spool.ts'
import { valueOfStream } from './streamed-value.ts'
import { bagOf } from './tag-map.ts'
import { Watcher } from './watcher.ts'

export class Logon extends PropertyObject {
  readonly kind = 'logon'
  readonly writable = true
  readonly session: MapiSession
  /** The LogonId that requests carry. */
  readonly id: number
  readonly mailbox: Mailbox
  /** Whose mailbox it is. */
  readonly owner: DirectoryObject
  readonly private: boolean
  /** LogonFlags and OpenFlags of RopLogon. */
  readonly logonFlags: number
  readonly openFlags: number
  readonly watcher: Watcher
  /** Pieces of RopWritePerUserInformation that are not complete. */
  perUserUpload: { key: string; size: number; pieces: Uint8Array[]; source: string } | undefined

  constructor(
    session: MapiSession,
    options: {
      id: number
      mailbox: Mailbox
      owner: DirectoryObject
      private: boolean
      logonFlags: number
      openFlags: number
    },
  ) {
    super()
    this.session = session
    this.id = options.id
    this.mailbox = options.mailbox
    this.owner = options.owner
    this.private = options.private
    this.logonFlags = options.logonFlags
    this.openFlags = options.openFlags
    this.watcher = new Watcher(this)
  }

  get logon(): Logon {
    return this
  }

  get store(): Store {
    return this.session.services.store
  }

  /** The logon's user has the mailbox for himself: he is its owner, or has full access. */
  get isOwner(): boolean {
    const { viewer } = this.mailbox
    return viewer.kind === 'system' || (viewer.kind === 'member' && viewer.owner)
  }

  get codePage(): number {
    return this.session.codePage
  }

  /** PidTagStoreEntryId. [MS-OXCDATA] 2.2.4.3 */
  get entryId(): Uint8Array {
    return makeStoreEntryId({
      server: this.session.services.hostname,
      mailboxDn: this.owner.legacyDn,
      public: !this.private,
    })
  }

  async tags(): Promise<number[]> {
    const store = await this.mailbox.storeObject()
    return [...new Set([...mailboxProperties(store, this.#place())].map(([tag]) => tag))]
  }

  async get(tag: number): Promise<unknown> {
    return mailboxPropertyOf(await this.mailbox.storeObject(), tag, this.#place())
  }

  async set(values: readonly TaggedValue[]): Promise<Problem[]> {
    const { allowed, problems } = sortOut(
      values,
      ({ tag }) => tag,
      (tag) => (isComputedOfMailbox(tag) || readOnly.has(tag) ? 'accessDenied' : undefined),
    )
    if (allowed.length > 0) {
      const set = await bagOf(
        allowed.map(({ tag, value }) => [unicodeTag(tag), value] as const),
        this.mailbox,
      )
      await this.store.write(this.mailbox, (tx) => tx.setStoreProperties({ set }))
    }
    return problems
  }

  async remove(tags: readonly number[]): Promise<Problem[]> {
    const { allowed, problems } = sortOut(
      tags,
      (tag) => tag,
      // Whether somebody is out of the office is a state that always has a value. MS-OXCPRPT_R49201
      (tag) => (isComputedOfMailbox(tag) || tag === P.OutOfOfficeState.tag ? 'accessDenied' : undefined),
    )
    if (allowed.length > 0) {
      await this.store.write(this.mailbox, (tx) => tx.setStoreProperties({ remove: allowed.map(unicodeTag) }))
    }
    return problems
  }

  async setStreamed(tag: number, spool: Spool): Promise<void> {
    await this.set([{ tag, value: valueOfStream(tag, await spool.bytes()) }])
  }

  #place(): MailboxPlace {
    const { session, owner } = this
    return {
      storeEntryId: this.entryId,
      ownerEntryId: makeAddressBookEntryId(owner.legacyDn),
      ownerName: owner.displayName,
      userEntryId: makeAddressBookEntryId(session.login.user.legacyDn),
      localeId: session.locale,
      sortLocaleId: session.sortLocale,
      codePageId: session.codePage,
    }
  }

  /** The number that an id of this store stands for; ids of other replicas are not here. */
  own({ replica, counter }: ObjectIdValue): FolderId | MessageId {
    if (replica !== ownReplica) throw new Failure('notFound', `replica ${replica}`)
    return counter
  }

  override release(): void {
    this.watcher.end()
    this.session.logonReleased(this)
  }
}

/** The id of an object of a store as it travels. */
export function wireId(counter: FolderId | MessageId): ObjectIdValue {
  return { replica: ownReplica, counter }
}

export const noId: ObjectIdValue = { replica: 0, counter: 0 }

/** What [MS-OXCSTOR] 2.2.2.1.2 would let clients write, and Exchange has not since 2013. */
const readOnly = new Set<number>([P.Comment.tag, P.DeleteAfterSubmit.tag, P.DisplayName.tag])
