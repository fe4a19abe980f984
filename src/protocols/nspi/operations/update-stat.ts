/**
 * UpdateStat: where a client is after it has moved.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.17
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.4
 */
import { NspiError, operation } from '../operation.ts'
import { moved, startOf, statAt } from '../position.ts'
import { bodies } from '../bodies.ts'

export const updateStat = operation({
  ...bodies.UpdateStat,
  failed: ({ state }) => ({ state, delta: undefined }),
  async handle(book, { state, deltaRequested }) {
    if (!state) throw new NspiError('invalidParameter')
    // No text comes or goes, so no code page matters.
    const table = await book.table(state.containerId)
    const start = startOf(table, state)
    const end = moved(table, start, state.delta)
    return { state: statAt(state, table, end), delta: deltaRequested ? end - start : undefined }
  },
})
