/**
 * ResortRestriction: a list of ids in the order of the names.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.15
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.11
 */
import { NspiError, operation } from '../operation.ts'
import { Place } from '../stat.ts'
import { bodies } from '../bodies.ts'

export const resortRestriction = operation({
  ...bodies.ResortRestriction,
  failed: ({ state }) => ({ state, mids: undefined }),
  async handle(book, { state, mids = [] }) {
    if (!state) throw new NspiError('invalidParameter')
    // No text comes or goes, so no code page matters; and as with Exchange (appendix A <6>), every order that is asked for is the names'.
    const sorted = await book.inOrder(mids)
    const position = sorted.indexOf(state.currentRec)
    const current = position < 0 ? { currentRec: Place.beginning, numPos: 0 } : { numPos: position }
    return { state: { ...state, ...current, totalRecs: sorted.length }, mids: sorted }
  },
})
