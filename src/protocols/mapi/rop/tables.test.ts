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

test('MS-OXCTABL_R768, MS-OXCTABL_R867: rows before columns were set: ecNullObject', async () => {
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

test('MS-OXCTABL_R436, MS-OXCTABL_R477, MS-OXCTABL_R495, MS-OXCTABL_R533: of what is no table: ecNotSupported', async () => {
  const folder = await folderWith()
  const columns = { setColumnsFlags: 0, propertyTags: [P.Subject.tag] }
  await assert.rejects(folder.call('RopSetColumns', columns), fails('noSupport'))
  await assert.rejects(folder.call('RopQueryRows', { flags: 0, forwardRead: true, rowCount: 1 }), fails('noSupport'))
  for (const rop of ['RopQueryPosition', 'RopQueryColumnsAll']) {
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
  await table.setColumns(P.Subject)
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
    await table.setColumns(P.Subject)
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

test('what is asked about asynchronous work is not implemented, as by Exchange since 2010', async () => {
  const table = await tableOfFive()
  await assert.rejects(table.call('RopAbort'), fails('notImplemented'))
  await assert.rejects(table.call('RopGetStatus'), fails('notImplemented'))
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
  assert.equal(await table.expand(id), 2)
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

const bookmark = { bookmark: Uint8Array.of(1, 0, 0, 0) }
const beforeColumns = [
  ['MS-OXCTABL_R827', 'RopFindRow', { findRowFlags: 0, restriction: undefined, origin: 0, bookmark: new Uint8Array() }],
  ['MS-OXCTABL_R8271', 'RopCollapseRow', { categoryId: 1n }],
  ['MS-OXCTABL_R8273', 'RopExpandRow', { maxRowCount: 0, categoryId: 1n }],
  ['MS-OXCTABL_R8274', 'RopFreeBookmark', bookmark],
  ['MS-OXCTABL_R8275', 'RopGetCollapseState', { rowId: 1n, rowInstanceNumber: 0 }],
  ['MS-OXCTABL_R8276', 'RopSeekRowBookmark', { ...bookmark, rowCount: 0, wantRowMovedCount: true }],
  ['MS-OXCTABL_R8277', 'RopSetCollapseState', { collapseState: Uint8Array.of(0) }],
] as const
for (const [id, rop, value] of beforeColumns) {
  test(`${id}: ${rop} before columns were set: ecNullObject`, async () => {
    const table = await (await folderWith('a')).contents()
    await assert.rejects(table.call(rop, value), fails('nullObject'))
  })
}

test('MS-OXCTABL_R610: columns that are refused leave none', async () => {
  const table = await tableOfFive()
  await assert.rejects(table.setColumns(0x80070057), fails('invalidParameter'))
  await assert.rejects(table.query(1), fails('nullObject'))
  await table.setColumns(P.Subject)
  assert.deepEqual((await table.values()).flat(), five)
})

test('MS-OXCTABL_R443: an order that is refused leaves none', async () => {
  const folder = await folderWith('b', 'a', 'c')
  const table = await (await folder.contents([P.Subject])).sort(bySubject)
  await assert.rejects(table.sort({ columns: [], categories: 1, expanded: 0 }))
  assert.deepEqual((await table.values()).flat(), (await (await folder.contents([P.Subject])).values()).flat())
})

test('MS-OXCTABL_R456: a restriction that is refused leaves none', async () => {
  const table = await tableOfFive()
  await table.restrict(is('c'))
  await assert.rejects(
    table.call('RopRestrict', { restrictFlags: 0x80, restriction: is('d') }),
    fails('invalidParameter'),
  )
  assert.equal((await table.position()).denominator, 5)
})

test('MS-OXCTABL_R897: backward, too, there are no more rows at BOOKMARK_END', async () => {
  const table = await tableOfFive()
  assert.deepEqual(await table.query(3, { forward: false }), { origin: 'end', rows: [] })
  await table.seek('beginning', 2)
  assert.equal((await table.query(1, { forward: false })).origin, 'current')
  assert.equal((await table.query(3, { forward: false })).origin, 'end')
})

test('MS-OXCTABL_R748: rows that an opened category has are not asked for with it', async () => {
  const table = await categorised()
  const [row] = await table.values()
  await assert.rejects(table.expand(row?.[5] as bigint, 1), fails('noSupport'))
})

const asynchronously = [
  ['MS-OXCTABL_R770, MS-OXCTABL_R796', 'RopSetColumns', { setColumnsFlags: 1, propertyTags: [P.Subject.tag] }],
  ['MS-OXCTABL_R772, MS-OXCTABL_R800', 'RopSortTable', { sortTableFlags: 1, order: bySubject }],
  ['MS-OXCTABL_R774, MS-OXCTABL_R802, MS-OXCTABL_R810', 'RopRestrict', { restrictFlags: 1, restriction: is('a') }],
] as const
for (const [ids, rop, value] of asynchronously) {
  test(`${ids}, MS-OXCTABL_R812: ${rop} that may be done later is done at once`, async () => {
    const table = await tableOfFive()
    assert.deepEqual((await table.call(rop, value)).value, { tableStatus: 0 })
  })
}

const released = [
  ['RopSortTable', (table: Table) => table.sort(bySubject), ['MS-OXCTABL_R898', 'MS-OXCTABL_R904']],
  ['RopRestrict', (table: Table) => table.restrict(is('a')), ['MS-OXCTABL_R900', 'MS-OXCTABL_R906']],
  ['RopResetTable', (table: Table) => table.call('RopResetTable'), ['MS-OXCTABL_R902', 'MS-OXCTABL_R908']],
] as const
for (const [rop, change, [find, seek]] of released) {
  test(`${find}, ${seek}: after ${rop} a bookmark is ecInvalidBookmark`, async () => {
    const table = await tableOfFive()
    const bookmark = await table.createBookmark()
    await change(table)
    await table.setColumns(P.Subject)
    const wanted = { findRowFlags: 0, restriction: is('a'), origin: 3, bookmark }
    await assert.rejects(table.call('RopFindRow', wanted, { columns: [P.Subject.tag] }), fails('invalidBookmark'))
    const back = { bookmark, rowCount: 0, wantRowMovedCount: true }
    await assert.rejects(table.call('RopSeekRowBookmark', back), fails('invalidBookmark'))
  })
}

test('MS-OXCTABL_R863: and after RopResetTable, where no columns are left, RopFreeBookmark is ecNullObject', async () => {
  const table = await tableOfFive()
  const bookmark = await table.createBookmark()
  await table.call('RopResetTable')
  await assert.rejects(table.call('RopFreeBookmark', { bookmark }), fails('nullObject'))
})

test('MS-OXCTABL_R178, MS-OXCTABL_R187, MS-OXCTABL_R188, MS-OXCTABL_R193, MS-OXCTABL_R194, MS-OXCTABL_R504: from a bookmark, how far it came', async () => {
  const table = await tableOfFive()
  await table.seek('beginning', 2)
  const bookmark = await table.createBookmark()
  for (const [rowCount, rowsSought, hasSoughtLess] of [
    [3, 3, false],
    [9, 3, true],
    [-2, -2, false],
    [-9, -2, true],
  ] as const) {
    const { value } = await table.call('RopSeekRowBookmark', { bookmark, rowCount, wantRowMovedCount: true })
    assert.deepEqual(value, { rowNoLongerVisible: false, hasSoughtLess, rowsSought })
  }
})

test('MS-OXCTABL_R461, MS-OXCTABL_R512, MS-OXCTABL_R529, MS-OXCTABL_R544, MS-OXCTABL_R551, MS-OXCTABL_R572, MS-OXCTABL_R578, MS-OXCTABL_R584, MS-OXCTABL_R590: what a table of attachments does not do', async () => {
  const message = await folderMessage(await folderWith(), 'a')
  const table = await message.attachments(P.AttachNumber.tag)
  const rops: (readonly [string, object])[] = [
    ...beforeColumns.map(([, rop, value]) => [rop, value] as const),
    ['RopRestrict', { restrictFlags: 0, restriction: is('a') }],
    ['RopCreateBookmark', {}],
    ['RopSortTable', { sortTableFlags: 0, order: bySubject }],
    ['RopResetTable', {}],
  ]
  for (const [rop, value] of rops) await assert.rejects(table.call(rop, value), fails('noSupport'), rop)
})

test('MS-OXCTABL_R502, MS-OXCTABL_R521: nothing is sought in what is no table', async () => {
  const folder = await folderWith()
  const seek = { origin: 0, rowCount: 1, wantRowMovedCount: true }
  await assert.rejects(folder.call('RopSeekRow', seek), fails('noSupport'))
  await assert.rejects(folder.call('RopSeekRowFractional', { numerator: 1, denominator: 2 }), fails('noSupport'))
})

test('MS-OXCTABL_R875, MS-OXCTABL_R876, MS-OXCTABL_R877: all columns of tables of folders, contents and rules', async () => {
  const folder = await folderWith()
  const rules = await folder.call('RopGetRulesTable', { tableFlags: 0 })
  for (const handle of [(await folder.hierarchy()).handle, (await folder.contents()).handle, rules.handle]) {
    const { value } = await folder.call('RopQueryColumnsAll', {}, { input: handle })
    assert.ok(value.propertyTags.length > 0)
  }
})

const fromTwo = async () => {
  const folder = await folderWith()
  for (const [subject, sender] of [
    ['1', 'ada'],
    ['2', 'ben'],
    ['3', 'ada'],
    ['4', 'ben'],
  ] as const) {
    const message = await folder.createMessage()
    await message.set([P.Subject, subject], [P.SenderName, sender])
    await message.save()
  }
  return await folder.contents([P.InstID, P.InstanceNum, P.SenderName, P.RowType, P.Depth, P.Subject])
}
const ordered = (direction: 'ascending' | 'descending', categories: number, expanded: number) => ({
  columns: [
    { tag: P.SenderName.tag, direction },
    { tag: P.Subject.tag, direction },
  ],
  categories,
  expanded,
})
const seen = async (table: Table) => (await table.values()).map((row) => [row[2], row[3], row[4], row[5]])

test('MS-OXCTABL_R67, MS-OXCTABL_R17, MS-OXCTABL_R19: as many expanded as there are categories: all are open, one within the other', async () => {
  const table = await (await fromTwo()).sort(ordered('ascending', 2, 2))
  assert.deepEqual((await seen(table)).slice(0, 5), [
    ['ada', 3, 0, undefined],
    ['ada', 3, 1, '1'],
    ['ada', 1, 2, '1'],
    ['ada', 3, 1, '3'],
    ['ada', 1, 2, '3'],
  ])
})

test('MS-OXCTABL_R66, MS-OXCTABL_R18: the first of the categories are open', async () => {
  const table = await (await fromTwo()).sort(ordered('ascending', 2, 1))
  assert.deepEqual((await seen(table)).slice(0, 3), [
    ['ada', 3, 0, undefined],
    ['ada', 4, 1, '1'],
    ['ada', 4, 1, '3'],
  ])
})

test('MS-OXCTABL_R71, MS-OXCTABL_R72, MS-OXCTABL_R77, MS-OXCTABL_R15: what is left of the order sorts within the categories', async () => {
  const table = await (await fromTwo()).sort(ordered('descending', 1, 1))
  assert.deepEqual(await seen(table), [
    ['ben', 3, 0, undefined],
    ['ben', 1, 1, '4'],
    ['ben', 1, 1, '2'],
    ['ada', 3, 0, undefined],
    ['ada', 1, 1, '3'],
    ['ada', 1, 1, '1'],
  ])
})

test('MS-OXCTABL_R617, MS-OXCTABL_R618, MS-OXCTABL_R619, MS-OXCTABL_R620: every row says its id, number, type and depth', async () => {
  const table = await (await fromTwo()).sort(ordered('ascending', 1, 1))
  for (const [id, number, , type, depth] of await table.values()) {
    assert.equal(typeof id, 'bigint')
    for (const value of [number, type, depth]) assert.equal(typeof value, 'number')
  }
})

test('MS-OXCTABL_R304, MS-OXCTABL_R289: the state that was set is the state that is got', async () => {
  const table = await categorised()
  const [, row] = await table.values()
  const id = row?.[5] as bigint
  const asked = { rowId: id, rowInstanceNumber: 0 }
  await table.expand(id)
  const before = (await table.call('RopGetCollapseState', asked)).value.collapseState
  await table.collapse(id)
  await table.call('RopSetCollapseState', { collapseState: before })
  assert.deepEqual((await table.call('RopGetCollapseState', asked)).value.collapseState, before)
})

test('a cursor stays beside its row when others come or go before it', async () => {
  const folder = await folderWith('b', 'c', 'd', 'e')
  const table = await (await folder.contents([P.Subject, P.Mid])).sort(bySubject)
  const read = async () => (await table.query(1)).rows.map((row) => valueOf(row[0]))
  assert.deepEqual(await read(), ['b'])
  const first = await folderMessage(folder, 'a')
  assert.deepEqual(await read(), ['c'])
  await folder.deleteMessages([first.id as number])
  assert.deepEqual(await read(), ['d'])
  assert.deepEqual(await table.position(), { numerator: 3, denominator: 4 })
})

test('a cursor whose row goes stands on the next one', async () => {
  const folder = await folderWith('c', 'd', 'e')
  const gone: number[] = []
  for (const subject of ['a', 'b']) gone.push((await folderMessage(folder, subject)).id as number)
  const table = await (await folder.contents([P.Subject])).sort(bySubject)
  await table.query(2)
  await folder.deleteMessages(gone)
  assert.deepEqual((await table.query(9)).rows.length, 3)
})
