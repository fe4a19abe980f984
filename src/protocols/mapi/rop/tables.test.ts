import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cell, MapiError, P, type Restriction, sortBy } from '#model'
import { type Folder, RopError, type Table } from '#client/mapi/index.ts'
import { open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'

const world = await open()
const mapi = await startSession(world)
const fails = (code: keyof typeof MapiError) => (error: unknown) =>
  error instanceof RopError && error.returnValue === MapiError[code]
const valueOf = (cell: Cell) => (cell && 'value' in cell ? cell.value : undefined)

let number = 0
async function folderWith(...subjects: readonly string[]): Promise<Folder> {
  const store = await mapi.logOn('ada')
  const folder = await (await store.openFolder(store.folders.inbox)).createFolder(`table ${number++}`)
  for (const subject of subjects) {
    const message = await folder.createMessage()
    await message.set([P.Subject, subject])
    await message.save()
    await message.release()
  }
  return folder
}

const five = ['a', 'b', 'c', 'd', 'e']
const bySubject = sortBy(P.Subject.tag)
async function tableOfFive(): Promise<Table> {
  return await (await (await folderWith(...five)).contents([P.Subject])).sort(bySubject)
}
const is = (subject: string): Restriction => ({
  kind: 'property',
  relation: '==',
  tag: P.Subject.tag,
  value: { tag: P.Subject.tag, value: subject },
})

test('MS-OXCTABL_R462, MS-OXCTABL_R463, MS-OXCTABL_R116, MS-OXCTABL_R118: rows from the cursor on, in the columns that were set', async () => {
  const table = await tableOfFive()
  const { origin, rows } = await table.query(3)
  assert.deepEqual(
    rows.map((row) => row.map(valueOf)),
    [['a'], ['b'], ['c']],
  )
  assert.equal(origin, 'current')
})

test('MS-OXCTABL_R725, MS-OXCTABL_R467: at the end there are no rows, and Origin is BOOKMARK_END', async () => {
  const table = await tableOfFive()
  assert.deepEqual((await table.query(50)).origin, 'end')
  assert.deepEqual(await table.query(50), { origin: 'end', rows: [] })
})

test('MS-OXCTABL_R470: NoAdvance leaves the cursor where it is', async () => {
  const table = await tableOfFive()
  await table.query(2, { advance: false })
  assert.deepEqual(await table.position(), { numerator: 0, denominator: 5 })
})

test('MS-OXCTABL_R469: backward, the rows before the cursor', async () => {
  const table = await tableOfFive()
  await table.seek('end', 0)
  const { rows } = await table.query(2, { forward: false })
  assert.deepEqual(
    rows.map((row) => row.map(valueOf)),
    [['d'], ['e']],
  )
  assert.deepEqual(await table.position(), { numerator: 3, denominator: 5 })
})

test('MS-OXCTABL_R435: no type, an error code, or a number that is no type is no column', async () => {
  const table = await tableOfFive()
  for (const tag of [0x00370000, 0x0037000a, 0x00370099]) {
    await assert.rejects(table.setColumns(tag), fails('invalidParameter'))
  }
})

test('rows before columns were set: ecNullObject, as Exchange has it', async () => {
  const table = await (await folderWith('a')).contents()
  await assert.rejects(table.query(1), fails('nullObject'))
})

test('MS-OXCTABL_R121: values are cut at 510 bytes', async () => {
  const folder = await folderWith('x'.repeat(800))
  const [[subject]] = (await (await folder.contents([P.Subject])).values()) as [[string]]
  assert.equal(subject.length, 255)
})

test('MS-OXCTABL_R437, MS-OXCTABL_R438, MS-OXCTABL_R119: the last order counts', async () => {
  const table = await tableOfFive()
  await table.sort({ columns: [{ tag: P.Subject.tag, direction: 'descending' }], categories: 0, expanded: 0 })
  assert.deepEqual((await table.values()).flat(), ['e', 'd', 'c', 'b', 'a'])
})

test('MS-OXCTABL_R450: only contents tables are sorted, MS-OXCTABL_R566: and reset', async () => {
  const table = await (await folderWith()).hierarchy([P.DisplayName])
  await assert.rejects(table.sort(bySubject), fails('noSupport'))
  await assert.rejects(table.call('RopResetTable'), fails('noSupport'))
})

test('MS-OXCTABL_R436, MS-OXCTABL_R477, MS-OXCTABL_R490, MS-OXCTABL_R495, MS-OXCTABL_R533: of what is no table: ecNotSupported', async () => {
  const folder = await folderWith()
  const columns = { setColumnsFlags: 0, propertyTags: [P.Subject.tag] }
  await assert.rejects(folder.call('RopSetColumns', columns), fails('noSupport'))
  await assert.rejects(folder.call('RopQueryRows', { flags: 0, forwardRead: true, rowCount: 1 }), fails('noSupport'))
  for (const rop of ['RopGetStatus', 'RopQueryPosition', 'RopQueryColumnsAll']) {
    await assert.rejects(folder.call(rop), fails('noSupport'))
  }
})

test('MS-OXCTABL_R451, MS-OXCTABL_R452, MS-OXCTABL_R453, MS-OXCTABL_R117: a restriction, and the cursor at the beginning', async () => {
  const table = await tableOfFive()
  const bookmark = await table.createBookmark()
  await table.seek('end', 0)
  await table.restrict(is('c'))
  assert.deepEqual(await table.position(), { numerator: 0, denominator: 1 })
  assert.deepEqual(await table.values(), [['c']])
  const seek = { bookmark, rowCount: 0, wantRowMovedCount: true }
  await assert.rejects(table.call('RopSeekRowBookmark', seek), fails('invalidBookmark'))
})

test('MS-OXCTABL_R555, MS-OXCTABL_R556, MS-OXCTABL_R561, MS-OXCTABL_R562: RopResetTable puts everything back', async () => {
  const table = await tableOfFive()
  const bookmark = await table.createBookmark()
  await table.restrict(is('c'))
  await table.call('RopResetTable')
  assert.deepEqual(await table.position(), { numerator: 0, denominator: 5 })
  await assert.rejects(table.query(1), fails('nullObject'))
  await assert.rejects(table.call('RopFreeBookmark', { bookmark }), fails('invalidBookmark'))
})

test('MS-OXCTABL_R154, MS-OXCTABL_R155, MS-OXCTABL_R160, MS-OXCTABL_R161, MS-OXCTABL_R496: seeking says how far it came', async () => {
  const table = await tableOfFive()
  assert.deepEqual(await table.seek('beginning', 2), { moved: 2, less: false })
  assert.deepEqual(await table.seek('current', 9), { moved: 3, less: true })
  assert.deepEqual(await table.seek('end', -2), { moved: -2, less: false })
  assert.deepEqual(await table.seek('current', -9), { moved: -3, less: true })
})

test('MS-OXCTABL_R514, MS-OXCTABL_R515: a fraction of the table', async () => {
  const table = await tableOfFive()
  const seek = async (numerator: number, denominator: number) => {
    await table.call('RopSeekRowFractional', { numerator, denominator })
    return (await table.position()).numerator
  }
  assert.equal(await seek(7, 5), 5)
  assert.equal(await seek(0, 5), 0)
  assert.equal(await seek(1, 2), 2)
  await assert.rejects(seek(1, 0), fails('invalidBookmark'))
})

test('MS-OXCTABL_R522, MS-OXCTABL_R503, MS-OXCTABL_R183: a bookmark finds its row', async () => {
  const folder = await folderWith(...five)
  const table = await (await folder.contents([P.Subject, P.Mid])).sort(bySubject)
  await table.seek('beginning', 2)
  const bookmark = await table.createBookmark()
  await (await folderMessage(folder, 'aa')).release()
  const back = { bookmark, rowCount: 0, wantRowMovedCount: true }
  const { value } = await table.call('RopSeekRowBookmark', back)
  assert.deepEqual(value, { rowNoLongerVisible: false, hasSoughtLess: false, rowsSought: 0 })
  assert.deepEqual((await table.query(1)).rows[0]?.map(valueOf)[0], 'c')
})

async function folderMessage(folder: Folder, subject: string) {
  const message = await folder.createMessage()
  await message.set([P.Subject, subject])
  await message.save()
  return message
}

test('a bookmark whose row is gone says so', async () => {
  const folder = await folderWith('a')
  const gone = await folderMessage(folder, 'b')
  const table = await (await folder.contents([P.Subject])).sort(bySubject)
  await table.seek('beginning', 1)
  const bookmark = await table.createBookmark()
  await folder.deleteMessages([gone.id as number])
  const { value } = await table.call('RopSeekRowBookmark', { bookmark, rowCount: 0, wantRowMovedCount: true })
  assert.equal(value.rowNoLongerVisible, true)
})

test('MS-OXCTABL_R545, MS-OXCTABL_R5521: a bookmark that was freed is ecInvalidBookmark', async () => {
  const table = await tableOfFive()
  const bookmark = await table.createBookmark()
  await table.call('RopFreeBookmark', { bookmark })
  await assert.rejects(
    table.call('RopSeekRowBookmark', { bookmark, rowCount: 0, wantRowMovedCount: true }),
    fails('invalidBookmark'),
  )
})

test('MS-OXCTABL_R863, MS-OXCTABL_R864, MS-OXCTABL_R865: sorting, restricting and resetting release the bookmarks', async () => {
  const table = await tableOfFive()
  for (const change of [
    () => table.sort(bySubject),
    () => table.restrict(undefined),
    () => table.call('RopResetTable'),
  ]) {
    const bookmark = await table.createBookmark()
    await change()
    await assert.rejects(table.call('RopFreeBookmark', { bookmark }), fails('invalidBookmark'))
  }
})

test('MS-OXCTABL_R534, MS-OXCTABL_R540: RopFindRow moves to the first row that fits, and answers with it', async () => {
  const table = await tableOfFive()
  assert.deepEqual((await table.find(is('d'))).map(valueOf), ['d'])
  assert.deepEqual(await table.position(), { numerator: 3, denominator: 5 })
  assert.deepEqual((await table.find(is('b'), { backward: true, origin: 1 })).map(valueOf), ['b'])
})

test('MS-OXCTABL_R536, MS-OXCTABL_R544001: no row is ecNotFound', async () => {
  await assert.rejects((await tableOfFive()).find(is('z')), fails('notFound'))
})

test('MS-OXCTABL_R485: there is nothing to abort', async () => {
  await assert.rejects((await tableOfFive()).call('RopAbort'), fails('unableToAbort'))
})

test('MS-OXCTABL_R552: of a table that was released: ecNullObject', async () => {
  const table = await tableOfFive()
  const bookmark = await table.createBookmark()
  await table.release()
  await assert.rejects(table.call('RopFreeBookmark', { bookmark }), fails('nullObject'))
})

test('columns that a row does not have are errors in its place', async () => {
  const table = await (await folderWith('a')).contents([P.Subject, P.StartDate, P.Mid])
  const [row] = (await table.query(1)).rows
  assert.deepEqual(row?.[1], { error: MapiError.notFound })
  assert.equal(valueOf(row?.[0]), 'a')
})

test('8-bit strings come in the code page of the session', async () => {
  const table = await (await folderWith('Grüße')).contents([0x0037001e])
  assert.deepEqual(await table.values(), [['Grüße']])
})

const byImportance = {
  columns: [
    { tag: P.Importance.tag, direction: 'ascending' },
    { tag: P.Subject.tag, direction: 'ascending' },
  ],
  categories: 1,
  expanded: 0,
} as const

async function categorised() {
  const folder = await folderWith()
  for (const [subject, importance] of [
    ['a', 2],
    ['b', 0],
    ['c', 2],
  ] as const) {
    const message = await folder.createMessage()
    await message.set([P.Subject, subject], [P.Importance, importance])
    await message.save()
  }
  const table = await folder.contents([P.Subject, P.Importance, P.RowType, P.Depth, P.ContentCount, P.InstID])
  return await table.sort(byImportance)
}

test('MS-OXCTABL_R567, MS-OXCTABL_R573: categories are opened and closed', async () => {
  const table = await categorised()
  const closed = await table.values()
  assert.deepEqual(
    closed.map((row) => row.slice(0, 5)),
    [
      [undefined, 0, 4, 0, 1],
      [undefined, 2, 4, 0, 2],
    ],
  )
  const id = closed[1]?.[5] as bigint
  const opened = await table.expand(id, 10)
  assert.equal(opened.count, 2)
  assert.deepEqual(
    opened.rows.map((row) => valueOf(row[0])),
    ['a', 'c'],
  )
  await table.seek('beginning', 0)
  assert.deepEqual(
    (await table.values()).map((row) => row.slice(0, 5)),
    [
      [undefined, 0, 4, 0, 1],
      [undefined, 2, 3, 0, 2],
      ['a', 2, 1, 1, undefined],
      ['c', 2, 1, 1, undefined],
    ],
  )
  assert.equal(await table.collapse(id), 2)
})

test('MS-OXCTABL_R570, MS-OXCTABL_R571, MS-OXCTABL_R576, MS-OXCTABL_R577: what cannot be opened or closed', async () => {
  const table = await categorised()
  const [row] = await table.values()
  const id = row?.[5] as bigint
  await assert.rejects(table.expand(0x1234n), fails('notFound'))
  await assert.rejects(table.collapse(0x1234n), fails('notFound'))
  await assert.rejects(table.collapse(id), fails('notExpanded'))
  await table.expand(id)
  await assert.rejects(table.expand(id), fails('notCollapsed'))
})

test('MS-OXCTABL_R579, MS-OXCTABL_R585: which categories are open goes from one table to another', async () => {
  const table = await categorised()
  const [, row] = await table.values()
  const id = row?.[5] as bigint
  await table.expand(id)
  const { value } = await table.call('RopGetCollapseState', { rowId: id, rowInstanceNumber: 0 })
  await table.sort(byImportance)
  assert.equal((await table.position()).denominator, 2)
  await table.call('RopSetCollapseState', { collapseState: value.collapseState })
  assert.equal((await table.position()).denominator, 4)
})
