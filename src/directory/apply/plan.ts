/**
 * From what is wanted and what there is to the steps between them, in an order in which each can be taken:
 *
 *   organisations, domains · addresses that go elsewhere are given up · new objects, without naming each other · changes,
 *   references and grants · catch-alls · what is not in the document any more (only when that is asked for)
 *
 * Pure: both sides are documents (export.ts makes one of the directory). No steps: nothing to do.
 */
import { Failure } from '#model'
import { findAddress, withDomain } from '../address.ts'
import { findAttribute, type AttributeValue } from '../attributes.ts'
import { grants, type Grant, type WantedDomain, type WantedObject, type WantedOrganisation } from './document.ts'

type Attributes = Record<string, AttributeValue | null>

/** Organisations go by name and objects by primary address: ids may not exist yet. */
export type Step =
  | { do: 'createOrganisation'; organisation: WantedOrganisation }
  | { do: 'updateOrganisation'; name: string; patch: Partial<Omit<WantedOrganisation, 'name' | 'domains' | 'objects'>> }
  | { do: 'createDomain'; organisation: string; domain: WantedDomain }
  | { do: 'updateDomain'; name: string; patch: Omit<WantedDomain, 'name'> }
  | { do: 'releaseAliases'; address: string; aliases: readonly string[] }
  | { do: 'createObject'; organisation: string; object: WantedObject }
  | {
      do: 'updateObject'
      address: string
      kind?: WantedObject['kind']
      aliases?: readonly string[]
      x500?: readonly string[]
      attributes: Attributes
    }
  | { do: 'setPasswordHash'; address: string; hash: string }
  | { do: 'grant' | 'revoke'; address: string; grant: Grant; to: readonly string[] }
  | { do: 'removeObject'; address: string; kind: WantedObject['kind'] }

export function plan(
  wanted: readonly WantedOrganisation[],
  present: readonly WantedOrganisation[],
  { prune = false }: { prune?: boolean } = {},
): Step[] {
  const phases: Record<'first' | 'release' | 'create' | 'update' | 'last', Step[]> = {
    first: [],
    release: [],
    create: [],
    update: [],
    last: [],
  }
  const primary = primaryOf(wanted, present)
  for (const given of wanted) {
    const organisation = withPrimaries(given, primary)
    const before = present.find((each) => fold(each.name) === fold(organisation.name))
    planOrganisation(organisation, before, phases.first)
    planDomains(organisation, before, present, phases)
    for (const object of organisation.objects) {
      const held = before?.objects.find((each) => key(each.address) === key(object.address))
      if (held) planUpdate(object, held, phases)
      else planCreate(organisation.name, object, phases)
    }
    if (prune && before) {
      const kept = new Set(organisation.objects.map((object) => key(object.address)))
      for (const object of before.objects) {
        // Before anything else: their addresses may be wanted for others.
        if (!kept.has(key(object.address)))
          phases.release.push({ do: 'removeObject', address: object.address, kind: object.kind })
      }
    }
  }
  return [...phases.first, ...phases.release, ...phases.create, ...phases.update, ...phases.last]
}

/** Whoever is named by an alias, or at a domain that is one, is named by the primary address: that is how it is kept. */
function primaryOf(
  wanted: readonly WantedOrganisation[],
  present: readonly WantedOrganisation[],
): (address: string) => string {
  const owners = new Map<string, string>()
  const aliasOf = new Map<string, string>()
  for (const { objects, domains } of [...present, ...wanted]) {
    for (const object of objects) {
      for (const each of [...(object.aliases ?? []), object.address]) owners.set(key(each), object.address)
    }
    for (const domain of domains) if (domain.aliasOf) aliasOf.set(domain.name, domain.aliasOf)
  }
  return (text) => {
    const address = findAddress(text)
    if (!address) return text
    const domain = aliasOf.get(address.domain)
    const here = domain === undefined ? address : withDomain(address, domain)
    return owners.get(here.key) ?? here.text
  }
}

function withPrimaries(organisation: WantedOrganisation, primary: (address: string) => string): WantedOrganisation {
  return {
    ...organisation,
    domains: organisation.domains.map((domain) =>
      domain.catchAll ? { ...domain, catchAll: primary(domain.catchAll) } : domain,
    ),
    objects: organisation.objects.map((object) => ({
      ...object,
      attributes: Object.fromEntries(
        Object.entries(object.attributes).map(([name, value]) => [name, referencesBy(primary, name, value)]),
      ),
      grants: Object.fromEntries(
        Object.entries(object.grants).map(([grant, to]) => [grant, [...new Set(to.map(primary))]]),
      ),
    })),
  }
}

function referencesBy(primary: (address: string) => string, name: string, value: AttributeValue | null) {
  const type = findAttribute(name)?.type
  if (type === 'reference' && typeof value === 'string') return primary(value)
  if (type === 'references' && Array.isArray(value)) return [...new Set((value as readonly string[]).map(primary))]
  return value
}

/** One line for people. */
export function describe(step: Step): string {
  switch (step.do) {
    case 'createOrganisation':
      return `+ organisation "${step.organisation.name}"`
    case 'updateOrganisation':
      return `~ organisation "${step.name}": ${changesText(step.patch)}`
    case 'createDomain':
      return `+ domain ${step.domain.name}${step.domain.aliasOf ? `, an alias of ${step.domain.aliasOf}` : ''} of "${step.organisation}"`
    case 'updateDomain':
      return `~ domain ${step.name}: ${changesText(step.patch)}`
    case 'releaseAliases':
      return `~ ${step.address}: gives up ${step.aliases.join(', ')}`
    case 'createObject': {
      const name = step.object.attributes.displayName
      return `+ ${step.object.kind} ${step.object.address}${name ? ` (${String(name)})` : ''}`
    }
    case 'updateObject': {
      const { do: _, address, attributes, ...rest } = step
      return `~ ${address}: ${changesText({ ...rest, ...attributes })}`
    }
    case 'setPasswordHash':
      return `~ ${step.address}: another password`
    case 'grant':
      return `+ ${step.grant} on ${step.address} for ${step.to.join(', ')}`
    case 'revoke':
      return `- ${step.grant} on ${step.address} for ${step.to.join(', ')}`
    case 'removeObject':
      return `- ${step.kind} ${step.address}`
  }
}

function planOrganisation(wanted: WantedOrganisation, before: WantedOrganisation | undefined, steps: Step[]): void {
  if (!before) {
    steps.push({ do: 'createOrganisation', organisation: wanted })
    return
  }
  const { locale, timeZone, shortName, quota } = wanted
  const patch = {
    ...(locale !== undefined && locale !== before.locale && { locale }),
    ...(timeZone !== undefined && timeZone !== before.timeZone && { timeZone }),
    ...(shortName !== undefined && (shortName?.toUpperCase() ?? null) !== (before.shortName ?? null) && { shortName }),
    ...(quota && Object.entries(quota).some(([name, bytes]) => before.quota?.[name as 'send'] !== bytes) && { quota }),
  }
  if (Object.keys(patch).length > 0) steps.push({ do: 'updateOrganisation', name: before.name, patch })
}

function planDomains(
  wanted: WantedOrganisation,
  before: WantedOrganisation | undefined,
  present: readonly WantedOrganisation[],
  phases: Record<'first' | 'last', Step[]>,
): void {
  const ordered = [...wanted.domains].sort((a, b) => Number(Boolean(a.aliasOf)) - Number(Boolean(b.aliasOf)))
  for (const domain of ordered) {
    const held = before?.domains.find((each) => each.name === domain.name)
    const elsewhere = held
      ? undefined
      : present.find((each) => each.domains.some((other) => other.name === domain.name))
    if (elsewhere) {
      throw new Failure('conflict', `the domain ${domain.name} belongs to "${elsewhere.name}", not to "${wanted.name}"`)
    }
    if (!held) {
      const { catchAll, ...rest } = domain
      phases.first.push({ do: 'createDomain', organisation: wanted.name, domain: rest })
      if (catchAll) phases.last.push({ do: 'updateDomain', name: domain.name, patch: { catchAll } })
      continue
    }
    const patch = {
      ...(domain.main === true && !held.main && { main: true }),
      ...(domain.aliasOf !== undefined && domain.aliasOf !== (held.aliasOf ?? null) && { aliasOf: domain.aliasOf }),
      ...(domain.catchAll !== undefined &&
        !sameAddress(domain.catchAll, held.catchAll) && { catchAll: domain.catchAll }),
    }
    if (Object.keys(patch).length > 0) phases.last.push({ do: 'updateDomain', name: domain.name, patch })
  }
}

function planCreate(organisation: string, object: WantedObject, phases: Record<'create' | 'update', Step[]>): void {
  const [plain, references] = split(object.attributes)
  phases.create.push({ do: 'createObject', organisation, object: { ...object, attributes: plain, grants: {} } })
  if (Object.keys(references).length > 0) {
    phases.update.push({ do: 'updateObject', address: object.address, attributes: references })
  }
  for (const grant of grants) {
    const to = object.grants[grant]
    if (to && to.length > 0) phases.update.push({ do: 'grant', address: object.address, grant, to })
  }
}

function planUpdate(wanted: WantedObject, held: WantedObject, phases: Record<'release' | 'update', Step[]>): void {
  const { address } = held
  const attributes = Object.fromEntries(
    Object.entries(wanted.attributes).filter(([name, value]) => !sameValue(name, value, held.attributes[name])),
  )
  const aliases = wanted.aliases && !sameAddresses(wanted.aliases, held.aliases ?? []) ? wanted.aliases : undefined
  const given = (held.aliases ?? []).filter((each) => !wanted.aliases?.some((other) => key(other) === key(each)))
  if (aliases && given.length > 0) phases.release.push({ do: 'releaseAliases', address, aliases: given })
  const gained = aliases?.some((each) => !held.aliases?.some((other) => key(other) === key(each)))
  const x500 = wanted.x500 && JSON.stringify(wanted.x500) !== JSON.stringify(held.x500 ?? []) ? wanted.x500 : undefined
  const kind = wanted.kind === held.kind ? undefined : wanted.kind
  if (kind || gained || x500 || Object.keys(attributes).length > 0) {
    phases.update.push({
      do: 'updateObject',
      address,
      ...(kind && { kind }),
      ...(aliases && gained && { aliases }),
      ...(x500 && { x500 }),
      attributes,
    })
  }
  if (wanted.passwordHash !== undefined && wanted.passwordHash !== held.passwordHash) {
    phases.update.push({ do: 'setPasswordHash', address, hash: wanted.passwordHash })
  }
  for (const grant of grants) {
    const want = wanted.grants[grant]
    if (!want) continue
    const have = held.grants[grant] ?? []
    const more = want.filter((each) => !have.some((other) => key(other) === key(each)))
    const less = have.filter((each) => !want.some((other) => key(other) === key(each)))
    if (more.length > 0) phases.update.push({ do: 'grant', address, grant, to: more })
    if (less.length > 0) phases.update.push({ do: 'revoke', address, grant, to: less })
  }
}

/** What names other objects has to wait until those exist. */
function split(attributes: Attributes): [Attributes, Attributes] {
  const isReference = ([name]: [string, unknown]) => {
    const type = findAttribute(name)?.type
    return type === 'reference' || type === 'references'
  }
  const entries = Object.entries(attributes).filter(([, value]) => value !== null)
  return [
    Object.fromEntries(entries.filter((entry) => !isReference(entry))),
    Object.fromEntries(entries.filter(isReference)),
  ]
}

function sameValue(name: string, wanted: AttributeValue | null, held: AttributeValue | null | undefined): boolean {
  const attribute = findAttribute(name)
  if (attribute?.type === 'flag') return (wanted ?? attribute.normally) === (held ?? attribute.normally)
  if (attribute?.type === 'reference') return sameAddress(wanted as string | null, held as string | undefined)
  if (attribute?.type === 'references') {
    const [a, b] = [(wanted as readonly string[] | null) ?? [], (held as readonly string[] | null | undefined) ?? []]
    return a.length === b.length && a.every((each, index) => key(each) === key(b[index] as string))
  }
  return JSON.stringify(wanted ?? null) === JSON.stringify(held ?? null)
}

function sameAddresses(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [new Set(a.map(key)), new Set(b.map(key))]
  return left.size === right.size && [...left].every((each) => right.has(each))
}

function sameAddress(a: string | null, b: string | null | undefined): boolean {
  return (a === null ? null : key(a)) === (b == null ? null : key(b))
}

function key(address: string): string {
  return findAddress(address)?.key ?? address
}

function fold(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function changesText(changes: Record<string, unknown>): string {
  return Object.entries(changes)
    .map(([name, value]) => (value === null ? `no ${name}` : `${name} = ${shortText(value)}`))
    .join(', ')
}

function shortText(value: unknown): string {
  const text = Array.isArray(value) && value.length > 3 ? `${value.length} entries` : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
