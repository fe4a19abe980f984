/**
 * What rules need to know and a transaction must not wait for: the rules themselves, who is who, whether the owner is away.
 * A mailbox without rules costs two questions.
 */
import { findPerson, sender, sentRepresenting } from '#convert'
import type { Directory } from '#directory'
import { type Bag, type Item, P } from '#model'
import type { FolderId, Mailbox } from '#store'
import { dnOf } from './actions/recipients.ts'
import { folderIdOf } from './actions/target-folder.ts'
import { withDefaultJunkRule } from './junk.ts'
import { loadRules } from './load.ts'
import { has, type Rule } from './rule.ts'
import { FOLDERS_MAX } from './run.ts'
import type { Known } from './ruled-message.ts'

export interface Prepared {
  /** Of the folder where it is delivered, and of those where they move it. */
  rules: Map<FolderId, readonly Rule[]>
  people: Map<string, Known>
  addresses: Map<string, string>
}

/** More are not looked up; rules about others know them by what the mail says. */
const PEOPLE_MAX = 200

/** undefined: no rule is enabled. */
export async function findPrepared(
  context: { directory: Directory },
  mailbox: Mailbox,
  delivery: { folder: FolderId; item: Item },
): Promise<Prepared | undefined> {
  const first = withDefaultJunkRule(await loadRules(mailbox, delivery.folder), delivery)
  return first.some((rule) => has(rule, 'enabled')) ? prepare(context, mailbox, { ...delivery, first }) : undefined
}

export async function prepareRules(
  context: { directory: Directory },
  mailbox: Mailbox,
  delivery: { folder: FolderId; item: Item },
): Promise<Prepared> {
  const first = withDefaultJunkRule(await loadRules(mailbox, delivery.folder), delivery)
  return prepare(context, mailbox, { ...delivery, first })
}

async function prepare(
  { directory }: { directory: Directory },
  mailbox: Mailbox,
  { folder, item, first }: { folder: FolderId; item: Item; first: readonly Rule[] },
): Promise<Prepared> {
  const rules = await followMoves(mailbox, folder, first)
  return { rules, people: await peopleOf(directory, item), addresses: await addressesOf(directory, rules) }
}

async function followMoves(
  mailbox: Mailbox,
  folder: FolderId,
  first: readonly Rule[],
): Promise<Map<FolderId, readonly Rule[]>> {
  const rules = new Map([[folder, first]])
  for (const known of rules.values()) {
    for (const { actions } of known) {
      for (const action of actions) {
        if (action.kind !== 'move') continue
        const target = folderIdOf(action, mailbox.id)
        if (target === undefined || rules.has(target) || rules.size >= FOLDERS_MAX) continue
        rules.set(target, (await mailbox.findFolder(target)) ? await loadRules(mailbox, target) : [])
      }
    }
  }
  return rules
}

export async function peopleOf(
  directory: Pick<Directory, 'findByAddress' | 'isOwnDomain'>,
  { properties, recipients }: Item,
): Promise<Map<string, Known>> {
  const named = [findPerson(properties, sender)?.address, findPerson(properties, sentRepresenting)?.address]
  const addresses = new Set([...named, ...recipients.map(addressOf)].map((address) => address?.toLowerCase() ?? ''))
  const people = new Map<string, Known>()
  for (const address of [...addresses].slice(0, PEOPLE_MAX)) {
    if (!address.includes('@') || !(await directory.isOwnDomain(address.slice(address.lastIndexOf('@') + 1)))) continue
    const known = await directory.findByAddress(address)
    if (known) people.set(address, known)
  }
  return people
}

function addressOf(row: Bag): string | undefined {
  return row.get(P.SmtpAddress)
}

async function addressesOf(
  directory: Pick<Directory, 'findByLegacyDn'>,
  rules: ReadonlyMap<FolderId, readonly Rule[]>,
): Promise<Map<string, string>> {
  const addresses = new Map<string, string>()
  for (const { actions } of [...rules.values()].flat()) {
    for (const action of actions) {
      if (action.kind !== 'forward' && action.kind !== 'delegate') continue
      for (const block of action.recipients) {
        const dn = dnOf(block)?.toLowerCase()
        if (dn === undefined || addresses.has(dn)) continue
        const found = await directory.findByLegacyDn(dn)
        if (found) addresses.set(dn, found.address)
      }
    }
  }
  return addresses
}
