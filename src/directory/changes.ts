/**
 * Changing the directory: the contract of `directory.write(async (tx) => …)`.
 *
 * A write is one transaction; whatever in it fails takes all of it back. Everything is checked here, whoever asks: forms,
 * uniqueness, and that references name something. Mailboxes are not the directory's: groupware/administration.ts makes
 * and removes both together.
 */
import type { MailboxId, Quota } from '#store'
import type { Changes, Content } from './attributes.ts'
import type { Domain, ObjectId, ObjectKind, Organisation, Protocol, Relation } from './types.ts'

export interface NewOrganisation {
  id?: string
  name: string
  locale?: string
  timeZone?: string
  quota?: Partial<Quota>
  shortName?: string
}

export type OrganisationPatch = Partial<Omit<NewOrganisation, 'id' | 'shortName'>> & { shortName?: string | null }

export interface NewDomain {
  name: string
  organisation: string
  aliasOf?: string
  /** An address, here or elsewhere. */
  catchAll?: string
  /** The first domain of an organisation is the main one without being asked. */
  main?: boolean
}

export interface DomainPatch {
  aliasOf?: string | null
  catchAll?: string | null
  main?: true
}

export interface NewObject {
  id?: ObjectId
  kind: ObjectKind
  /** Without it: the one whose domain the address is in; a contact has to say. */
  organisation?: string
  address: string
  aliases?: readonly string[]
  x500?: readonly string[]
  mailbox?: MailboxId
  /** Where it comes from another directory with the name that old mails know. */
  legacyDn?: string
  attributes?: Changes
}

export interface ObjectPatch {
  /** The address before becomes an alias, unless `aliases` says otherwise. */
  address?: string
  /** All of them. */
  aliases?: readonly string[]
  addAliases?: readonly string[]
  removeAliases?: readonly string[]
  x500?: readonly string[]
  mailbox?: MailboxId | null
  /** Between user and shared mailbox, room and equipment; never to or from a group or contact. */
  kind?: ObjectKind
  attributes?: Changes
}

export interface DirectoryTransaction {
  createOrganisation(organisation: NewOrganisation): Promise<string>
  updateOrganisation(id: string, patch: OrganisationPatch): Promise<void>
  /** Throws notEmpty while it has domains or objects. */
  deleteOrganisation(id: string): Promise<void>

  createDomain(domain: NewDomain): Promise<string>
  updateDomain(name: string, patch: DomainPatch): Promise<void>
  /** Throws notEmpty while somebody has an address in it. */
  deleteDomain(name: string): Promise<void>

  createObject(object: NewObject): Promise<ObjectId>
  /** False when nothing was different: then nothing changes, not even the clock. */
  updateObject(id: ObjectId, patch: ObjectPatch): Promise<boolean>
  deleteObject(id: ObjectId): Promise<void>

  /** Addresses or ids; answers how many were new. */
  link(source: ObjectId, relation: Relation, targets: readonly string[]): Promise<number>
  unlink(source: ObjectId, relation: Relation, targets: readonly string[]): Promise<number>
  setPhoto(id: ObjectId, bytes: Uint8Array | undefined): Promise<void>

  /** As they are within this transaction. */
  organisations(): Promise<Organisation[]>
  domains(): Promise<Domain[]>
  findByAddress(address: string): Promise<ObjectId | undefined>
}

export interface AppPassword {
  id: string
  name: string
  /** undefined: all. */
  protocols: readonly Protocol[] | undefined
  created: Date
  expires: Date | undefined
  lastUsed: Date | undefined
  lastRemote: string | undefined
}

/** Administering: what the directory offers besides answering. */
export interface DirectoryChanges {
  write<T>(work: (tx: DirectoryTransaction) => Promise<T>): Promise<T>
  /** What was said about an object: attributes without references and defaults. Throws notFound. */
  content(id: ObjectId): Promise<Content>

  /** undefined takes the password away: then only app passwords log in. */
  setPassword(id: ObjectId, password: string | undefined): Promise<void>
  /** A hash from another system (argon2 in its usual form). */
  setPasswordHash(id: ObjectId, hash: string): Promise<void>
  passwordHash(id: ObjectId): Promise<string | undefined>
  /** The password is told this once; only its digest is kept. */
  createAppPassword(
    id: ObjectId,
    options: { name: string; protocols?: readonly Protocol[]; expires?: Date },
  ): Promise<{ id: string; password: string }>
  appPasswords(id: ObjectId): Promise<AppPassword[]>
  /** By id or name; throws notFound. */
  revokeAppPassword(id: ObjectId, password: string): Promise<void>
  /**
   * A bearer token for programs that log in elsewhere first; told this once. It ends with its time, with the object, or
   * when the password changes.
   */
  createToken(
    id: ObjectId,
    options: { name: string; protocols?: readonly Protocol[]; seconds: number },
  ): Promise<{ token: string; expires: Date }>
  /** All of an object, or those of that name. */
  revokeTokens(id: ObjectId, name?: string): Promise<void>
  /** Forgets failed logins of an account from everywhere, so that its owner need not wait. */
  forgetFailures(id: ObjectId): Promise<void>
}
