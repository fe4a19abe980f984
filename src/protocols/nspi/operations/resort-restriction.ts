/**
 * ResortRestriction: a list of ids in the order of the names.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.15
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.11
 */
import { textForm } from '../code-page.ts'
import { NspiError, operation } from '../operation.ts'
import { Place, SortType } from '../stat.ts'
import { bodies } from '../bodies.ts'

export const resortRestriction = operation({
  ...bodies.ResortRestriction,
  failed: ({ state }) => ({ state, mids: undefined }),
  async handle(book, { state, mids = [] }) {
    if (!state) throw new NspiError('invalidParameter')
    textForm(state.codePage)
    if (state.sortType !== SortType.displayName) throw new NspiError('error')
    const sorted = await book.inOrder(mids)
    const position = sorted.indexOf(state.currentRec)
    const current = position < 0 ? { currentRec: Place.beginning, numPos: 0 } : { numPos: position }
    return { state: { ...state, ...current, totalRecs: sorted.length }, mids: sorted }
  },
})
