/**
 * Who exists: organisations, their domains, and the objects that have an address. This file is the contract for everyone
 * who asks; administration.ts has the changes.
 */
import type { MailboxId, Viewer } from '#store'

export type ObjectId = string

export type ObjectKind = 'user' | 'shared' | 'room' | 'equipment' | 'group' | 'contact' | 'public'

/** The protocols that an app password can be limited to. */
export type Protocol = 'imap' | 'pop3' | 'smtp' | 'mapi' | 'ews' | 'eas' | 'dav' | 'graph' | 'web'

/** One object as the address list shows it. */
export interface DirectoryObject {
  id: ObjectId
  organisation: string
  kind: ObjectKind
  /** Primary SMTP address, lower case domain. */
  address: string
  aliases: readonly string[]
  displayName: string
  locale: string
  disabled: boolean
  /** In no address list. */
  hidden: boolean
  mailbox: MailboxId | undefined
  /** The fields that the address list shows (givenName, surname, title, department, phones, manager …), by name. */
  fields: Readonly<Record<string, string>>
}

export interface Login {
  user: DirectoryObject
  /** The name as it was given. */
  name: string
  via: 'password' | 'appPassword'
}

/** Where mail for an address goes. */
export type Destination =
  | { kind: 'mailbox'; object: DirectoryObject; mailbox: MailboxId; detail: string | undefined }
  /** A list, expanded with its nested lists, each destination once; loops are harmless. */
  | { kind: 'list'; object: DirectoryObject; members: readonly Destination[] }
  /** A contact or a forwarding address outside. */
  | { kind: 'external'; address: string; object: DirectoryObject | undefined }

export interface Directory {
  /** `user@domain`, `user` (where it is unambiguous) and `dns.domain\user`. Throws loginFailed, disabled, or busy after too many failures. */
  authenticate(attempt: { name: string; password: string; protocol: Protocol; remoteAddress: string }): Promise<Login>

  findObject(id: ObjectId): Promise<DirectoryObject | undefined>
  /** By any of its addresses, without plus details and catch-all. */
  findByAddress(address: string): Promise<DirectoryObject | undefined>
  findByMailbox(mailbox: MailboxId): Promise<DirectoryObject | undefined>
  /** True when the domain is one of ours. */
  isOwnDomain(domain: string): Promise<boolean>

  /**
   * For a recipient: aliases, plus addresses (`detail`), lists, shared mailboxes, catch-all. undefined: it is a domain of
   * ours and nobody has the address. An address elsewhere is `external`.
   */
  resolve(address: string): Promise<Destination | undefined>

  /** May this user put the address into MAIL FROM and From: its own, its aliases, send-as and on-behalf grants. */
  maySendAs(user: ObjectId, address: string): Promise<boolean>

  /** How a user stands before a mailbox: groups and full access included. */
  viewer(user: ObjectId, mailbox: MailboxId): Promise<Viewer>
  /** Mailboxes of others that the user has full access to or a folder shared by, and the public store of the organisation. */
  otherMailboxes(user: ObjectId): Promise<{ object: DirectoryObject; mailbox: MailboxId; kind: 'other' | 'public' }[]>
  /** Remembers that a mailbox has folders shared with a member, so that `otherMailboxes` can name it. */
  noteSharing(mailbox: MailboxId, members: readonly string[]): Promise<void>

  close(): Promise<void>
}
