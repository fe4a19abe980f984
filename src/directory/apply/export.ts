/** The directory as a document: apply/document.ts says what it looks like. Applying it to where it came from changes nothing. */
import { stringify } from 'smol-toml'
import { attributesOf, type AttributeValue } from '../attributes.ts'
import type { DirectoryChanges } from '../changes.ts'
import type { Directory, DirectoryObject } from '../types.ts'
import { applicableKinds, grants, type WantedObject, type WantedOrganisation } from './document.ts'

type Readable = Pick<Directory, 'organisations' | 'domains' | 'list' | 'targets' | 'objects'> & DirectoryChanges

export async function exportDirectory(
  directory: Readable,
  options: { organisation?: string; passwords?: boolean } = {},
): Promise<WantedOrganisation[]> {
  const domains = await directory.domains()
  const organisations = (await directory.organisations()).filter(
    (each) => options.organisation === undefined || each.id === options.organisation,
  )
  const exported: WantedOrganisation[] = []
  for (const organisation of organisations) {
    const objects = await everybody(directory, organisation.id)
    const addressOf = addressBook(directory, objects)
    const { warning, send, receive } = organisation.quota
    const quota = {
      ...(warning !== undefined && { warning }),
      ...(send !== undefined && { send }),
      ...(receive !== undefined && { receive }),
    }
    const its = domains.filter((domain) => domain.organisation === organisation.id)
    // Aliases behind what they are aliases of.
    its.sort((a, b) => Number(a.aliasOf !== undefined) - Number(b.aliasOf !== undefined))
    exported.push({
      name: organisation.name,
      locale: organisation.locale,
      timeZone: organisation.timeZone,
      ...(organisation.shortName !== undefined && { shortName: organisation.shortName }),
      ...(Object.keys(quota).length > 0 && { quota }),
      domains: await Promise.all(
        its.map(async (domain) => ({
          name: domain.name,
          ...(domain.main && { main: true }),
          ...(domain.aliasOf !== undefined && { aliasOf: domain.aliasOf }),
          ...(domain.catchAll !== undefined && { catchAll: await addressOf(domain.catchAll) }),
        })),
      ),
      objects: await exportObjects(directory, objects, addressOf, options.passwords ?? false),
    })
  }
  return exported
}

/** One table each, in the order in which people read them. */
export function writeDocument(organisations: readonly WantedOrganisation[], format: 'toml' | 'json'): string {
  const document = {
    organisation: organisations.map(({ domains, objects, ...rest }) => ({
      ...rest,
      ...(domains.length > 0 && { domain: domains }),
      ...Object.fromEntries(
        applicableKinds.flatMap((kind) => {
          const mine = objects.filter((object) => object.kind === kind)
          return mine.length > 0 ? [[kind, mine.map(flat)]] : []
        }),
      ),
    })),
  }
  return format === 'json' ? `${JSON.stringify(document, undefined, 2)}\n` : `${stringify(document)}\n`
}

function flat(object: WantedObject): Record<string, unknown> {
  const { address, aliases, x500, password, passwordHash, attributes, grants: granted } = object
  const all = { address, aliases, x500, password, passwordHash, ...attributes, ...granted }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

async function exportObjects(
  directory: Readable,
  objects: readonly DirectoryObject[],
  addressOf: (id: string) => Promise<string>,
  passwords: boolean,
): Promise<WantedObject[]> {
  const exported: WantedObject[] = []
  for (const object of objects) {
    const { kind } = object
    if (kind === 'public') continue
    const content = await directory.content(object.id)
    const attributes: Record<string, AttributeValue> = {}
    for (const [name, attribute] of attributesOf(kind)) {
      if (attribute.type !== 'reference' && attribute.type !== 'references') {
        const value = content[name]
        if (value !== undefined) attributes[name] = value
        continue
      }
      const targets = await Promise.all((await directory.targets(object.id, attribute.relation)).map(addressOf))
      if (targets.length > 0) attributes[name] = attribute.type === 'reference' ? (targets[0] as string) : targets
    }
    const granted: WantedObject['grants'] = {}
    for (const grant of grants) {
      const targets = await directory.targets(object.id, grant)
      if (targets.length > 0) granted[grant] = (await Promise.all(targets.map(addressOf))).sort()
    }
    const hash = passwords ? await directory.passwordHash(object.id) : undefined
    exported.push({
      kind,
      address: object.address,
      ...(object.aliases.length > 0 && { aliases: object.aliases }),
      ...(object.x500.length > 0 && { x500: object.x500 }),
      attributes,
      grants: granted,
      ...(hash !== undefined && { passwordHash: hash }),
    })
  }
  return exported
}

async function everybody(directory: Readable, organisation: string): Promise<DirectoryObject[]> {
  const all: DirectoryObject[] = []
  for (;;) {
    const after = all.at(-1)?.id
    const page = await directory.list({
      organisation,
      hidden: true,
      limit: 1000,
      ...(after !== undefined && { after }),
    })
    all.push(...page)
    if (page.length < 1000) return all.sort((a, b) => (a.address < b.address ? -1 : 1))
  }
}

function addressBook(directory: Readable, objects: readonly DirectoryObject[]) {
  const known = new Map(objects.map((object) => [object.id, object.address]))
  return async (id: string): Promise<string> => {
    if (id.includes('@')) return id
    return known.get(id) ?? (await directory.objects([id]))[0]?.address ?? id
  }
}
