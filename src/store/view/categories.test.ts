import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CategoryOrder, CategoryTree, Expansion } from './categories.ts'
import { columnKey } from './sort-key.ts'
import { SortedRows } from './sorted-rows.ts'

/** Rows `[sender, subject, date, unread]`, grouped by the first `levels` columns; the date is the aggregate. */
const mails: [string, string, number, boolean][] = [
  ['bob', 'lunch', 5, true],
  ['ann', 'report', 2, false],
  ['ann', 'lunch', 9, true],
  ['bob', 'lunch', 1, false],
  ['cy', 'report', 3, true],
]

function rowsOf(levels: number, descending = false): SortedRows {
  return SortedRows.from(
    mails.map(([sender, subject, date, unread], id) => {
      const columns = [columnKey(sender, descending), columnKey(subject, descending)]
      const prefixes = columns.slice(0, levels).map((_, level) => columns.slice(0, level + 1).join('').length)
      return {
        id,
        uid: id,
        unread,
        instance: 0,
        key: columns.join('') + columnKey(date, false),
        prefixes,
        aggregate: columnKey(date, false),
      }
    }),
    levels,
    true,
  )
}

function treeOf(order: CategoryOrder, expansion: Expansion): CategoryTree {
  return new CategoryTree(rowsOf(order.levels), order, expansion)
}

/** What a user would see: headers as `+count/unread` at their depth, rows by their id. */
function picture(tree: CategoryTree): string {
  return tree
    .visible(0, tree.length)
    .map((item) =>
      'header' in item
        ? `${'.'.repeat(item.header.level)}${item.header.expanded ? '-' : '+'}${item.header.end - item.header.start}/${item.header.unread}`
        : `${'.'.repeat(item.depth)}${tree.rows.ids[item.row]}`,
    )
    .join(' ')
}

const plain = (levels: number): CategoryOrder => ({ levels, aggregate: undefined })

for (const { name, order, expanded, want } of [
  {
    name: 'MS-OXCTABL_R67: all categories expanded',
    order: plain(1),
    expanded: 1,
    want: '-2/1 .2 .1 -2/1 .3 .0 -1/1 .4',
  },
  { name: 'no category expanded', order: plain(1), expanded: 0, want: '+2/1 +2/1 +1/1' },
  {
    name: 'MS-OXCTABL_R66: the first of two levels expanded',
    order: plain(2),
    expanded: 1,
    want: '-2/1 .+1/1 .+1/0 -2/1 .+2/1 -1/1 .+1/1',
  },
  {
    name: 'both levels expanded',
    order: plain(2),
    expanded: 2,
    want: '-2/1 .-1/1 ..2 .-1/0 ..1 -2/1 .-2/1 ..3 ..0 -1/1 .-1/1 ..4',
  },
  {
    name: 'MS-OXCTABL_R81: categories by their maximum',
    order: { levels: 1, aggregate: 'ascending' } as const,
    expanded: 0,
    want: '+1/1 +2/1 +2/1',
  },
  {
    name: 'categories by their maximum, latest first',
    order: { levels: 1, aggregate: 'descending' } as const,
    expanded: 1,
    want: '-2/1 .2 .1 -2/1 .3 .0 -1/1 .4',
  },
]) {
  test(name, () => assert.equal(picture(treeOf(order, new Expansion(expanded))), want))
}

test('positions count what is visible', () => {
  const tree = treeOf(plain(1), new Expansion(1))
  for (let at = 0; at < tree.length; at++) {
    const [item] = tree.visible(at, 1)
    assert.ok(item)
    assert.equal('header' in item ? tree.positionOfHeader(item.header.name) : tree.positionOf(item.row), at)
  }
  assert.deepEqual(tree.visible(tree.length, 5), [])
})

test('MS-OXCTABL_R278, MS-OXCTABL_R287: expanding and collapsing tell how many rows came and went', () => {
  const tree = treeOf(plain(2), new Expansion(0))
  const [ann] = tree.visible(0, 1)
  assert.ok(ann && 'header' in ann)
  assert.equal(tree.expand(ann.header), 2)
  assert.equal(picture(tree), '-2/1 .+1/1 .+1/0 +2/1 +1/1')
  assert.equal(tree.expand(ann.header), undefined)
  assert.equal(tree.collapse(ann.header), 2)
  assert.equal(tree.collapse(ann.header), undefined)
  assert.equal(picture(tree), '+2/1 +2/1 +1/1')
})

test('MS-OXCTABL_R585: a saved state opens the same categories in another view', () => {
  const first = new Expansion(0)
  const tree = treeOf(plain(1), first)
  const [, bob] = tree.visible(0, 3)
  assert.ok(bob && 'header' in bob)
  tree.expand(bob.header)
  const second = new Expansion(0)
  second.restore(first.save())
  assert.equal(picture(treeOf(plain(1), second)), '+2/1 -2/1 .3 .0 +1/1')
})

test('a category keeps its name when rows come and go', () => {
  const names = (tree: CategoryTree) => tree.visible(0, 3).map((item) => 'header' in item && item.header.name)
  const before = treeOf(plain(1), new Expansion(0))
  const fewer = new CategoryTree(rowsOf(1).without(new Set([1, 3])), plain(1), new Expansion(0))
  assert.deepEqual(names(fewer), names(before))
})
