/** A logon: a mailbox or the public store. [MS-OXCSTOR] 2.2.1 */
import type { ObjectIdValue } from '#model'
import type { MapiClient } from './client.ts'
import { Folder, idOf } from './folder.ts'
import { MapiObject, type Place } from './mapi-object.ts'
import { PropertyHolder } from './property-holder.ts'

export interface LogonOptions {
  /** The X.500 name of whose mailbox it is; without it the public store. */
  mailbox?: string
  openFlags?: number
}

const privateFlag = 0x01
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

  constructor(place: Place, handle: number, answer: any) {
    super(place, handle)
    this.answer = answer
    const names = place.private ? privateNames : publicNames
    const ids = (answer.private ?? answer.public).folderIds as ObjectIdValue[]
    this.folders = Object.fromEntries(names.map((name, index) => [name, ids[index]?.counter ?? 0])) as StoreFolders
  }

  async openFolder(id: number, openModeFlags = 0): Promise<Folder> {
    const { handle } = await this.call('RopOpenFolder', { folderId: idOf(id), openModeFlags })
    return new Folder(this.place, handle, id)
  }

  /** Events of the store, a folder or a message; they come through `client.onNotification` with this handle. */
  async subscribe(notificationTypes: number, about?: { folder: number; message?: number }): Promise<MapiObject> {
    const value = about
      ? {
          notificationTypes,
          wantWholeStore: false,
          folderId: idOf(about.folder),
          messageId: about.message === undefined ? { replica: 0, counter: 0 } : idOf(about.message),
        }
      : { notificationTypes, wantWholeStore: true }
    return new MapiObject(this.place, (await this.call('RopRegisterNotification', value)).handle)
  }
}

export async function logOn(client: MapiClient, logonId: number, options: LogonOptions): Promise<Store> {
  const isPrivate = options.mailbox !== undefined
  const value = {
    logonFlags: isPrivate ? privateFlag : 0,
    openFlags: options.openFlags ?? (isPrivate ? 0x04 : 0x02),
    storeState: 0,
    essdn: options.mailbox ?? '',
  }
  const answer = await client.call('RopLogon', value, { logonId, private: isPrivate })
  return new Store({ client, logonId, private: isPrivate }, answer.handle, answer.value)
}
