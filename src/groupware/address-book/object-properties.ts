/**
 * What the address book says of an object: one line for each property. [MS-OXOABK] 2.2.3 to 2.2.9
 *
 * Most are attributes of the directory, which name their property themselves (directory/attributes.ts); the lines here are
 * those that are made. A property that names other objects ("object") has no value of its own: it is opened as a table by
 * GetMatches ([MS-OXNSPI] 3.1.4.4.2.2), through the relation in its line.
 */
import { attributes, type Directory, type DirectoryObject, type Relation } from '#directory'
import { encode, u32 } from '#codec/binary/index.ts'
import {
  fileTime,
  guidBytes,
  makeAddressBookEntryId,
  P,
  Provider,
  type PropertyType,
  type TaggedProperty,
} from '#model'

/** What the values are made from, beside the object. */
export interface BookContext {
  directory: Directory
  /** The name of this server, for names of servers in values. */
  hostname: string
}

export interface BookProperty {
  id: number
  name: string
  /** The type it is of by nature; strings are Unicode ones. */
  type: PropertyType
  /** undefined: the object has none. */
  value(object: DirectoryObject, book: BookContext): unknown
  /** Asked for apart, because it costs a read. */
  later?: (object: DirectoryObject, book: BookContext) => Promise<unknown>
  /** Of an object-valued property: whom it names. */
  names?: { relation: Relation; backward?: boolean; on: readonly DirectoryObject['kind'][] }
}

/** Minimal entry ids below it never name an object. [MS-OXNSPI] 2.2.9.1 */
export const firstMid = 0x10

/** [MS-OXNSPI] 2.2.1.3 */
export const DisplayType = { mailUser: 0, distList: 1, remoteMailUser: 6, container: 0x100, addressTemplate: 0x102 }
/** [MS-OXOABK] 2.2.3.10 */
const ObjectType = { mailUser: 6, distList: 8 } as const
/** [MS-OXOABK] 2.2.3.12: DTE_FLAG_ACL_CAPABLE, and the kinds that clients know. */
const aclCapable = 0x40000000
const displayTypesEx = { user: 0, shared: 0, room: 7, equipment: 8, group: 9, contact: 6, public: 0 } as const

const mailboxKinds: readonly DirectoryObject['kind'][] = ['user', 'shared', 'room', 'equipment']
const hasMailbox = ({ kind }: DirectoryObject) => mailboxKinds.includes(kind)

export function displayTypeOf({ kind }: DirectoryObject): number {
  return kind === 'group'
    ? DisplayType.distList
    : kind === 'contact'
      ? DisplayType.remoteMailUser
      : DisplayType.mailUser
}

export function permanentEntryId(object: DirectoryObject): Uint8Array {
  return makeAddressBookEntryId(object.legacyDn, displayTypeOf(object))
}

/**
 * What a client holds instead of a name: the number of an object (directory/address-list.ts) above the ids that mean places
 * ([MS-OXNSPI] 2.2.9.1). It is the same for every session, worker and start of the server.
 */
export function midOf({ createdSeq }: DirectoryObject): number {
  return createdSeq + firstMid
}

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

const made: readonly BookProperty[] = [
  line(P.ObjectType, ({ kind }) => (kind === 'group' ? ObjectType.distList : ObjectType.mailUser)),
  line(P.DisplayType, displayTypeOf),
  line(P.DisplayTypeEx, (object) => displayTypesEx[object.kind] + (object.kind === 'contact' ? 0 : aclCapable)),
  // Of an object, Exchange says its own id: clients without columns of their own take it from the first one.
  line(P.AddressBookContainerId, midOf),
  line(P.InitialDetailsPane, () => 0),
  line(P.EntryId, permanentEntryId),
  line(P.RecordKey, permanentEntryId),
  line(P.Templateid, permanentEntryId),
  line(P.InstanceKey, ({ createdSeq }) => encode(u32, createdSeq + firstMid)),
  line(P.SearchKey, ({ legacyDn }) => latin1(`EX:${legacyDn.toUpperCase()}\0`)),
  line(P.MappingSignature, () => guidBytes(Provider.addressBook)),
  line(P.DisplayName, ({ displayName }) => displayName),
  line(P.TransmittableDisplayName, ({ displayName, fields }) => fields.simpleName ?? displayName),
  line(P.AddressBookDisplayNamePrintable, ({ displayName, fields }) => fields.simpleName ?? printable(displayName)),
  line(P.AddressType, () => 'EX'),
  line(P.EmailAddress, ({ legacyDn }) => legacyDn),
  line(P.AddressBookObjectDistinguishedName, ({ legacyDn }) => legacyDn),
  line(P.SmtpAddress, ({ address }) => address),
  line(P.Account, (object) => object.address.slice(0, object.address.lastIndexOf('@'))),
  line(P.AddressBookProxyAddresses, ({ address, aliases, x500 }) => [
    `SMTP:${address}`,
    ...aliases.map((alias) => `smtp:${alias}`),
    ...x500.map((dn) => `X500:${dn}`),
  ]),
  line(P.AddressBookTargetAddress, ({ kind, address }) => (kind === 'contact' ? `SMTP:${address}` : undefined)),
  line(P.AddressBookObjectGuid, ({ id }) => guidBytes(id)),
  line(P.PrimaryTelephoneNumber, ({ fields }) => fields.phone),
  line(P.SendRichInfo, hasMailbox),
  line(P.CreationTime, ({ created }) => fileTime.from(created)),
  line(P.LastModificationTime, ({ changed }) => fileTime.from(changed)),
  line(P.UserX509Certificate, ({ lists }) => certificates(lists.certificates)),
  line(P.AddressBookX509Certificate, ({ lists }) => certificates(lists.certificates)),
  line(P.ContainerFlags, ({ kind }) => (kind === 'group' ? 1 : undefined)),
  {
    ...line(P.ThumbnailPhoto, () => undefined),
    later: async ({ id, hasPhoto }, book) => (hasPhoto ? (await book.directory.photo(id))?.bytes : undefined),
  },
  {
    ...line(P.AddressBookDistributionListMemberCount, () => undefined),
    later: async ({ id, kind }, book) =>
      kind === 'group' ? (await book.directory.targets(id, 'member')).length : undefined,
  },
  {
    ...line(P.AddressBookDistributionListExternalMemberCount, () => undefined),
    later: async ({ id, kind }, book) =>
      kind === 'group'
        ? (await book.directory.targets(id, 'member')).filter((target) => target.includes('@')).length
        : undefined,
  },
  // The server where a mailbox lies, as the name of an object that every version of Outlook can read a host from.
  line(P.AddressBookHomeMessageDatabase, (object, book) =>
    hasMailbox(object) ? `${serverDn(object, book)}/cn=Microsoft Private MDB` : undefined,
  ),
  named(P.ContainerContents, 'member', ['group']),
  named(P.AddressBookMember, 'member', ['group']),
  named(P.AddressBookOwner, 'owner', ['group']),
  named(P.AddressBookManager, 'manager', ['user', 'shared', 'contact']),
  named(P.AddressBookPublicDelegates, 'sendOnBehalf', mailboxKinds),
  { ...named(P.AddressBookReports, 'manager', ['user', 'shared', 'contact']), ...backward('manager') },
  {
    ...named(P.AddressBookIsMemberOfDistributionList, 'member', ['group', 'contact', ...mailboxKinds]),
    ...backward('member'),
  },
  { ...named(P.AddressBookOwnerBackLink, 'owner', mailboxKinds), ...backward('owner') },
]

/** Attributes that are shown as they are. */
const shown: readonly BookProperty[] = Object.entries(attributes).flatMap(([name, attribute]) => {
  if (!('property' in attribute) || attribute.property === undefined) return []
  const property = P[attribute.property as keyof typeof P] as TaggedProperty | undefined
  if (!property || made.some(({ id }) => id === property.id)) return []
  const many = attribute.type === 'texts'
  return [line(property, (object) => converted(many ? object.lists[name] : object.fields[name], property.type))]
})

export const bookProperties: ReadonlyMap<number, BookProperty> = new Map(
  [...made, ...shown].map((property) => [property.id, property]),
)

/** Whom an object-valued property of an object names, in the order of their names. */
export async function namedBy(
  book: BookContext,
  object: DirectoryObject,
  { relation, backward: back }: NonNullable<BookProperty['names']>,
): Promise<DirectoryObject[]> {
  const { directory } = book
  if (!back && relation === 'manager') return directory.objects(object.manager ? [object.manager] : [])
  const ids = back ? await directory.sources(object.id, relation) : await directory.targets(object.id, relation)
  const objects = await directory.objects(ids.filter((id) => !id.includes('@')))
  return objects.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'))
}

/** The name of this server in the organisation of an object. */
export function serverDn(
  { legacyDn }: Pick<DirectoryObject, 'legacyDn'>,
  { hostname }: Pick<BookContext, 'hostname'>,
): string {
  const organisation = /^\/o=[^/]*\/ou=[^/]*/i.exec(legacyDn)?.[0] ?? ''
  return `${organisation}/cn=Configuration/cn=Servers/cn=${hostname}`
}

function line(
  { id, name, type }: TaggedProperty,
  value: (object: DirectoryObject, book: BookContext) => unknown,
): BookProperty {
  return { id, name, type, value }
}

function named({ id, name }: TaggedProperty, relation: Relation, on: readonly DirectoryObject['kind'][]): BookProperty {
  return { id, name, type: 'object', value: () => undefined, names: { relation, on } }
}

function backward(relation: Relation): Pick<BookProperty, 'names'> {
  return { names: { relation, backward: true, on: ['user', 'shared', 'room', 'equipment', 'group', 'contact'] } }
}

function certificates(list: readonly string[] | undefined): Uint8Array[] | undefined {
  return list && list.length > 0 ? list.map((text) => Uint8Array.fromBase64(text)) : undefined
}

function converted(value: string | readonly string[] | undefined, type: PropertyType): unknown {
  if (value === undefined || value.length === 0) return undefined
  if (type === 'int32' && typeof value === 'string') return Number(value)
  return value
}

/** [MS-OXOABK] 2.2.3.7: what can be printed everywhere. */
function printable(name: string): string {
  return name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '') || name
}
