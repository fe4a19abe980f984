/** The address book, asked as a client asks: bytes in, bytes out. */
import assert from 'node:assert/strict'
import { decode, encode, toHex } from '#codec/binary/index.ts'
import type { DirectoryObject } from '#directory'
import { makeTag, MapiError, P, parseEntryId, type Restriction } from '#model'
import { type Fixture, onBothEngines } from '#test/directories.ts'
import { AddressBook, findOperation } from './index.ts'
import { midOf, permanentEntryId } from '#groupware/address-book/index.ts'
import { Place, SortType, type Stat } from './stat.ts'

const initial: Stat = {
  sortType: 0,
  containerId: 0,
  currentRec: 0,
  delta: 0,
  numPos: 0,
  totalRecs: 0,
  codePage: 20261,
  templateLocale: 0x409,
  sortLocale: 0x409,
}
const name8 = makeTag(P.DisplayName.id, 'string8')
const nameW = P.DisplayName.tag

async function fixture({ directory }: Fixture) {
  const organisation = await directory.write(async (tx) => {
    const organisation = await tx.createOrganisation({ name: 'Example' })
    await tx.createDomain({ name: 'example.test', organisation })
    for (const [address, displayName] of [
      ['ada@example.test', 'Ada Sommer'],
      ['ben@example.test', 'Ben Okafor'],
      ['chiara@example.test', 'Chiara Rossi'],
      ['zoe@example.test', 'Zoë Ångström'],
    ] as const) {
      await tx.createObject({ kind: 'user', address, attributes: { displayName, department: 'Sales' } })
    }
    const team = await tx.createObject({
      kind: 'group',
      address: 'team@example.test',
      attributes: { displayName: 'Team' },
    })
    await tx.link(team, 'member', ['zoe@example.test', 'ada@example.test'])
    await tx.link(team, 'owner', ['ada@example.test'])
    await tx.createObject({
      kind: 'room',
      address: 'harbour@example.test',
      attributes: { displayName: 'Harbour Room' },
    })
    await tx.createObject({
      kind: 'contact',
      organisation,
      address: 'eve@elsewhere.test',
      attributes: { displayName: 'Eve' },
    })
    const other = await tx.createOrganisation({ name: 'Other' })
    await tx.createDomain({ name: 'other.test', organisation: other })
    await tx.createObject({ kind: 'user', address: 'mallory@other.test', attributes: { displayName: 'Mallory' } })
    return organisation
  })
  const who = async (address: string) => (await directory.findByAddress(address)) as DirectoryObject
  const bookOf = async (address: string) =>
    new AddressBook({
      directory,
      user: await who(address),
      hostname: 'mail.example.test',
      origin: 'https://mail.example.test',
    })
  const book = await bookOf('ada@example.test')
  return { organisation, who, bookOf, book, ask: (type: string, body: object) => ask(book, type, body) }
}

/** With the answer's error code; its other fields as the operation declares them. */
async function ask(book: AddressBook, type: string, body: object): Promise<any> {
  const operation = findOperation(type)
  assert.ok(operation, type)
  const request = encode(operation.request, { body, auxiliary: new Uint8Array() })
  const { body: bytes, errorCode } = await operation.answer(book, request)
  const answer = decode(operation.response, bytes)
  assert.equal(answer.errorCode, errorCode)
  return { errorCode, ...answer.body }
}

const everybody = ['Ada Sommer', 'Ben Okafor', 'Chiara Rossi', 'Eve', 'Harbour Room', 'Team', 'Zoë Ångström']
const rowsRequest = { flags: 0, state: initial, explicitTable: [], rowCount: 50, columns: [nameW] }
const namesOf = (answer: any): unknown[] => answer.rows.rows.map((row: any) => row[0]?.value)

onBothEngines(
  'MS-OXNSPI_R697 MS-OXNSPI_R1668 Bind answers the GUID of the server, whatever other flags there are',
  async (f) => {
    const { ask, book } = await fixture(f)
    const first = await ask('Bind', { flags: 0, state: initial })
    const second = await ask('Bind', { flags: 1, state: initial })
    assert.deepEqual(first, { errorCode: 0, serverGuid: book.serverGuid })
    assert.deepEqual(second, first)
    const unknown = await ask('Bind', { flags: 0, state: { ...initial, codePage: 1 } })
    assert.equal(unknown.errorCode, MapiError.unknownCodePage, 'MS-OXNSPI_R696')
    const anonymous = await ask('Bind', { flags: 0x20, state: initial })
    assert.equal(anonymous.errorCode, MapiError.noSupport, 'MS-OXNSPI_R1613 MS-OXCDATA_R927')
  },
)

onBothEngines('MS-OXNSPI_R712 MS-OXNSPI_R1673 Unbind answers UnbindSuccess, whatever is reserved', async (f) => {
  const { ask } = await fixture(f)
  assert.equal((await ask('Unbind', { reserved: 0 })).errorCode, 1)
  assert.equal((await ask('Unbind', { reserved: 5 })).errorCode, 1)
})

onBothEngines('MS-OXNSPI_R967 MS-OXNSPI_R988 QueryRows gives rows in order and moves the place', async (f) => {
  const { ask, who } = await fixture(f)
  const all = await ask('QueryRows', rowsRequest)
  assert.deepEqual(namesOf(all), everybody)
  assert.deepEqual([all.state.currentRec, all.state.numPos, all.state.totalRecs], [Place.end, 7, 7])

  const two = await ask('QueryRows', { ...rowsRequest, rowCount: 2 })
  assert.deepEqual(namesOf(two), everybody.slice(0, 2))
  assert.equal(two.state.currentRec, midOf(await who('chiara@example.test')))
  const next = await ask('QueryRows', { ...rowsRequest, rowCount: 2, state: two.state })
  assert.deepEqual(namesOf(next), everybody.slice(2, 4))
  const back = await ask('QueryRows', { ...rowsRequest, rowCount: 1, state: { ...two.state, delta: -1 } })
  assert.deepEqual(namesOf(back), ['Ben Okafor'], 'MS-OXNSPI_R969')
  const none = await ask('QueryRows', { ...rowsRequest, state: all.state })
  assert.deepEqual([none.errorCode, namesOf(none)], [0, []], 'MS-OXNSPI_R986')
})

onBothEngines('MS-OXNSPI_R948 MS-OXNSPI_R943 MS-OXNSPI_R1762 QueryRows: a container that is not there', async (f) => {
  const { ask } = await fixture(f)
  const state = { ...initial, containerId: 12 }
  const answer = await ask('QueryRows', { ...rowsRequest, state })
  assert.deepEqual(answer, { errorCode: MapiError.invalidBookmark, state, rows: undefined })
})

onBothEngines('MS-OXNSPI_R1052 QueryRows without columns gives ids, in which SeekEntries finds a name', async (f) => {
  const { ask, book } = await fixture(f)
  const { rows } = await ask('QueryRows', { ...rowsRequest, columns: undefined })
  const explicitTable: number[] = rows.rows.map(([id]: any) => id.value)
  const table = await book.table(0)
  assert.deepEqual(
    explicitTable,
    everybody.map((_, position) => table.midAt(position)),
  )
  const found = await ask('SeekEntries', { ...seekRequest, explicitTable, target: text(nameW, 'Harbour Room') })
  assert.deepEqual([found.state.numPos, namesOf(found)], [4, everybody.slice(4)])
})

onBothEngines('MS-OXNSPI_R958 MS-OXNSPI_R971 QueryRows of a list of ids', async (f) => {
  const { ask, who } = await fixture(f)
  const explicitTable = [midOf(await who('zoe@example.test')), 7, midOf(await who('ada@example.test'))]
  const answer = await ask('QueryRows', { ...rowsRequest, explicitTable })
  assert.deepEqual(namesOf(answer), ['Zoë Ångström', undefined, 'Ada Sommer'])
  assert.deepEqual(answer.rows.rows[1], [{ error: MapiError.notFound }])
})

onBothEngines('nothing of another organisation is there', async (f) => {
  const { ask, who, bookOf } = await fixture(f)
  const mallory = await who('mallory@other.test')
  const answer = await ask('QueryRows', { ...rowsRequest, explicitTable: [midOf(mallory)] })
  assert.deepEqual(namesOf(answer), [undefined])
  assert.deepEqual((await ask('DNToMId', { reserved: 0, names: [mallory.legacyDn] })).mids, [0])
  const theirs = await bookOf('mallory@other.test')
  assert.notEqual(theirs.serverGuid, (await bookOf('ada@example.test')).serverGuid)
  assert.equal((await theirs.table(0)).length, 1)
})

onBothEngines('MS-OXNSPI_R899 MS-OXNSPI_R901 entry ids in the form that is asked for', async (f) => {
  const { ask, who, book } = await fixture(f)
  const ada = await who('ada@example.test')
  const entryId = async (flags: number) => {
    const answer = await ask('QueryRows', { ...rowsRequest, flags, rowCount: 1, columns: [P.EntryId.tag] })
    return parseEntryId(answer.rows.rows[0][0].value)
  }
  assert.deepEqual(await entryId(0), { ...(await entryId(0)), kind: 'addressBook', dn: ada.legacyDn, type: 0 })
  assert.deepEqual(await entryId(2), {
    kind: 'ephemeral',
    provider: book.serverGuid,
    type: 0,
    id: midOf(ada),
  })
})

onBothEngines('MS-OXNSPI_R446 MS-OXNSPI_R447 strings in the code page, or in Unicode', async (f) => {
  const { ask, who } = await fixture(f)
  const explicitTable = [midOf(await who('zoe@example.test'))]
  const value = async (column: number, codePage: number) => {
    const state = { ...initial, codePage }
    return (await ask('QueryRows', { ...rowsRequest, state, explicitTable, columns: [column] })).rows?.rows[0][0].value
  }
  assert.equal(await value(nameW, 1252), 'Zoë Ångström')
  assert.equal(await value(name8, 1252), 'Zo\xeb \xc5ngstr\xf6m')
  assert.equal(await value(name8, 65001), 'Zo\xc3\xab \xc3\x85ngstr\xc3\xb6m')
})

const positions: [title: string, change: Partial<Stat>, expected: { place: number; delta: number } | number][] = [
  ['MS-OXNSPI_R542 the beginning', {}, { place: 0, delta: 0 }],
  ['MS-OXNSPI_R1758 the end', { currentRec: 2 }, { place: 7, delta: 0 }],
  ['MS-OXNSPI_R549 forward', { delta: 3 }, { place: 3, delta: 3 }],
  ['MS-OXNSPI_R780 MS-OXNSPI_R324 any code page', { delta: 3, codePage: 1200 }, { place: 3, delta: 3 }],
  ['MS-OXNSPI_R548 backward from the end', { currentRec: 2, delta: -2 }, { place: 5, delta: -2 }],
  ['MS-OXNSPI_R1743 MS-OXNSPI_R1744 before the first row', { delta: -5 }, { place: 0, delta: 0 }],
  ['MS-OXNSPI_R554 MS-OXNSPI_R1704 behind the last row', { delta: 50 }, { place: 7, delta: 7 }],
  ['MS-OXNSPI_R577 a fraction', { currentRec: 1, numPos: 50, totalRecs: 100 }, { place: 3, delta: 0 }],
  ['MS-OXNSPI_R580 a fraction above one', { currentRec: 1, numPos: 300, totalRecs: 100 }, { place: 7, delta: 0 }],
  ['a fraction of nothing', { currentRec: 1, numPos: 3, totalRecs: 0 }, { place: 0, delta: 0 }],
  ['MS-OXNSPI_R792 an object that is not there', { currentRec: 0x7000 }, MapiError.notFound],
  ['MS-OXNSPI_R789 a container that is not there', { containerId: 99 }, MapiError.invalidBookmark],
]

onBothEngines('UpdateStat', async (f) => {
  const { ask, book } = await fixture(f)
  const table = await book.table(0)
  for (const [title, change, expected] of positions) {
    const state = { ...initial, ...change }
    const answer = await ask('UpdateStat', { reserved: 7, state, deltaRequested: true })
    if (typeof expected === 'number') {
      assert.deepEqual(answer, { errorCode: expected, state, delta: undefined }, `${title}, and MS-OXNSPI_R784`)
      continue
    }
    const currentRec = expected.place === table.length ? Place.end : table.midAt(expected.place)
    const after = { ...state, currentRec, delta: 0, numPos: expected.place, totalRecs: 7 }
    assert.deepEqual(answer, { errorCode: 0, state: after, delta: expected.delta }, title)
  }
  const unasked = await ask('UpdateStat', { reserved: 0, state: initial, deltaRequested: false })
  assert.equal(unasked.delta, undefined, 'MS-OXNSPI_R1868')
})

const text = (tag: number, value: string) => ({ tag, value })
const seekRequest = {
  reserved: 0,
  state: initial,
  target: text(nameW, 'c'),
  explicitTable: undefined,
  columns: [nameW],
}

onBothEngines('MS-OXNSPI_R1047 MS-OXNSPI_R1051 SeekEntries finds the first name that is not before', async (f) => {
  const { ask, who } = await fixture(f)
  const found = await ask('SeekEntries', seekRequest)
  assert.equal(found.state.currentRec, midOf(await who('chiara@example.test')))
  assert.deepEqual([found.state.numPos, found.state.totalRecs], [2, 7])
  assert.deepEqual(namesOf(found), everybody.slice(2))
  assert.deepEqual(await ask('SeekEntries', { ...seekRequest, reserved: 1 }), found, 'MS-OXNSPI_R1024 MS-OXNSPI_R1702')
  assert.deepEqual(await ask('SeekEntries', { ...seekRequest, explicitTable: [] }), found, 'an empty list is none')
  const eightBit = await ask('SeekEntries', { ...seekRequest, target: text(name8, 'Zo\xeb') })
  assert.deepEqual(namesOf(eightBit), ['Zoë Ångström'])
  const users = { ...initial, containerId: 0x7f000005 }
  const amongUsers = await ask('SeekEntries', { ...seekRequest, state: users, target: text(nameW, 'e') })
  assert.deepEqual(namesOf(amongUsers), ['Zoë Ångström'])

  const mids = [midOf(await who('ada@example.test')), midOf(await who('zoe@example.test'))]
  const inList = await ask('SeekEntries', { ...seekRequest, explicitTable: mids })
  assert.deepEqual([inList.state.numPos, inList.state.totalRecs, namesOf(inList)], [1, 2, ['Zoë Ångström']])
})

const seekFailures: [title: string, change: object, code: number][] = [
  ['MS-OXNSPI_R1048 no such row', { target: text(nameW, 'zz') }, MapiError.notFound],
  ['MS-OXNSPI_R1043 another property', { target: text(P.Account.tag, 'a') }, MapiError.error],
  ['MS-OXNSPI_R1039 another order', { state: { ...initial, sortType: 3 } }, MapiError.error],
  ['MS-OXNSPI_R1033 no such container', { state: { ...initial, containerId: 99 } }, MapiError.invalidBookmark],
]

onBothEngines('SeekEntries: what cannot be', async (f) => {
  const { ask } = await fixture(f)
  for (const [title, change, errorCode] of seekFailures) {
    const request = { ...seekRequest, ...change }
    const answer = await ask('SeekEntries', request)
    assert.deepEqual(answer, { errorCode, state: request.state, rows: undefined }, title)
  }
})

const property = (tag: number, value: unknown): Restriction => ({
  kind: 'property',
  relation: '==',
  tag,
  value: { tag, value },
})
const prefix = (value: string): Restriction => ({
  kind: 'content',
  match: 'prefix',
  fuzzy: 1,
  tag: nameW,
  value: { tag: nameW, value },
})
const filters: [title: string, filter: Restriction, names: string[]][] = [
  ['MS-OXNSPI_R1912 a property', property(P.DisplayName.tag, 'Ben Okafor'), ['Ben Okafor']],
  ['an 8-bit string', property(name8, 'Zo\xeb \xc5ngstr\xf6m'), ['Zoë Ångström']],
  ['MS-OXNSPI_R1911 the beginning', prefix('ch'), ['Chiara Rossi']],
  ['MS-OXNSPI_R1908 and', { kind: 'and', of: [prefix('a'), prefix('b')] }, []],
  ['MS-OXNSPI_R1909 or', { kind: 'or', of: [prefix('a'), prefix('b')] }, ['Ada Sommer', 'Ben Okafor']],
  ['MS-OXNSPI_R1910 not', { kind: 'not', of: prefix('a') }, everybody.slice(1)],
  [
    'MS-OXNSPI_R1914 exists',
    { kind: 'exists', tag: P.DepartmentName.tag },
    ['Ada Sommer', 'Ben Okafor', 'Chiara Rossi', 'Zoë Ångström'],
  ],
  ['a typed text', property(P.Anr.tag, 'zo'), ['Zoë Ångström']],
  ['a typed text and more', { kind: 'and', of: [property(P.Anr.tag, 'example.test'), prefix('b')] }, []],
  ['a typed text that is not', { kind: 'not', of: property(P.Anr.tag, 'ada') }, everybody.slice(1)],
]
const matchRequest = {
  reserved: 0,
  state: initial,
  mids: undefined,
  interfaceOptions: 0,
  filter: undefined as Restriction | undefined,
  propertyName: undefined,
  rowCount: 100,
  columns: [nameW],
}

onBothEngines(
  'MS-OXNSPI_R1128 GetMatches: what a restriction lets through, in the order of the container',
  async (f) => {
    const { ask } = await fixture(f)
    for (const [title, filter, names] of filters) {
      const answer = await ask('GetMatches', { ...matchRequest, filter })
      assert.deepEqual([answer.errorCode, namesOf(answer)], [0, names], title)
      assert.equal(answer.mids.length, names.length)
    }
    const tooMany = await ask('GetMatches', { ...matchRequest, filter: prefix(''), rowCount: 3 })
    assert.deepEqual(
      tooMany,
      { errorCode: MapiError.tableTooBig, state: initial, mids: undefined, rows: undefined },
      'MS-OXNSPI_R1149 MS-OXNSPI_R1635 MS-OXNSPI_R1756 MS-OXNSPI_R1636',
    )
  },
)

onBothEngines('MS-OXNSPI_R1144 MS-OXNSPI_R1145 GetMatches: whom a property names', async (f) => {
  const { ask, who } = await fixture(f)
  const named = async (address: string, tag: number, sortType = 0x3e8) => {
    const state = { ...initial, currentRec: midOf(await who(address)), containerId: tag, sortType }
    const answer = await ask('GetMatches', { ...matchRequest, state })
    return answer.errorCode === 0 ? namesOf(answer) : answer.errorCode
  }
  const object = (p: { id: number }) => makeTag(p.id, 'object')
  assert.deepEqual(await named('team@example.test', object(P.AddressBookMember)), ['Ada Sommer', 'Zoë Ångström'])
  assert.deepEqual(await named('team@example.test', object(P.AddressBookOwner)), ['Ada Sommer'])
  assert.deepEqual(await named('zoe@example.test', object(P.AddressBookIsMemberOfDistributionList)), ['Team'])
  assert.deepEqual(await named('ada@example.test', object(P.AddressBookReports)), [])
  assert.equal(await named('ada@example.test', object(P.DepartmentName)), MapiError.noSupport, 'MS-OXNSPI_R1140')
  assert.equal(
    await named('ada@example.test', object(P.AddressBookMember), 0x3e9),
    MapiError.noSupport,
    'MS-OXNSPI_R1139',
  )
  const nobody = await ask('GetMatches', {
    ...matchRequest,
    state: { ...initial, currentRec: 0x9000, containerId: object(P.AddressBookMember) },
  })
  assert.equal(nobody.errorCode, MapiError.error, 'MS-OXNSPI_R1138')
})

onBothEngines(
  'MS-OXNSPI_R1131 MS-OXNSPI_R347 GetMatches: a property that names nobody leaves the object',
  async (f) => {
    const { ask, who } = await fixture(f)
    const ada = midOf(await who('ada@example.test'))
    const matches = (change: Partial<Stat>) =>
      ask('GetMatches', { ...matchRequest, state: { ...initial, currentRec: ada, ...change } })
    for (const change of [{}, { containerId: 1, delta: 1 }, { containerId: P.DisplayName.tag, delta: 2 }]) {
      const answer = await matches(change)
      assert.deepEqual([answer.errorCode, answer.mids, namesOf(answer)], [0, [ada], ['Ada Sommer']])
    }
    const toBeWritten = await matches({ containerId: P.DisplayName.tag, sortType: SortType.displayNameWritable })
    assert.equal(toBeWritten.errorCode, MapiError.noSupport, 'MS-OXNSPI_R1139')
  },
)

onBothEngines('MS-OXNSPI_R1105 GetMatches: a restriction, and orders', async (f) => {
  const { ask, who } = await fixture(f)
  const matches = async (sortType: number) => {
    const answer = await ask('GetMatches', { ...matchRequest, state: { ...initial, sortType }, filter: prefix('a') })
    return answer.errorCode === 0 ? namesOf(answer) : answer.errorCode
  }
  for (const sortType of Object.values(SortType)) assert.deepEqual(await matches(sortType), ['Ada Sommer'])
  assert.equal(await matches(4), MapiError.error)
  await f.directory.write(async (tx) => {
    await tx.updateObject((await who('ada@example.test')).id, { attributes: { phoneticDisplayName: 'Éda' } })
    await tx.updateObject((await who('ben@example.test')).id, { attributes: { phoneticDisplayName: 'aben' } })
  })
  const users = { ...initial, containerId: 0x7f000005, sortType: SortType.phoneticDisplayName }
  const phonetic = await ask('GetMatches', { ...matchRequest, state: users, filter: prefix('') })
  assert.deepEqual(
    namesOf(phonetic),
    ['Ben Okafor', 'Chiara Rossi', 'Ada Sommer', 'Zoë Ångström'],
    'MS-OXNSPI_R95 MS-OXNSPI_R495',
  )
  const ids = await ask('GetMatches', { ...matchRequest, filter: prefix('a'), mids: [0x10] })
  assert.deepEqual([ids.errorCode, ids.mids, ids.rows], [MapiError.tooComplex, undefined, undefined], 'MS-OXCDATA_R965')
})

onBothEngines('MS-OXNSPI_R1197 MS-OXNSPI_R1199 MS-OXNSPI_R1204 ResortRestriction', async (f) => {
  const { ask, who } = await fixture(f)
  const [ada, zoe] = [midOf(await who('ada@example.test')), midOf(await who('zoe@example.test'))]
  const answer = await ask('ResortRestriction', {
    reserved: 3,
    state: { ...initial, currentRec: 99 },
    mids: [zoe, 5, ada],
  })
  assert.deepEqual(answer.mids, [ada, zoe])
  assert.deepEqual(
    answer.state,
    { ...initial, currentRec: 0, numPos: 0, totalRecs: 2 },
    'MS-OXNSPI_R1759 MS-OXNSPI_R1205',
  )
  for (const change of [{ codePage: 1200 }, { sortType: SortType.phoneticDisplayName }]) {
    const other = await ask('ResortRestriction', { reserved: 0, state: { ...initial, ...change }, mids: [zoe, ada] })
    assert.deepEqual([other.errorCode, other.mids], [0, [ada, zoe]], 'MS-OXNSPI_R494 MS-OXNSPI_R1194002')
  }
})

onBothEngines('MS-OXNSPI_R1236 MS-OXNSPI_R1238 MS-OXNSPI_R1240 CompareMIds', async (f) => {
  const { ask, who } = await fixture(f)
  const [ada, zoe] = [midOf(await who('ada@example.test')), midOf(await who('zoe@example.test'))]
  const compare = async (mid1: number, mid2: number) => ask('CompareMIds', { reserved: 0, state: initial, mid1, mid2 })
  assert.deepEqual(await compare(ada, zoe), { errorCode: 0, result: -1 })
  assert.deepEqual(await compare(zoe, ada), { errorCode: 0, result: 1 })
  assert.deepEqual(await compare(zoe, zoe), { errorCode: 0, result: 0 })
  assert.equal((await compare(zoe, 0x8000)).errorCode, MapiError.error, 'MS-OXNSPI_R1234')
  const unicode = { ...initial, codePage: 1200 }
  const compared = await ask('CompareMIds', { reserved: 0, state: unicode, mid1: ada, mid2: zoe })
  assert.deepEqual(compared, { errorCode: 0, result: -1 }, 'MS-OXNSPI_R1223')
})

onBothEngines('MS-OXNSPI_R1260 MS-OXNSPI_R1263 DNToMId', async (f) => {
  const { ask, who } = await fixture(f)
  const [ada, zoe] = [await who('ada@example.test'), await who('zoe@example.test')]
  const answer = await ask('DNToMId', { reserved: 1, names: [zoe.legacyDn, '/o=nobody', ada.legacyDn.toUpperCase()] })
  assert.deepEqual(answer, { errorCode: 0, mids: [midOf(zoe), 0, midOf(ada)] })
})

onBothEngines('MS-OXNSPI_R848 MS-OXNSPI_R852 GetPropList, and GetProps of the same', async (f) => {
  const { ask, who } = await fixture(f)
  const mid = midOf(await who('team@example.test'))
  const list = async (flags: number): Promise<number[]> =>
    (await ask('GetPropList', { flags, mid, codePage: 1252 })).tags
  const member = makeTag(P.AddressBookMember.id, 'object')
  assert.ok((await list(0)).includes(member))
  assert.ok(!(await list(1)).includes(member))
  assert.ok((await list(0)).includes(name8))
  assert.ok(
    (await list(0)).every((tag) => (tag & 0xffff) !== 0x1f),
    'strings are 8-bit strings',
  )

  const ofNothing = await ask('GetPropList', { flags: 1, mid: 0, codePage: 1252 })
  const known = await ask('QueryColumns', { reserved: 0, flags: 0 })
  assert.deepEqual(ofNothing.tags, known.columns, 'MS-OXNSPI_R854 MS-OXNSPI_R855')

  const state = { ...initial, currentRec: mid }
  const props = await ask('GetProps', { flags: 1, state, tags: undefined })
  assert.equal(props.errorCode, 0)
  assert.deepEqual(
    props.values.map(({ tag }: { tag: number }) => tag),
    await list(1),
    'MS-OXNSPI_R1693',
  )
})

onBothEngines(
  'MS-OXNSPI_R909 MS-OXNSPI_R910 MS-OXNSPI_R912 GetProps: values that are not there, and the same twice',
  async (f) => {
    const { ask, who } = await fixture(f)
    const state = { ...initial, currentRec: midOf(await who('team@example.test')) }
    const answer = await ask('GetProps', { flags: 0, state, tags: [nameW, P.Surname.tag, nameW] })
    assert.equal(answer.errorCode, MapiError.errorsReturned)
    assert.deepEqual(answer.values, [
      { tag: nameW, value: 'Team' },
      { tag: makeTag(P.Surname.id, 'errorCode'), value: MapiError.notFound },
      { tag: nameW, value: 'Team' },
    ])
    const nobody = await ask('GetProps', { flags: 0, state: { ...initial, currentRec: 1 }, tags: [nameW] })
    assert.equal(nobody.errorCode, MapiError.errorsReturned, 'MS-OXNSPI_R907 MS-OXNSPI_R1985')
    const nowhere = await ask('GetProps', { flags: 0, state: { ...initial, containerId: 1000 }, tags: [nameW] })
    assert.equal(nowhere.errorCode, MapiError.errorsReturned, 'MS-OXNSPI_R2003005')
    const unicode = await ask('GetProps', { flags: 0, state: { ...state, codePage: 1200 }, tags: [name8, nameW] })
    assert.deepEqual(
      [unicode.errorCode, unicode.values],
      [
        MapiError.errorsReturned,
        [
          { tag: makeTag(P.DisplayName.id, 'errorCode'), value: MapiError.notFound },
          { tag: nameW, value: 'Team' },
        ],
      ],
      'MS-OXNSPI_R873',
    )
  },
)

onBothEngines('MS-OXNSPI_R820 MS-OXNSPI_R822 QueryColumns', async (f) => {
  const { ask } = await fixture(f)
  const columns = async (flags: number): Promise<number[]> =>
    (await ask('QueryColumns', { reserved: 0, flags })).columns
  assert.ok((await columns(0)).includes(name8))
  assert.ok((await columns(0x80000000)).includes(nameW))
  assert.deepEqual(await columns(1), await columns(0), 'MS-OXNSPI_R1923')
})

onBothEngines('MS-OXNSPI_R618 MS-OXNSPI_R620 MS-OXNSPI_R622 MS-OXNSPI_R624 ResolveNames', async (f) => {
  const { ask } = await fixture(f)
  const names = ['ada', 'nobody', '', 'ben@example.test', 'a', '=Team', 'mallory']
  const request = { reserved: 0, state: initial, tags: [nameW], names }
  const answer = await ask('ResolveNames', request)
  assert.deepEqual(answer.mids, [2, 0, 0, 2, 1, 2, 0])
  assert.deepEqual(namesOf(answer), ['Ada Sommer', 'Ben Okafor', 'Team'])
  const nowhere = await ask('ResolveNames', { ...request, state: { ...initial, containerId: 99 } })
  assert.deepEqual([nowhere.errorCode, nowhere.mids, nowhere.rows], [MapiError.invalidBookmark, undefined, undefined])
})

onBothEngines('MS-OXNSPI_R1863 MS-OXNSPI_R1865 MS-OXNSPI_R1866 GetSpecialTable: the containers', async (f) => {
  const { ask } = await fixture(f)
  const answer = await ask('GetSpecialTable', { flags: 4, state: initial, version: 0 })
  const columns = [P.EntryId, P.ContainerFlags, P.Depth, P.AddressBookContainerId, P.DisplayName, P.AddressBookIsMaster]
  for (const row of answer.rows) {
    assert.deepEqual(
      row.slice(0, 6).map(({ tag }: { tag: number }) => tag),
      columns.map(({ tag }) => tag),
    )
    assert.ok(row.length === 6 || row[6].tag === P.AddressBookParentEntryId.tag)
  }
  const [gal] = answer.rows
  assert.deepEqual(parseEntryId(gal[0].value), {
    ...parseEntryId(gal[0].value),
    kind: 'addressBook',
    dn: '/',
    type: 0x100,
  })
  assert.equal(gal[4].value, 'Global Address List')
  const again = await ask('GetSpecialTable', { flags: 4, state: initial, version: answer.version })
  assert.deepEqual(again, answer, 'MS-OXNSPI_R748001')
  assert.notEqual(answer.version, 0, 'MS-OXNSPI_R750')
  const german = await ask('GetSpecialTable', {
    flags: 0,
    state: { ...initial, codePage: 1252, templateLocale: 0x407 },
    version: 0,
  })
  assert.deepEqual([german.rows[0][4].tag, german.rows[4][4].value], [name8, 'Alle R\xe4ume'], 'MS-OXNSPI_R762')
})

onBothEngines(
  'MS-OXNSPI_R109 MS-OXNSPI_R741 MS-OXNSPI_R757 GetSpecialTable: templates for new addresses',
  async (f) => {
    const { ask } = await fixture(f)
    const answer = await ask('GetSpecialTable', { flags: 6, state: initial, version: 0 })
    const columns = [P.AddressType, P.DisplayName, P.DisplayType, P.EntryId, P.Depth, P.Selectable, P.InstanceKey]
    assert.deepEqual(
      answer.rows[0].map(({ tag }: { tag: number }) => tag >>> 16),
      columns.map(({ id }) => id),
    )
    const none = await ask('GetSpecialTable', { flags: 2, state: { ...initial, templateLocale: 0 }, version: 0 })
    assert.deepEqual([none.errorCode, none.rows], [0, []])
    const dn = (parseEntryId(answer.rows[0][3].value) as unknown as { dn: string }).dn
    const request = { flags: 5, displayType: 0, dn, codePage: 1252, locale: 0x409 }
    const template = await ask('GetTemplateInfo', request)
    assert.deepEqual(
      template.row.map(({ tag }: { tag: number }) => tag),
      [0x00010102, 0x00040102],
    )
    const other = await ask('GetTemplateInfo', { ...request, displayType: 1, locale: 0x40c })
    assert.equal(toHex(other.row[0].value), toHex(template.row[0].value), 'MS-OXNSPI_R1982 MS-OXNSPI_R1983')
  },
)

onBothEngines('MS-OXNSPI_R1467 MS-OXNSPI_R1469 MS-OXNSPI_R1476 GetTemplateInfo: what there is not', async (f) => {
  const { ask } = await fixture(f)
  const request = { flags: 1, displayType: 0, dn: undefined, codePage: 1252, locale: 0x409 }
  const code = async (change: object) => (await ask('GetTemplateInfo', { ...request, ...change })).errorCode
  assert.equal(await code({}), 0)
  assert.equal(await code({ displayType: 1, locale: 0x407 }), 0)
  assert.equal(await code({ codePage: 1200 }), MapiError.unknownCodePage)
  assert.equal(await code({ codePage: 4 }), MapiError.unknownCodePage)
  assert.equal(await code({ locale: 0 }), MapiError.unknownLocale)
  assert.equal(await code({ displayType: 0x105 }), MapiError.unknownLocale)
  assert.equal(await code({ dn: '/o=nothing' }), MapiError.unknownLocale)
})

onBothEngines('MS-OXNSPI_R1893 MS-OXNSPI_R1332 MS-OXNSPI_R1335 ModLinkAtt: an owner changes the members', async (f) => {
  const { ask: askAda, who, bookOf } = await fixture(f)
  const { directory } = f
  const [team, ben] = [await who('team@example.test'), await who('ben@example.test')]
  const book = await bookOf('ada@example.test')
  const entryId = (await book.objects([midOf(ben)]))[0] as DirectoryObject
  const request = {
    flags: 0,
    tag: makeTag(P.AddressBookMember.id, 'object'),
    mid: midOf(team),
    entryIds: [permanentEntryId(entryId)],
  }
  const members = async () => directory.targets(team.id, 'member')

  assert.equal((await ask(await bookOf('ben@example.test'), 'ModLinkAtt', request)).errorCode, MapiError.accessDenied)
  assert.equal(
    (await askAda('ModLinkAtt', { ...request, tag: P.DisplayName.tag })).errorCode,
    MapiError.notFound,
    'MS-OXNSPI_R1326',
  )
  assert.equal(
    (await askAda('ModLinkAtt', { ...request, mid: 0x9999 })).errorCode,
    MapiError.invalidParameter,
    'MS-OXNSPI_R1328',
  )
  assert.equal(
    (await askAda('ModLinkAtt', { ...request, mid: midOf(ben) })).errorCode,
    MapiError.accessDenied,
    'MS-OXNSPI_R1647',
  )
  assert.equal((await members()).length, 2, 'MS-OXNSPI_R1321 MS-OXNSPI_R1646')

  assert.equal((await askAda('ModLinkAtt', request)).errorCode, 0)
  assert.equal((await askAda('ModLinkAtt', request)).errorCode, 0, 'MS-OXNSPI_R1336 again is no error')
  assert.ok((await members()).includes(ben.id))
  assert.equal((await askAda('ModLinkAtt', { ...request, flags: 1 })).errorCode, 0)
  assert.ok(!(await members()).includes(ben.id))
})

onBothEngines('MS-OXNSPI_R1268 MS-OXNSPI_R1299 ModProps: a person changes his certificates', async (f) => {
  const { ask: askAda, who } = await fixture(f)
  const [ada, ben, team] = [
    await who('ada@example.test'),
    await who('ben@example.test'),
    await who('team@example.test'),
  ]
  const der = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x05)
  const tag = P.UserX509Certificate.tag
  const request = {
    reserved: 4,
    state: { ...initial, currentRec: midOf(ada) },
    tags: [tag],
    values: [{ tag, value: [der] }],
  }
  const code = async (change: object) => (await askAda('ModProps', { ...request, ...change })).errorCode
  assert.equal(await code({ tags: undefined }), MapiError.invalidParameter, 'MS-OXNSPI_R1291')
  assert.equal(await code({ state: initial }), MapiError.invalidParameter, 'MS-OXNSPI_R1293')
  assert.equal(
    await code({ state: { ...initial, currentRec: midOf(team) } }),
    MapiError.invalidObject,
    'MS-OXNSPI_R1295',
  )
  assert.equal(await code({ state: { ...initial, currentRec: midOf(ben) } }), MapiError.accessDenied, 'MS-OXNSPI_R1303')
  assert.equal(await code({ tags: [nameW] }), MapiError.accessDenied)
  assert.deepEqual((await who('ada@example.test')).lists.certificates, undefined, 'MS-OXNSPI_R1284')
  assert.equal(await code({}), 0)
  assert.deepEqual((await who('ada@example.test')).lists.certificates, [der.toBase64()])
  assert.equal(await code({ values: [] }), 0)
  assert.deepEqual((await who('ada@example.test')).lists.certificates, undefined, 'MS-OXNSPI_R1297')
})

onBothEngines('URLs lead to where the client is', async (f) => {
  const { ask, who } = await fixture(f)
  const mailbox = await ask('GetMailboxUrl', { flags: 0, serverDn: '/o=x' })
  assert.match(mailbox.serverUrl, /^https:\/\/mail\.example\.test\/mapi\/emsmdb\/\?MailboxId=.*@example\.test$/)
  const own = await ask('GetAddressBookUrl', { flags: 0, userDn: (await who('ada@example.test')).legacyDn })
  assert.match(own.serverUrl, /\/mapi\/nspi\//)
})
