/** A state by itself, as RopSynchronizationGetTransferState gives it. [MS-OXCFXICS] 2.2.4.3.25, 3.2.5.9.3.1 */
import { type Chunk, ChunkWriter } from '#model/fast-transfer/chunk.ts'
import type { SyncState } from './sync-state.ts'

/** The state as it is now, whatever happens to it afterwards. */
export function stateDownload(state: SyncState, type: 'contents' | 'hierarchy'): AsyncIterable<Chunk> {
  const writer = new ChunkWriter({ nameOf: () => undefined })
  state.writeTo(writer, type)
  const chunk = writer.take()
  return (async function* () {
    yield chunk
  })()
}
