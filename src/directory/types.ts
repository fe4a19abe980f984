/**
 * Who exists: organisations, their domains, and the objects that have an address. This file is the contract for everyone
 * who asks; changes.ts has the contract of those who change something.
 */
import type { MailboxId, Quota, Viewer } from '#store'
import type { AddressList } from './address-list.ts'

/** A GUID in lower case. */
export type ObjectId = string
export type ObjectKind = 'user' | 'shared' | 'room' | 'equipment' | 'group' | 'contact' | 'public'
/** What somebody logs in for. An account or an app password can be limited to some; Autodiscover goes with each of them. */
export type Protocol = 'imap' | 'pop3' | 'smtp' | 'mapi' | 'ews' | 'eas' | 'dav' | 'graph' | 'web' | 'autodiscover'

/** One object as the address list shows it. */
export interface DirectoryObject {
  id: ObjectId
  organisation: string
  kind: ObjectKind
  /** Primary SMTP address; its domain in A-labels and lower case. */
  address: string
  aliases: readonly string[]
  displayName: string
  locale: string
  /** IANA name. */
  timeZone: string
  disabled: boolean
  /** In no address list. */
  hidden: boolean
  mailbox: MailboxId | undefined
  /** The fields that the address list shows (givenName, surname, title, department, phone …), by the names of attributes.ts. */
  fields: Readonly<Record<string, string>>
  /** Those that have several values: otherPhones, otherHomePhones, certificates (DER in base64), features. */
  lists: Readonly<Record<string, readonly string[]>>
  manager: ObjectId | undefined
  /** The X.500 name that address books and old mails know it by: [MS-OXOABK] 2.2.1.1. It never changes. */
  legacyDn: string
  /** X.500 names it had elsewhere before. */
  x500: readonly string[]
  hasPhoto: boolean
  /** undefined: all. */
  protocols: readonly Protocol[] | undefined
  quota: Quota
  /** Ids, and addresses elsewhere. */
  forwarding: { to: readonly string[]; keep: boolean } | undefined
  /** Of a room or equipment. */
  resource: Resource | undefined
  /** Of a group. */
  whoMaySend: WhoMaySend
  /** Change number of the directory when it last changed, and when it came. */
  seq: number
  createdSeq: number
  created: Date
  changed: Date
}

export type WhoMaySend = 'anyone' | 'organisation' | 'members' | 'owners' | 'listed'

export interface Resource {
  capacity: number | undefined
  /** Answers invitations itself; otherwise the delegates decide. */
  automatic: boolean
  conflicts: boolean
  recurring: boolean
  workHoursOnly: boolean
  maximumMinutes: number | undefined
  windowDays: number | undefined
  /** Empty: everybody of the organisation. */
  allowed: readonly ObjectId[]
  delegates: readonly ObjectId[]
}

export interface Login {
  user: DirectoryObject
  /** The name as it was given. */
  name: string
  via: 'password' | 'appPassword' | 'token'
}

export interface Attempt {
  name: string
  password: string
  protocol: Protocol
  remoteAddress: string
  /**
   * For a client that says its password with every request: a login that succeeded within the last minute from the same
   * remote is believed, as long as nothing has changed in the directory, credentials included.
   */
  remembered?: boolean
}

/** Where mail for an address goes. */
export type Destination =
  | { kind: 'mailbox'; object: DirectoryObject; mailbox: MailboxId; detail: string | undefined }
  /**
   * A list, expanded with its nested lists, each destination once; loops are harmless. Also somebody whose mail is kept
   * and forwarded: `object` is then the user or shared mailbox.
   */
  | { kind: 'list'; object: DirectoryObject; members: readonly Destination[] }
  /** A contact or a forwarding address outside. */
  | { kind: 'external'; address: string; object: DirectoryObject | undefined }

/** One change of the directory. A newer change of the same thing takes the place of the older one. */
export interface DirectoryChange {
  kind: 'object' | 'domain' | 'organisation'
  /** Of a domain: its name. */
  id: string
  organisation: string
  seq: number
  /** Above the reader's cursor: it is new. */
  createdSeq: number
  deleted: boolean
}

export interface Organisation {
  id: string
  name: string
  /** What new users get. */
  locale: string
  timeZone: string
  quota: Quota
  /** For `NAME\user`. */
  shortName: string | undefined
  /** The object whose mailbox is the organisation's public store. */
  publicObject: ObjectId | undefined
  /** The beginning of every legacyDn in it. */
  legacyRoot: string
  seq: number
}

export interface Domain {
  /** A-labels. */
  name: string
  organisation: string
  /** Every address of that domain exists in this one, too. */
  aliasOf: string | undefined
  /** Who gets the mail for addresses that nobody has: the id of an object, or an address elsewhere. */
  catchAll: string | undefined
  /** The one where new users of the organisation get their address. */
  main: boolean
  seq: number
}

/** What connects two objects; `source` names `target`. */
export type Relation =
  | 'member'
  | 'owner'
  | 'manager'
  | 'forward'
  | 'sender'
  | 'booker'
  | 'delegate'
  | 'fullAccess'
  | 'sendAs'
  | 'sendOnBehalf'

export interface ListQuery {
  organisation?: string
  kinds?: readonly ObjectKind[]
  /** Objects that are in no address list, too. */
  hidden?: boolean
  /** Found in the name or the beginning of an address. */
  like?: string
  /** Goes on behind this object. */
  after?: ObjectId
  /** At most 1,000. */
  limit?: number
}

export interface Directory {
  /**
   * `user@domain`, `user` (where it is unambiguous) and `dns.domain\user`. Throws loginFailed, disabled (the account, or
   * the protocol for it), or busy after too many failures (a TooManyFailures, which knows when to come again).
   */
  authenticate(attempt: Attempt): Promise<Login>
  /** By a token that was made for somebody (`createToken`). Throws as `authenticate` does. */
  authenticateToken(attempt: { token: string; protocol: Protocol; remoteAddress: string }): Promise<Login>

  findObject(id: ObjectId): Promise<DirectoryObject | undefined>
  /** By any of its addresses, without plus details and catch-all. */
  findByAddress(address: string): Promise<DirectoryObject | undefined>
  findByMailbox(mailbox: MailboxId): Promise<DirectoryObject | undefined>
  /** By its X.500 name, or one that it had elsewhere. */
  findByLegacyDn(dn: string): Promise<DirectoryObject | undefined>
  /** In the order of the ids; those that do not exist are left out. */
  objects(ids: readonly ObjectId[]): Promise<DirectoryObject[]>
  /** In the order of the address list: by display name without regard to case and accents. */
  list(query: ListQuery): Promise<DirectoryObject[]>
  /** The address list of an organisation, with positions. */
  addressList(organisation: string): Promise<AddressList>
  /** The first rows of the address list whose name is not before the text, by their numbers (`createdSeq`). */
  numbersFrom(organisation: string, text: string, limit: number): Promise<number[]>
  /** By their numbers (`createdSeq`), in the order asked for; undefined where there is nobody. */
  objectsByNumber(numbers: readonly number[]): Promise<(DirectoryObject | undefined)[]>
  /**
   * Whom somebody may mean by a part of a name or an address: name-words.ts. At most `limit`, in the order of the address
   * list; an address that is complete means one only.
   */
  resolveName(organisation: string, text: string, limit: number): Promise<DirectoryObject[]>
  /** Whom it names, in order: ids, and addresses elsewhere where those may stand (members, forwards, senders). */
  targets(source: ObjectId, relation: Relation): Promise<string[]>
  /** By whom it is named: the lists of a member, the reports of a manager. */
  sources(target: ObjectId, relation: Relation): Promise<ObjectId[]>
  /** All lists it belongs to, through other lists, too. */
  groups(member: ObjectId): Promise<ObjectId[]>
  photo(id: ObjectId): Promise<{ type: 'image/jpeg' | 'image/png'; bytes: Uint8Array } | undefined>

  organisations(): Promise<Organisation[]>
  domains(): Promise<Domain[]>
  /** True when the domain is one of ours. */
  isOwnDomain(domain: string): Promise<boolean>

  /**
   * For a recipient: aliases, plus addresses (`detail`), lists, shared mailboxes, catch-all. undefined: it is a domain of
   * ours and nobody has the address. An address elsewhere is `external`. Throws invalid for what is no address.
   */
  resolve(address: string): Promise<Destination | undefined>

  /** Of whom an address is when this user writes it into From: its own (aliases included), or granted. */
  sendingRight(user: ObjectId, address: string): Promise<'own' | 'sendAs' | 'onBehalf' | undefined>
  /** May this user put the address into MAIL FROM and From: its own, its aliases, send-as and on-behalf grants. */
  maySendAs(user: ObjectId, address: string): Promise<boolean>
  /** May this sender write to a list (`whoMaySend`). `login` is who has proved to be; the address of others proves nothing. */
  maySendTo(list: ObjectId, sender: { login?: ObjectId; address: string }): Promise<boolean>

  /** How a user stands before a mailbox: groups and full access included. To another organisation everybody is anonymous. */
  viewer(user: ObjectId, mailbox: MailboxId): Promise<Viewer>
  /** Mailboxes of others that the user has full access to or a folder shared by, and the public store of the organisation. */
  otherMailboxes(user: ObjectId): Promise<{ object: DirectoryObject; mailbox: MailboxId; kind: 'other' | 'public' }[]>
  /** Remembers that a mailbox has folders shared with a member, so that `otherMailboxes` can name it. The list replaces the one before. */
  noteSharing(mailbox: MailboxId, members: readonly string[]): Promise<void>

  /** The newest change. */
  seq(): Promise<number>
  /** What changed after `since`, ascending. Throws syncStateLost when deletions of that time are no longer known. */
  changes(since: number, options?: { organisation?: string; limit?: number }): Promise<DirectoryChange[]>
  /** Yields batches in ascending seq; ends when the signal aborts. */
  follow(since: number, signal: AbortSignal): AsyncGenerator<DirectoryChange[]>

  close(): Promise<void>
}
