/**
 * A logon: one mailbox or public store, opened by the user of the session. [MS-OXCSTOR] 3.2.1
 *
 * Everything that a ROP does in a store it does through `mailbox`, which answers for the viewer: what he may not see does
 * not exist here.
 */
import type { DirectoryObject } from '#directory'
import { Failure, type ObjectIdValue, ownReplica } from '#model'
import type { FolderId, Mailbox, MessageId, Store } from '#store'
import type { MapiSession } from '../session.ts'
import { ServerObject } from './server-object.ts'

export class Logon extends ServerObject {
  readonly kind = 'logon'
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

  /** The number that an id of this store stands for; ids of other replicas are not here. */
  own({ replica, counter }: ObjectIdValue): FolderId | MessageId {
    if (replica !== ownReplica) throw new Failure('notFound', `replica ${replica}`)
    return counter
  }

  override release(): void {
    this.session.logonReleased(this)
  }
}

/** The id of an object of a store as it travels. */
export function wireId(counter: FolderId | MessageId): ObjectIdValue {
  return { replica: ownReplica, counter }
}

export const noId: ObjectIdValue = { replica: 0, counter: 0 }
