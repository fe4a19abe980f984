/**
 * Uploads of changes, as a client with a copy of its own makes them. [MS-OXCFXICS] 3.3.5.2, 3.3.5.11
 *
 *   const collector = await folder.collect(state)
 *   const message = await collector.importMessage(head)      // then set properties, or upload a stream, and save
 *   state = await collector.state()
 */
import type { TaggedValue } from '#model'
import { P } from '#model'
import { MapiObject } from './mapi-object.ts'
import { Message } from './message.ts'
import { SyncState, uploadState } from './synchronization.ts'
import { tokensOf } from './transfer.ts'

/** What the client says of a version of an object. */
export interface Version {
  sourceKey: Uint8Array
  changeKey: Uint8Array
  predecessors: Uint8Array
  /** FILETIME */
  modified: bigint
}

export class Collector extends MapiObject {
  static async open(folder: MapiObject, kind: 'contents' | 'hierarchy', state: SyncState): Promise<Collector> {
    const value = { isContentsCollector: kind === 'contents' }
    const { handle } = await folder.call('RopSynchronizationOpenCollector', value)
    const collector = new Collector(folder.place, handle)
    await uploadState(collector, state)
    return collector
  }

  /** The message, to be filled and saved. */
  async importMessage(version: Version, { associated = false, failOnConflict = false } = {}): Promise<Message> {
    const importFlag = (associated ? 0x10 : 0) | (failOnConflict ? 0x40 : 0)
    const value = { importFlag, propertyValues: versionValues(version) }
    return new Message(this.place, (await this.call('RopSynchronizationImportMessageChange', value)).handle)
  }

  async importDeletes(sourceKeys: readonly Uint8Array[], { hard = false, hierarchy = false } = {}): Promise<void> {
    await this.call('RopSynchronizationImportDeletes', {
      importDeleteFlags: (hierarchy ? 1 : 0) | (hard ? 2 : 0),
      propertyValues: [{ tag: sourceKeysTag, value: [...sourceKeys] }],
    })
  }

  async importReadStates(states: readonly { sourceKey: Uint8Array; read: boolean }[]): Promise<void> {
    const readStates = states.map(({ sourceKey, read }) => ({ messageId: sourceKey, markAsRead: read }))
    await this.call('RopSynchronizationImportReadStateChanges', { readStates })
  }

  /** What the client would have to upload next time. */
  async state(): Promise<SyncState> {
    const { handle } = await this.call('RopSynchronizationGetTransferState')
    const state = new SyncState()
    for await (const token of tokensOf(new MapiObject(this.place, handle))) {
      if (token.kind === 'property') state.properties.set(token.tag, token.value as Uint8Array)
    }
    return state
  }
}

/** PtypMultipleBinary of no property: a list of source keys. [MS-OXCFXICS] 2.2.3.2.4.5.1 */
const sourceKeysTag = 0x00001102

function versionValues({ sourceKey, changeKey, predecessors, modified }: Version): TaggedValue[] {
  return [
    { tag: P.SourceKey.tag, value: sourceKey },
    { tag: P.LastModificationTime.tag, value: modified },
    { tag: P.ChangeKey.tag, value: changeKey },
    { tag: P.PredecessorChangeList.tag, value: predecessors },
  ]
}
