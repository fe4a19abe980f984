/** An object of the directory for people, and as JSON. */
import {
  attributesOf,
  displayAddress,
  displayDomain,
  type Directory,
  type DirectoryChanges,
  type DirectoryObject,
} from '#directory'
import { facts, sizeText, timeText } from './table.ts'

type Full = Directory & DirectoryChanges

export async function objectJson(
  directory: Full,
  object: DirectoryObject,
  { brief = false }: { brief?: boolean } = {},
): Promise<Record<string, unknown>> {
  const { id, kind, address, aliases, displayName, mailbox, disabled, hidden, legacyDn } = object
  const common = { id, kind, address, aliases, displayName, mailbox: mailbox ?? null, disabled, hidden }
  if (brief) return common
  const { attributes, ...related } = await everything(directory, object)
  return { ...common, legacyDn, x500: object.x500, attributes, ...related }
}

export async function objectFacts(directory: Full, object: DirectoryObject): Promise<string[]> {
  const { attributes, memberOf, fullAccess, sendAs, sendOnBehalf, appPasswords, hasPassword } = await everything(
    directory,
    object,
  )
  const organisation = (await directory.organisations()).find((each) => each.id === object.organisation)
  const listed = (values: readonly string[]) => (values.length > 0 ? values.map(displayAddress).join('\n') : undefined)
  const { quota } = object
  const canLogIn = ['user', 'shared', 'room', 'equipment'].includes(object.kind)
  return facts([
    ['Address', displayAddress(object.address)],
    ['Also', listed(object.aliases)],
    ['Kind', object.kind],
    ['Organisation', organisation?.name],
    ...attributesOf(object.kind).flatMap(([name, { label, type }]): [string, string | undefined][] => {
      const value = attributes[name]
      if (value === undefined || name.startsWith('quota')) return []
      if (typeof value === 'boolean') return [[label, value ? 'yes' : 'no']]
      const items = (Array.isArray(value) ? value : [value]).map(String)
      if (name === 'certificates') return [[label, `${items.length}`]]
      return [[label, type.startsWith('reference') ? listed(items) : items.length > 0 ? items.join('\n') : 'none']]
    }),
    ['Language', object.mailbox === undefined ? undefined : object.locale],
    ['Time zone', object.mailbox === undefined ? undefined : object.timeZone],
    ['Warning at', quotaText(object, quota.warning)],
    ['No sending above', quotaText(object, quota.send)],
    ['No receiving above', quotaText(object, quota.receive)],
    ['Photo', object.hasPhoto ? 'yes' : undefined],
    ['Member of', listed(memberOf)],
    ['Full access', listed(fullAccess)],
    ['May send as it', listed(sendAs)],
    ['May send for it', listed(sendOnBehalf)],
    ['Password', canLogIn ? (hasPassword ? 'set' : 'none: it cannot log in with one') : undefined],
    ['App passwords', appPasswords.length > 0 ? appPasswords.map((each) => each.name).join('\n') : undefined],
    ['Mailbox', object.mailbox],
    ['X.500 name', [object.legacyDn, ...object.x500].join('\n')],
    ['Id', object.id],
    ['Since', timeText(object.created)],
    ['Changed', timeText(object.changed)],
  ]).filter((line, index, all) => all.indexOf(line) === index)
}

async function everything(directory: Full, object: DirectoryObject) {
  const { id } = object
  const content = await directory.content(id)
  const attributes: Record<string, unknown> = {}
  for (const [name, attribute] of attributesOf(object.kind)) {
    if (attribute.type !== 'reference' && attribute.type !== 'references') attributes[name] = content[name]
    else {
      const targets = await addresses(directory, await directory.targets(id, attribute.relation))
      if (targets.length > 0) attributes[name] = attribute.type === 'reference' ? targets[0] : targets
    }
  }
  const named = async (relation: 'fullAccess' | 'sendAs' | 'sendOnBehalf') =>
    addresses(directory, await directory.targets(id, relation))
  return {
    attributes,
    memberOf: await addresses(directory, await directory.sources(id, 'member')),
    fullAccess: await named('fullAccess'),
    sendAs: await named('sendAs'),
    sendOnBehalf: await named('sendOnBehalf'),
    hasPassword: (await directory.passwordHash(id)) !== undefined,
    appPasswords: await directory.appPasswords(id),
  }
}

/** Ids as addresses; addresses elsewhere as they are. */
export async function addresses(directory: Directory, ids: readonly string[]): Promise<string[]> {
  const known = new Map(
    (await directory.objects(ids.filter((id) => !id.includes('@')))).map((each) => [each.id, each.address]),
  )
  return ids.map((id) => known.get(id) ?? id)
}

export function domainText(name: string): string {
  const shown = displayDomain(name)
  return shown === name ? name : `${shown} (${name})`
}

function quotaText(object: DirectoryObject, bytes: number | undefined): string | undefined {
  return object.mailbox === undefined || bytes === undefined ? undefined : sizeText(bytes)
}
