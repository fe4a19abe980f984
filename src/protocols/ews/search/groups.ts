/** Items in groups: FindItem with GroupBy. A page counts items, not groups. [MS-OXWSSRCH] 2.2.4.21, 2.2.4.16 (GroupedItemsType) */
import type { View, ViewRow } from '#store'
import { type Page, pageOf, type PageViews } from './paging.ts'

export interface FoundGroup {
  index: number
  rows: (ViewRow & { kind: 'message' })[]
  count: number
  unread: number
  /** Of the view's category. */
  key: string
  value: unknown
}

const BATCH = 200

/** `view` is sorted with one category, all of them expanded. */
export async function groupedPage(
  view: View,
  views: PageViews,
): Promise<{ attributes: Page['attributes']; groups: FoundGroup[] }> {
  const length = await view.length()
  const all: FoundGroup[] = []
  const positions: { group: FoundGroup; row: ViewRow & { kind: 'message' } }[] = []
  for (let at = 0; at < length; at += BATCH) {
    for (const row of await view.rows(at, BATCH)) {
      if (row.kind === 'category') {
        const { count, unread, category: key } = row
        all.push({ index: all.length, rows: [], count, unread, key, value: [...row.values.values()][0] })
      } else {
        const group = all.at(-1)
        if (group) positions.push({ group, row })
      }
    }
  }
  const { from, count, attributes } = pageOf(views, positions.length)
  for (const { group, row } of positions.slice(from, from + count)) group.rows.push(row)
  return { attributes, groups: all.filter(({ rows }) => rows.length > 0) }
}
