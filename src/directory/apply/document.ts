/**
 * A whole directory as a document (TOML or JSON): what `kontor directory export` writes and `kontor directory apply` reads.
 *
 *   [[organisation]]
 *   name = "Example"
 *   locale = "de"
 *
 *   [[organisation.domain]]
 *   name = "example.com"
 *
 *   [[organisation.user]]
 *   address = "ada@example.com"
 *   displayName = "Ada Sommer"
 *   title = "Chair"
 *   aliases = ["ada.sommer@example.com"]
 *   fullAccess = ["ben@example.com"]          # who else may open the mailbox
 *
 * Objects stand under their kind: user, shared, room, equipment, group, contact; their keys are those of attributes.ts.
 * A key that is absent leaves what there is; "" or [] takes it away. `password` is the first one of a user who is new.
 *
 * Reading tells everything that is wrong at once, each problem with its place. It looks at the document alone; whether an
 * address is taken is the directory's to say.
 */
import { parse, TomlError } from 'smol-toml'
import { Failure } from '#model'
import { findAddress } from '../address.ts'
import { attributesOf, type AttributeValue } from '../attributes.ts'
import { article, checkAttribute, checkLocale, checkTimeZone, nearest } from '../check.ts'
import { findDomainName, shown } from '../domain-name.ts'
import { isUsableHash } from '../password.ts'
import type { ObjectKind, Relation } from '../types.ts'

export type ApplicableKind = Exclude<ObjectKind, 'public'>
export const applicableKinds: readonly ApplicableKind[] = ['user', 'shared', 'room', 'equipment', 'group', 'contact']

export const grants = ['fullAccess', 'sendAs', 'sendOnBehalf'] as const satisfies readonly Relation[]
export type Grant = (typeof grants)[number]

export interface WantedObject {
  kind: ApplicableKind
  address: string
  aliases?: readonly string[]
  x500?: readonly string[]
  /** null takes away. */
  attributes: Record<string, AttributeValue | null>
  grants: Partial<Record<Grant, readonly string[]>>
  password?: string
  passwordHash?: string
}

export interface WantedDomain {
  name: string
  main?: boolean
  /** null takes away. */
  aliasOf?: string | null
  catchAll?: string | null
}

export interface WantedOrganisation {
  name: string
  locale?: string
  timeZone?: string
  shortName?: string | null
  quota?: { warning?: number; send?: number; receive?: number }
  domains: WantedDomain[]
  objects: WantedObject[]
}

/** More than that is no directory for this command. */
const mostCharacters = 64 * 1024 * 1024
const mostProblems = 50

/** Throws invalid; its detail has one problem a line. */
export function readDocument(text: string): WantedOrganisation[] {
  if (text.length > mostCharacters) throw new Failure('tooBig', 'the document is longer than 64 MB')
  const problems: string[] = []
  const organisations = readOrganisations(parseText(text), problems)
  checkTwins(organisations, problems)
  if (problems.length === 0) return organisations
  const more = problems.length - mostProblems
  throw new Failure(
    'invalid',
    [...problems.slice(0, mostProblems), ...(more > 0 ? [`and ${more} more problems`] : [])].join('\n'),
  )
}

function parseText(text: string): unknown {
  const source = text.replace(/^\u{feff}/u, '')
  try {
    return /^\s*\{/.test(source) ? JSON.parse(source) : parse(source, { maxDepth: 32 })
  } catch (error) {
    if (error instanceof TomlError) {
      const [what] = error.message.split('\n')
      throw new Failure('invalid', `line ${error.line}, column ${error.column}: ${what}`)
    }
    if (error instanceof SyntaxError || error instanceof RangeError)
      throw new Failure('invalid', `not JSON: ${shown(error.message)}`)
    throw error
  }
}

type Table = Record<string, unknown>

function readOrganisations(document: unknown, problems: string[]): WantedOrganisation[] {
  if (!isTable(document)) {
    problems.push('the document must be a table with [[organisation]]')
    return []
  }
  for (const key of Object.keys(document)) {
    if (key !== 'organisation')
      problems.push(`"${shown(key)}" is not known here; the document has [[organisation]] only`)
  }
  return tables(document.organisation, 'organisation', problems).map((table, index) => {
    const place = typeof table.name === 'string' ? `organisation "${shown(table.name)}"` : `organisation ${index + 1}`
    return readOrganisation(table, place, problems)
  })
}

const organisationKeys = ['name', 'locale', 'timeZone', 'shortName', 'quota', 'domain', ...applicableKinds]

function readOrganisation(table: Table, place: string, problems: string[]): WantedOrganisation {
  known(table, organisationKeys, place, problems)
  const { name, locale, timeZone, shortName, quota } = table
  const organisation: WantedOrganisation = { name: '', domains: [], objects: [] }
  if (typeof name === 'string' && name.trim() !== '') organisation.name = name
  else problems.push(`${place}: name is missing`)
  tell(place, problems, () => {
    if (locale !== undefined) organisation.locale = checkLocale(text('locale', locale))
    if (timeZone !== undefined) organisation.timeZone = checkTimeZone(text('timeZone', timeZone))
    if (shortName !== undefined) organisation.shortName = text('shortName', shortName) || null
    if (quota !== undefined) organisation.quota = readQuota(quota)
  })
  for (const [index, each] of tables(table.domain, `${place}, domain`, problems).entries()) {
    organisation.domains.push(readDomain(each, `${place}, domain ${nameOf(each.name, index)}`, problems))
  }
  for (const kind of applicableKinds) {
    for (const [index, each] of tables(table[kind], `${place}, ${kind}`, problems).entries()) {
      organisation.objects.push(readObject(kind, each, `${place}, ${kind} ${nameOf(each.address, index)}`, problems))
    }
  }
  return organisation
}

function readQuota(value: unknown): NonNullable<WantedOrganisation['quota']> {
  if (!isTable(value)) throw new Failure('invalid', 'quota must be a table { warning, send, receive } in bytes')
  const quota: NonNullable<WantedOrganisation['quota']> = {}
  for (const [key, bytes] of Object.entries(value)) {
    if (key !== 'warning' && key !== 'send' && key !== 'receive') {
      throw new Failure('invalid', `quota has no ${shown(key)}; it has warning, send and receive`)
    }
    if (typeof bytes !== 'number' || !Number.isInteger(bytes) || bytes < 0) {
      throw new Failure('invalid', `quota ${key} must be a number of bytes`)
    }
    quota[key] = bytes
  }
  return quota
}

function readDomain(table: Table, place: string, problems: string[]): WantedDomain {
  known(table, ['name', 'main', 'aliasOf', 'catchAll'], place, problems)
  const domain: WantedDomain = { name: '' }
  tell(place, problems, () => {
    domain.name = domainName('name', table.name)
    if (table.main !== undefined) {
      if (typeof table.main !== 'boolean') throw new Failure('invalid', 'main must be true or false')
      domain.main = table.main
    }
    if (table.aliasOf !== undefined) domain.aliasOf = table.aliasOf === '' ? null : domainName('aliasOf', table.aliasOf)
    if (table.catchAll !== undefined)
      domain.catchAll = table.catchAll === '' ? null : address('catchAll', table.catchAll)
  })
  return domain
}

function readObject(kind: ApplicableKind, table: Table, place: string, problems: string[]): WantedObject {
  const object: WantedObject = { kind, address: '', attributes: {}, grants: {} }
  const keys = keysOf(kind)
  tell(place, problems, () => (object.address = address('address', table.address)))
  for (const [key, value] of Object.entries(table)) {
    if (key === 'address') continue
    tell(place, problems, () => {
      if (!keys.has(key)) {
        const meant = nearest(key, keys)
        throw new Failure(
          'invalid',
          `${article(kind)} has no "${shown(key)}"${meant ? `; did you mean ${meant}?` : ''}`,
        )
      }
      if (key === 'aliases') object.aliases = texts(key, value).map((each) => address(key, each))
      else if (key === 'x500') object.x500 = texts(key, value)
      else if (key === 'password') object.password = text(key, value)
      else if (key === 'passwordHash') object.passwordHash = passwordHash(value)
      else if ((grants as readonly string[]).includes(key))
        object.grants[key as Grant] = texts(key, value).map((each) => address(key, each))
      else object.attributes[key] = checkAttribute(kind, key, value) ?? null
    })
  }
  return object
}

function keysOf(kind: ApplicableKind): Set<string> {
  const keys = new Set<string>(['address', 'aliases', 'x500', ...attributesOf(kind).map(([name]) => name)])
  if (kind !== 'group' && kind !== 'contact')
    for (const key of ['password', 'passwordHash', 'fullAccess']) keys.add(key)
  if (kind !== 'contact') for (const key of ['sendAs', 'sendOnBehalf']) keys.add(key)
  return keys
}

/** What stands twice in the document. */
function checkTwins(organisations: readonly WantedOrganisation[], problems: string[]): void {
  const owners = new Map<string, string>()
  const names = new Set<string>()
  const domains = new Set<string>()
  for (const organisation of organisations) {
    const name = organisation.name.toLowerCase()
    if (name !== '' && names.has(name)) problems.push(`organisation "${shown(organisation.name)}" stands there twice`)
    names.add(name)
    for (const domain of organisation.domains) {
      if (domain.name !== '' && domains.has(domain.name)) problems.push(`domain ${domain.name} stands there twice`)
      domains.add(domain.name)
    }
    for (const object of organisation.objects) {
      for (const each of new Set([object.address, ...(object.aliases ?? [])])) {
        const key = findAddress(each)?.key
        if (key === undefined) continue
        const owner = owners.get(key)
        if (owner !== undefined && owner !== object.address)
          problems.push(`${each} is given to ${owner} and to ${object.address}`)
        else if (owner !== undefined && each === object.address) problems.push(`${each} stands there twice`)
        owners.set(key, object.address)
      }
    }
  }
}

function tell(place: string, problems: string[], check: () => unknown): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    problems.push(`${place}: ${error.detail ?? error.message}`)
  }
}

function known(table: Table, keys: readonly string[], place: string, problems: string[]): void {
  for (const key of Object.keys(table)) {
    if (keys.includes(key)) continue
    const meant = nearest(key, keys)
    problems.push(`${place}: "${shown(key)}" is not known${meant ? `; did you mean ${meant}?` : ''}`)
  }
}

function tables(value: unknown, place: string, problems: string[]): Table[] {
  if (value === undefined) return []
  if (Array.isArray(value) && value.every(isTable)) return value
  problems.push(`${place}: must be a list of tables, written [[…]]`)
  return []
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

function text(name: string, value: unknown): string {
  if (typeof value !== 'string') throw new Failure('invalid', `${name} must be text`)
  return value
}

function texts(name: string, value: unknown): string[] {
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) {
    throw new Failure('invalid', `${name} must be a list of texts`)
  }
  return value
}

function address(name: string, value: unknown): string {
  const found = typeof value === 'string' ? findAddress(value) : undefined
  if (!found)
    throw new Failure('invalid', `${name} must be a mail address, not ${shown(JSON.stringify(value) ?? 'missing')}`)
  return found.text
}

function domainName(name: string, value: unknown): string {
  const found = typeof value === 'string' ? findDomainName(value) : undefined
  if (found === undefined)
    throw new Failure('invalid', `${name} must be a domain name, not ${shown(JSON.stringify(value) ?? 'missing')}`)
  return found
}

function passwordHash(value: unknown): string {
  const hash = text('passwordHash', value)
  if (!isUsableHash(hash))
    throw new Failure('invalid', 'passwordHash must be of argon2id, argon2i or argon2d ($argon2id$v=19$…)')
  return hash
}

function nameOf(value: unknown, index: number): string {
  return typeof value === 'string' && value !== '' ? shown(value) : String(index + 1)
}
