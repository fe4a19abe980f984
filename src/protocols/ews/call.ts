/**
 * One request that is being answered: who asks, for whom, in which words, and what he has open.
 *
 * Whoever acts is `user`: who logged in, or whom he impersonates. What he may see and do in a mailbox is decided by the
 * store, for the viewer that the directory makes of him.
 */
import type { Directory, DirectoryChanges, DirectoryObject, Login } from '#directory'
import { Failure } from '#model'
import type { Folder, FolderId, Mailbox, MailboxId, Store } from '#store'
import type { HttpServices } from '../http.ts'
import type { Log } from '../services.ts'
import type { TimeStyle } from './dates.ts'
import { EwsFailure } from './errors.ts'
import { findDistinguished, publicRoot } from './ids/distinguished.ts'
import { type FolderEwsId, type ItemEwsId, readId, writeId } from './ids/id.ts'
import { writeChangeKey } from './ids/change-key.ts'
import { changeKeyKind, folderElement } from './folders/kind.ts'
import { FolderTree } from './folders/tree.ts'
import type { DistinguishedFolderIdType, EmailAddressType, FolderIdType, TargetFolderIdType } from './schema/index.ts'
import { type ServerVersion, versionNumber } from './server-version.ts'
import type { EwsService } from './service.ts'

/** How requests name a folder. */
export type FolderReference = TargetFolderIdType

/** A folder in the mailbox where it lies. */
export interface Place {
  mailbox: Mailbox
  folder: Folder
}

export interface CallOptions {
  services: HttpServices
  service: EwsService
  login: Login
  /** Who acts. */
  user: DirectoryObject
  version: ServerVersion
  /** BCP 47, where the client said one. */
  culture: string | undefined
  times: TimeStyle
  closed: AbortSignal
  remoteAddress: string
  requestId: string
  /** `https://mail.example.org`: how the client reached us. */
  origin: string
}

export class Call {
  readonly services: HttpServices
  /** What lives longer than a call: subscriptions. */
  readonly service: EwsService
  readonly login: Login
  readonly user: DirectoryObject
  readonly version: ServerVersion
  readonly culture: string
  readonly times: TimeStyle
  /** Aborts when the client is gone. */
  readonly closed: AbortSignal
  readonly remoteAddress: string
  readonly requestId: string
  readonly origin: string
  readonly #mailboxes = new Map<MailboxId, Promise<Mailbox>>()
  readonly #trees = new Map<MailboxId, Promise<FolderTree>>()

  constructor(options: CallOptions) {
    this.services = options.services
    this.service = options.service
    this.login = options.login
    this.user = options.user
    this.version = options.version
    this.culture = options.culture ?? options.user.locale
    this.times = options.times
    this.closed = options.closed
    this.remoteAddress = options.remoteAddress
    this.requestId = options.requestId
    this.origin = options.origin
  }

  get store(): Store {
    return this.services.store
  }

  get directory(): Directory & DirectoryChanges {
    return this.services.directory
  }

  get log(): Log {
    return this.services.log
  }

  /** Whether the client speaks this version or a newer one. */
  since(version: ServerVersion): boolean {
    return versionNumber(this.version) >= versionNumber(version)
  }

  logBug(error: unknown): void {
    this.log.error('ews.bug', { request: this.requestId, error })
  }

  /** A mailbox by its GUID, as the user may see it. */
  async mailbox(id: MailboxId): Promise<Mailbox> {
    let opening = this.#mailboxes.get(id)
    if (!opening) this.#mailboxes.set(id, (opening = this.#open(id)))
    return await opening
  }

  /** The mailbox of who acts. */
  async ownMailbox(): Promise<Mailbox> {
    const { mailbox } = this.user
    if (mailbox === undefined) throw new EwsFailure('ErrorNonExistentMailbox')
    return await this.mailbox(mailbox)
  }

  /** The mailbox of an address; one's own without an address. */
  async mailboxOf(address: EmailAddressType | undefined): Promise<Mailbox> {
    if (address?.EmailAddress === undefined) return await this.ownMailbox()
    const found = await this.directory.findByAddress(address.EmailAddress)
    const isHere = found?.mailbox !== undefined && found.organisation === this.user.organisation
    if (!isHere) throw new EwsFailure('ErrorNonExistentMailbox')
    return await this.mailbox(found.mailbox as MailboxId)
  }

  /** The public store of the organisation. */
  async publicStore(): Promise<Mailbox> {
    const organisation = (await this.directory.organisations()).find(({ id }) => id === this.user.organisation)
    const object = organisation?.publicObject && (await this.directory.findObject(organisation.publicObject))
    if (!object || object.mailbox === undefined) throw new EwsFailure('ErrorNoPublicFolderReplicaAvailable')
    return await this.mailbox(object.mailbox)
  }

  /** The folder that a request names. As Exchange has it, one that an id names is ErrorItemNotFound where it is not there. */
  async folder(reference: FolderReference): Promise<Place> {
    const { mailbox, folder } = await this.#folderOf(reference)
    try {
      const found = await mailbox.getFolder(folder)
      // It lies under Recoverable Items; nobody works in it any more.
      if (found.deleted) throw new Failure('deleted', 'folder')
      return { mailbox, folder: found }
    } catch (error) {
      if (error instanceof Failure && (error.code === 'notFound' || error.code === 'deleted')) {
        throw new EwsFailure(reference.kind === 'FolderId' ? 'ErrorItemNotFound' : 'ErrorFolderNotFound')
      }
      throw error
    }
  }

  /** The item that an id names; whether it is there is not looked at. */
  async item(id: string): Promise<{ mailbox: Mailbox; id: ItemEwsId }> {
    const parsed = readId(id)
    if (parsed.kind === 'folder') throw new EwsFailure('ErrorCannotUseFolderIdForItemId')
    if (parsed.kind !== 'item') throw new EwsFailure('ErrorInvalidId')
    return { mailbox: await this.mailbox(parsed.mailbox), id: parsed }
  }

  /** The id of a folder as answers carry it, with its change key. */
  folderId(mailbox: Mailbox, folder: Folder): FolderIdType {
    const kind = changeKeyKind[folderElement(folder)]
    return { Id: this.folderIdText(mailbox, folder.id), ChangeKey: writeChangeKey(kind, mailbox.id, folder.seq) }
  }

  folderIdText(mailbox: Mailbox, folder: FolderId): string {
    return writeId({ kind: 'folder', mailbox: mailbox.id, public: mailbox.kind === 'public', folder })
  }

  /** All folders of a mailbox that the user may see, as they are when this is first asked for. */
  async folderTree(mailbox: Mailbox): Promise<FolderTree> {
    let tree = this.#trees.get(mailbox.id)
    if (!tree) this.#trees.set(mailbox.id, (tree = FolderTree.of(mailbox)))
    return await tree
  }

  /** Folders have changed: what was looked up is old. */
  foldersChanged(mailbox: Mailbox): void {
    this.#trees.delete(mailbox.id)
  }

  async #folderOf(reference: FolderReference): Promise<{ mailbox: Mailbox; folder: FolderId }> {
    switch (reference.kind) {
      case 'FolderId': {
        const id = readId(reference.Id)
        if (id.kind === 'item') throw new EwsFailure('ErrorCannotUseItemIdForFolderId')
        if (id.kind !== 'folder') throw new EwsFailure('ErrorInvalidId')
        return await this.#byId(id)
      }
      case 'DistinguishedFolderId':
        return await this.#distinguished(reference)
      case 'AddressListId':
        throw new EwsFailure('ErrorInvalidFolderId')
    }
  }

  async #byId({ mailbox, folder }: FolderEwsId): Promise<{ mailbox: Mailbox; folder: FolderId }> {
    return { mailbox: await this.mailbox(mailbox), folder }
  }

  async #distinguished({
    Id,
    Mailbox: of,
  }: DistinguishedFolderIdType): Promise<{ mailbox: Mailbox; folder: FolderId }> {
    if (Id === 'publicfoldersroot') return { mailbox: await this.publicStore(), folder: publicRoot }
    if (Id.startsWith('archive') && Id !== 'archive') throw new EwsFailure('ErrorFolderNotFound')
    const folder = findDistinguished(Id)
    if (folder === undefined) throw new EwsFailure('ErrorFolderNotFound')
    return { mailbox: await this.mailboxOf(of), folder }
  }

  async #open(id: MailboxId): Promise<Mailbox> {
    const viewer = await this.directory.viewer(this.user.id, id)
    // Of another organisation, or of nobody.
    if (viewer.kind === 'anonymous') throw new EwsFailure('ErrorNonExistentMailbox')
    try {
      return await this.store.open(id, viewer)
    } catch (error) {
      if (error instanceof Failure && error.code === 'notFound') throw new EwsFailure('ErrorNonExistentMailbox')
      throw error
    }
  }
}
