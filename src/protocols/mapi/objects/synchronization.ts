/**
 * Synchronisations that a client has open, in both directions: the state that it uploads first, property by property, and
 * what works with it. [MS-OXCFXICS] 3.2.1.1, 3.2.5.9.2
 */
import { RopFailure } from '../failures.ts'
import type { Chunk } from '#model/fast-transfer/chunk.ts'
import { Collector, findStateSet, SyncState } from '../ics/index.ts'
import { DownloadObject, transferContext } from './download.ts'
import type { FolderObject } from './folder.ts'
import type { Logon } from './logon.ts'
import { ServerObject } from './server-object.ts'

export type SyncTypeName = 'contents' | 'hierarchy'

/** A state is some hundred kilobytes where a folder is large and old. */
const maxStateBytes = 16 * 1024 * 1024

/** The state of a context while it is uploaded. */
export class StateUpload {
  readonly state: SyncState
  #open: { tag: number; pieces: Uint8Array[]; size: number } | undefined

  constructor(state: SyncState) {
    this.state = state
  }

  begin(tag: number): void {
    if (this.#open) throw new RopFailure('error', 'a property of the state is open')
    if (!findStateSet(tag)) throw new RopFailure('invalidParameter', 'no property of a state')
    this.#open = { tag, pieces: [], size: 0 }
  }

  add(bytes: Uint8Array): void {
    const open = this.#open
    if (!open) throw new RopFailure('error', 'no property of the state is open')
    open.size += bytes.length
    if (open.size > maxStateBytes) throw new RopFailure('tooBig', 'state')
    open.pieces.push(bytes.slice())
  }

  end(): void {
    const open = this.#open
    if (!open) throw new RopFailure('error', 'no property of the state is open')
    this.#open = undefined
    this.state.upload(open.tag, Buffer.concat(open.pieces))
  }
}

/** What RopSynchronizationConfigure opens. */
export class SyncDownloadObject extends DownloadObject {
  readonly upload: StateUpload
  readonly type: SyncTypeName
  readonly #make: (state: SyncState) => AsyncIterable<Chunk>

  constructor(logon: Logon, type: SyncTypeName, make: (state: SyncState) => AsyncIterable<Chunk>) {
    super(logon)
    this.type = type
    this.upload = new StateUpload(new SyncState(logon.mailbox.id))
    this.#make = make
  }

  protected begin(): AsyncIterable<Chunk> {
    return this.#make(this.upload.state)
  }
}

/** What RopSynchronizationOpenCollector opens. */
export class SyncUploadObject extends ServerObject {
  readonly kind = 'transfer'
  readonly logon: Logon
  readonly upload: StateUpload
  readonly type: SyncTypeName
  readonly collector: Collector

  constructor(folder: FolderObject, type: SyncTypeName) {
    super()
    this.logon = folder.logon
    this.type = type
    const state = new SyncState(folder.logon.mailbox.id)
    this.upload = new StateUpload(state)
    this.collector = new Collector(transferContext(folder.logon), { folder: folder.id, type, state })
  }
}
