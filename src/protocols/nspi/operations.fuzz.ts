/** Requests of the address book, run against an address list of three people. The first byte chooses the request type. */
import { encode, LayoutError } from '#codec/binary/index.ts'
import { AddressList, type Directory, type DirectoryChanges, type DirectoryObject } from '#directory'
import { makeTag, P, type Restriction } from '#model'
import { AddressBook, operations } from './index.ts'

const people = ['Ada', 'Ben', 'Zoë'].map((displayName, index) => personOf(displayName, index + 1))

const directory = {
  addressList: async () => new AddressList(Uint32Array.of(1, 2, 3), Uint8Array.of(0, 0, 0)),
  numbersFrom: async () => [2, 3],
  objectsByNumber: async (numbers: readonly number[]) =>
    numbers.map((number) => people.find((each) => each.createdSeq === number)),
  resolveName: async () => people.slice(0, 1),
  findByLegacyDn: async (dn: string) => people.find((each) => each.legacyDn === dn),
  objects: async () => people,
  targets: async () => ['1'],
  sources: async () => ['2'],
  photo: async () => undefined,
  write: async () => undefined,
} as unknown as Directory & DirectoryChanges

const book = new AddressBook({
  directory,
  user: people[0] as DirectoryObject,
  hostname: 'mail.example.test',
  origin: 'https://mail.example.test',
})

const state = {
  sortType: 0,
  containerId: 0,
  currentRec: 0,
  delta: 1,
  numPos: 0,
  totalRecs: 3,
  codePage: 1252,
  templateLocale: 0x409,
  sortLocale: 0x409,
}
const columns = [P.DisplayName.tag, makeTag(P.EmailAddress.id, 'string8'), P.EntryId.tag, 0x30010000]
const tag = P.DisplayName.tag
const filter: Restriction = {
  kind: 'or',
  of: [
    { kind: 'content', match: 'prefix', fuzzy: 1, tag, value: { tag, value: 'A' } },
    { kind: 'not', of: { kind: 'property', relation: '==', tag: P.Anr.tag, value: { tag: P.Anr.tag, value: 'b' } } },
  ],
}
const requests: Record<string, object> = {
  Bind: { flags: 0, state },
  CompareMIds: { reserved: 0, state, mid1: 17, mid2: 18 },
  DNToMId: { reserved: 0, names: ['/o=x/cn=1', '/'] },
  GetMatches: {
    reserved: 0,
    state,
    mids: [17],
    interfaceOptions: 0,
    filter,
    propertyName: undefined,
    rowCount: 9,
    columns,
  },
  GetPropList: { flags: 0, mid: 17, codePage: 1252 },
  GetProps: { flags: 2, state: { ...state, currentRec: 17 }, tags: columns },
  GetSpecialTable: { flags: 4, state, version: 0 },
  GetTemplateInfo: { flags: 5, displayType: 0, dn: undefined, codePage: 1252, locale: 0x409 },
  ModLinkAtt: { flags: 0, tag: makeTag(P.AddressBookPublicDelegates.id, 'object'), mid: 17, entryIds: [] },
  ModProps: { reserved: 0, state: { ...state, currentRec: 17 }, tags: [], values: [] },
  QueryRows: { flags: 2, state, explicitTable: [17, 18], rowCount: 5, columns },
  ResolveNames: { reserved: 0, state, tags: columns, names: ['ada', '=b'] },
  ResortRestriction: { reserved: 0, state, mids: [18, 17] },
  SeekEntries: { reserved: 0, state, target: { tag, value: 'B' }, explicitTable: undefined, columns },
  UpdateStat: { reserved: 0, state, deltaRequested: true },
}

export default {
  name: 'nspi.operations',
  seeds: () =>
    operations.flatMap((operation, index) => {
      const body = requests[operation.name]
      if (!body) return []
      return [Uint8Array.of(index, ...encode(operation.request, { body, auxiliary: new Uint8Array() }))]
    }),
  async run(input: Uint8Array): Promise<void> {
    const operation = operations[(input[0] ?? 0) % operations.length]
    try {
      await operation?.answer(book, input.subarray(1))
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
}

function personOf(displayName: string, createdSeq: number): DirectoryObject {
  const day = new Date(Date.UTC(2026, 0, createdSeq))
  return {
    id: `00000000-0000-4000-8000-00000000000${createdSeq}`,
    organisation: 'o',
    kind: 'user',
    address: `${createdSeq}@example.test`,
    aliases: [],
    displayName,
    fields: {},
    lists: {},
    manager: undefined,
    legacyDn: `/o=x/cn=${createdSeq}`,
    x500: [],
    hasPhoto: false,
    createdSeq,
    created: day,
    changed: day,
  } as unknown as DirectoryObject
}
