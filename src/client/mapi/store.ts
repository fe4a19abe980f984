/** A logon: a mailbox or the public store. [MS-OXCSTOR] 2.2.1 */
import { decode } from '#codec/binary/index.ts'
import { longTermId, type ObjectIdValue, ownReplica } from '#model'
import type { Answer, MapiClient } from './client.ts'
import { Folder, idOf } from './folder.ts'
import { MapiObject, type Place } from './mapi-object.ts'
import { PropertyHolder } from './property-holder.ts'

export interface LogonOptions {
  /** The X.500 name of whose mailbox it is; without it the public store. */
  mailbox?: string
  openFlags?: number
}

const privateFlag = 0x01
/** Behind flags, provider and type of an entry id of a folder. */
const longTermIdAt = 22
const privateNames = [
  'root',
  'deferredAction',
  'spoolerQueue',
  'ipmSubtree',
  'inbox',
  'outbox',
  'sentItems',
  'deletedItems',
  'commonViews',
  'schedule',
  'finder',
  'views',
  'shortcuts',
] as const
const publicNames = ['root', 'ipmSubtree', 'nonIpmSubtree', 'eformsRegistry', 'freeBusy', 'offlineAddressBook'] as const

export type StoreFolders = Readonly<Record<(typeof privateNames)[number] | (typeof publicNames)[number], number>>

export class Store extends PropertyHolder {
  readonly folders: StoreFolders
  /** What RopLogon said. */
  readonly answer: any
  readonly #options: LogonOptions

  constructor(place: Place, { handle, value: answer }: Answer, options: LogonOptions) {
    super(place, handle)
    this.answer = answer
    this.#options = options
    const names = place.private ? privateNames : publicNames
    const ids = (answer.private ?? answer.public).folderIds as ObjectIdValue[]
    place.replica = ids[0]?.replica ?? ownReplica
    this.folders = Object.fromEntries(names.map((name, index) => [name, ids[index]?.counter ?? 0])) as StoreFolders
  }

  /** In a new session: everything else that was open has to be opened again. */
  async logOnAgain(): Promise<void> {
    this.handle = (await askLogon(this.place, this.#options)).handle
  }

  async openFolder(id: number, openModeFlags = 0): Promise<Folder> {
    const { handle } = await this.call('RopOpenFolder', { folderId: idOf(id, this.place), openModeFlags })
    return new Folder(this.place, handle, id)
  }

  /** The folder that an entry id names. [MS-OXCDATA] 2.2.4.1 */
  async folderOfEntryId(entryId: Uint8Array): Promise<number> {
    const id = decode(longTermId, entryId.subarray(longTermIdAt))
    return (await this.call('RopIdFromLongTermId', { longTermId: id })).value.objectId.counter
  }

  /** Events of the store, a folder or a message; they come through `client.onNotification` with this handle. */
  async subscribe(notificationTypes: number, about?: { folder: number; message?: number }): Promise<MapiObject> {
    const value = about
      ? {
          notificationTypes,
          wantWholeStore: false,
          folderId: idOf(about.folder, this.place),
          messageId: about.message === undefined ? { replica: 0, counter: 0 } : idOf(about.message, this.place),
        }
      : { notificationTypes, wantWholeStore: true }
    return new MapiObject(this.place, (await this.call('RopRegisterNotification', value)).handle)
  }
}

export async function logOn(client: MapiClient, logonId: number, options: LogonOptions): Promise<Store> {
  const place: Place = { client, logonId, private: options.mailbox !== undefined }
  return new Store(place, await askLogon(place, options), options)
}

async function askLogon({ client, logonId, private: isPrivate }: Place, options: LogonOptions): Promise<Answer> {
  const value = {
    logonFlags: isPrivate ? privateFlag : 0,
    openFlags: options.openFlags ?? (isPrivate ? 0x04 : 0x02),
    storeState: 0,
    essdn: options.mailbox ?? '',
  }
  return await client.call('RopLogon', value, { logonId, private: isPrivate })
}
