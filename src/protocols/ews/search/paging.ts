/**
 * Pages: which of the rows that were found an answer has, and what it says about the others. [MS-OXWSSRCH] 2.2.4.19, 2.2.4.18
 */
import { EwsFailure } from '../errors.ts'
import type { FractionalPageViewType, IndexedPageViewType } from '../schema/index.ts'

export interface Page {
  from: number
  count: number
  /** The attributes of the answer. */
  attributes: {
    IndexedPagingOffset?: number
    NumeratorOffset?: number
    AbsoluteDenominator?: number
    IncludesLastItemInRange: boolean
    TotalItemsInView: number
  }
}

export interface PageViews {
  indexed?: IndexedPageViewType | undefined
  fractional?: FractionalPageViewType | undefined
}

/** Throws an EwsFailure for what cannot be a page. */
export function pageOf({ indexed, fractional }: PageViews, total: number): Page {
  const most = indexed?.MaxEntriesReturned ?? fractional?.MaxEntriesReturned ?? Number.MAX_SAFE_INTEGER
  if (most <= 0) throw new EwsFailure('ErrorInvalidPagingMaxRows')
  if (fractional) {
    const { Numerator, Denominator } = fractional
    if (Denominator < 1 || Numerator < 0 || Numerator > Denominator) {
      throw new EwsFailure('ErrorInvalidFractionalPagingParameters')
    }
    const from = Math.floor((Numerator * total) / Denominator)
    const end = Math.min(total, from + most)
    return {
      from,
      count: end - from,
      attributes: {
        NumeratorOffset: end,
        AbsoluteDenominator: total,
        IncludesLastItemInRange: end >= total,
        TotalItemsInView: total,
      },
    }
  }
  const { Offset = 0, BasePoint = 'Beginning' } = indexed ?? {}
  if (Offset < 0) throw new EwsFailure('ErrorInvalidIndexedPagingParameters')
  // From the end it goes backward: the offset counts rows from the last one, and the page ends there.
  const [from, end] =
    BasePoint === 'End'
      ? [Math.max(0, total - Offset - most), Math.max(0, total - Offset)]
      : [Math.min(Offset, total), Math.min(total, Offset + most)]
  const isLast = BasePoint === 'End' ? from === 0 : end >= total
  const next = BasePoint === 'End' ? total - from : end
  return {
    from,
    count: end - from,
    attributes: {
      ...(indexed && { IndexedPagingOffset: next }),
      IncludesLastItemInRange: isLast,
      TotalItemsInView: total,
    },
  }
}
