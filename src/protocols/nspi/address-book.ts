/**
 * The address book as one person sees it: the containers of the organisation, the objects in them, and the short ids that
 * a client holds instead of names.
 *
 * Minimal entry ids are the same for every session, worker and start of the server (groupware/address-book), so the GUID that
 * Bind answers stays the same as well, and nothing is kept for a session. Objects of another organisation do not exist here.
 */
import { createHash } from 'node:crypto'
import { type BookProperty, displayTypeOf, firstMid, midOf, namedBy } from '#groupware/address-book/index.ts'
import type { AddressList, Directory, DirectoryChanges, DirectoryObject, ListedKind } from '#directory'
import { encodeEntryId, fold } from '#model'
import { type Container, findContainer } from './containers.ts'
import { NspiError } from './operation.ts'

export interface AddressBookOptions {
  directory: Directory & DirectoryChanges
  user: DirectoryObject
  /** The server's name, for names of servers in answers. */
  hostname: string
  /** `https://mail.example.org`: how the client reached us. */
  origin: string
}

/** Of a container of some kinds only: so many of all kinds are looked at. */
const mostCandidates = 1000

/** Rows in their order, as minimal entry ids. */
export interface Table {
  length: number
  midAt(position: number): number
  /** undefined: not in it. */
  positionOf(mid: number): number | undefined
}

export class AddressBook {
  readonly directory: AddressBookOptions['directory']
  readonly user: DirectoryObject
  readonly hostname: string
  readonly origin: string

  constructor({ directory, user, hostname, origin }: AddressBookOptions) {
    this.directory = directory
    this.user = user
    this.hostname = hostname
    this.origin = origin
  }

  /** Good for as long as numbers of objects are: for ever, and for one organisation. */
  get serverGuid(): string {
    const hash = createHash('sha256').update(`address book of ${this.user.organisation}`).digest('hex')
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
  }

  /** Throws invalidBookmark for a container that there is not. */
  container(id: number): Container {
    const container = findContainer(id)
    if (!container) throw new NspiError('invalidBookmark')
    return container
  }

  async table(containerId: number): Promise<Table> {
    const { kinds } = this.container(containerId)
    return tableOf(await this.#list(kinds))
  }

  async #list(kinds: readonly ListedKind[] | undefined): Promise<AddressList> {
    const list = await this.directory.addressList(this.user.organisation)
    return kinds ? list.ofKinds(kinds) : list
  }

  async findObject(mid: number): Promise<DirectoryObject | undefined> {
    return (await this.objects([mid]))[0]
  }

  /** In the order of the ids. */
  async objects(mids: readonly number[]): Promise<(DirectoryObject | undefined)[]> {
    const objects = await this.directory.objectsByNumber(mids.map((mid) => mid - firstMid))
    return objects.map((object, index) =>
      object && (mids[index] as number) >= firstMid && this.#isMine(object) ? object : undefined,
    )
  }

  async findByDn(dn: string): Promise<DirectoryObject | undefined> {
    const object = await this.directory.findByLegacyDn(dn)
    return object && this.#isMine(object) ? object : undefined
  }

  /** The first rows of the whole list whose name is not before the text. */
  async midsFrom(text: string, limit: number): Promise<number[]> {
    const numbers = await this.directory.numbersFrom(this.user.organisation, text, limit)
    return numbers.map((number) => number + firstMid)
  }

  /** Ids of objects that there are, in the order of the names; hidden ones behind the others. */
  async inOrder(mids: readonly number[]): Promise<number[]> {
    const list = tableOf(await this.#list(undefined))
    const objects = await this.objects(mids)
    const known = mids.filter((_, index) => objects[index])
    const place = (mid: number) => list.positionOf(mid) ?? list.length
    return known.sort((a, b) => place(a) - place(b))
  }

  /** Whom a typed text may mean, of those in a container. [MS-OXNSPI] 3.1.4.7 */
  async resolve(text: string, containerId: number, limit: number): Promise<DirectoryObject[]> {
    const { kinds } = this.container(containerId)
    const name = text.trim().replace(/^=/, '')
    if (name === '') return []
    const byDn = name.startsWith('/') ? await this.findByDn(name) : undefined
    const found = byDn
      ? [byDn]
      : await this.directory.resolveName(this.user.organisation, name, kinds ? mostCandidates : limit)
    const fitting = found.filter((object) => !kinds || kinds.includes(object.kind as ListedKind))
    // `=` before a name asks for that name and no longer one.
    const exact = text.trim().startsWith('=') ? fitting.filter((object) => nameIs(object, name)) : fitting
    return exact.filter((object) => object.kind !== 'public').slice(0, limit)
  }

  /** Whom a property of an object names, of those that are here. */
  async namedBy(object: DirectoryObject, property: NonNullable<BookProperty['names']>): Promise<DirectoryObject[]> {
    return (await namedBy(this, object, property)).filter((each) => this.#isMine(each))
  }

  #isMine(object: DirectoryObject): boolean {
    return object.organisation === this.user.organisation && object.kind !== 'public'
  }
}

export function ephemeralEntryId(object: DirectoryObject, book: AddressBook): Uint8Array {
  return encodeEntryId({ kind: 'ephemeral', provider: book.serverGuid, type: displayTypeOf(object), id: midOf(object) })
}

function nameIs({ displayName, address }: DirectoryObject, name: string): boolean {
  return [displayName, address, address.split('@')[0] as string].some((one) => fold(one) === fold(name))
}

function tableOf(list: AddressList): Table {
  return {
    length: list.length,
    midAt: (position) => (list.numbers[position] as number) + firstMid,
    positionOf: (mid) => list.positionOf(mid - firstMid),
  }
}

/** A table of ids that a client brings: [MS-OXNSPI] 3.1.4.4.2. */
export function explicitTable(mids: readonly number[]): Table {
  return {
    length: mids.length,
    midAt: (position) => mids[position] as number,
    positionOf: (mid) => {
      const position = mids.indexOf(mid)
      return position < 0 ? undefined : position
    },
  }
}
