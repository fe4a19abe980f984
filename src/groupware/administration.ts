/**
 * Administering what is in the directory and in the store at once: an object with a mailbox, and both going together.
 *
 * There is no transaction over both. A mailbox is made before the object that names it and removed after it: what a crash
 * between the two leaves is a mailbox that nobody has, which `check` finds; never an object whose mail has nowhere to go.
 */
import { randomUUID } from 'node:crypto'
import { Failure, found } from '#model'
import type {
  Directory,
  DirectoryChanges,
  DirectoryObject,
  NewDomain,
  NewObject,
  ObjectId,
  ObjectKind,
  ObjectPatch,
  OrganisationPatch,
} from '#directory'
import type { MailboxId, Store } from '#store'

export interface Administration {
  /** With a mailbox when it is of a kind that has one; `mailbox` names one that was kept. */
  create(object: NewObject): Promise<DirectoryObject>
  /** What concerns the mailbox goes there as well: the language (names of the folders), quotas. False: nothing was different. */
  update(id: ObjectId, patch: ObjectPatch): Promise<boolean>
  /** The mailbox and all that is in it goes, or stays and can be given to a new object. */
  remove(id: ObjectId, mailbox: 'delete' | 'keep'): Promise<{ mailbox: MailboxId | undefined }>
  /** With the public store of the organisation, when this is its first domain: a new one, or one that there was. */
  addDomain(domain: NewDomain & { publicStore?: Pick<NewObject, 'id' | 'legacyDn' | 'mailbox'> }): Promise<string>
  updateOrganisation(id: string, patch: OrganisationPatch): Promise<void>
  /** Removes the organisation with its domains and public store; throws notEmpty while there is anybody else in it. */
  removeOrganisation(id: string): Promise<void>
  /** Where directory and store do not agree. */
  check(): Promise<{ withoutObject: MailboxId[]; withoutMailbox: DirectoryObject[] }>
  /** Makes the mailbox of an object that lost it, empty. */
  repairMailbox(object: DirectoryObject): Promise<void>
}

const withMailbox: readonly ObjectKind[] = ['user', 'shared', 'room', 'equipment', 'public']
const system = { kind: 'system' } as const

export function createAdministration({
  store,
  directory,
}: {
  store: Pick<Store, 'createMailbox' | 'deleteMailbox' | 'mailboxes' | 'open' | 'write'>
  directory: Directory & DirectoryChanges
}): Administration {
  async function getObject(id: ObjectId): Promise<DirectoryObject> {
    return found(await directory.findObject(id), 'object')
  }

  async function create(object: NewObject): Promise<DirectoryObject> {
    if (!withMailbox.includes(object.kind)) return getObject(await directory.write((tx) => tx.createObject(object)))
    const id = object.id ?? randomUUID()
    if (object.mailbox !== undefined) {
      const mailbox = await store.open(object.mailbox, system)
      await directory.write((tx) => tx.createObject({ ...object, id, mailbox: mailbox.id }))
      return getObject(id)
    }
    const mailbox = randomUUID()
    const locale = await localeOf(object)
    await store.createMailbox({
      id: mailbox,
      kind: object.kind === 'public' ? 'public' : 'private',
      owner: id,
      locale,
      displayName: String(object.attributes?.displayName ?? object.address),
    })
    try {
      await directory.write((tx) => tx.createObject({ ...object, id, mailbox }))
    } catch (error) {
      // When the answer of the commit was lost, the object may well exist: then the mailbox has to.
      if (!(error instanceof Failure && error.code === 'unavailable')) await store.deleteMailbox(mailbox)
      throw error
    }
    const made = await getObject(id)
    await applyToMailbox(made, undefined)
    return made
  }

  /** The names of the folders are given at birth, so the language is needed before the object exists. */
  async function localeOf(object: NewObject): Promise<string> {
    const said = object.attributes?.locale
    if (typeof said === 'string') return said
    const organisations = await directory.organisations()
    const domains = await directory.domains()
    const domain = object.address.slice(object.address.lastIndexOf('@') + 1).toLowerCase()
    const organisation = object.organisation ?? domains.find((each) => each.name === domain)?.organisation
    return organisations.find((each) => each.id === organisation)?.locale ?? 'en'
  }

  /** Brings language and quotas of the mailbox to what the directory says. */
  async function applyToMailbox(object: DirectoryObject, before: DirectoryObject | undefined): Promise<void> {
    if (object.mailbox === undefined) return
    const { locale, quota } = object
    const renames = before !== undefined && before.locale !== locale
    const limits =
      quota.warning !== before?.quota.warning ||
      quota.send !== before?.quota.send ||
      quota.receive !== before?.quota.receive
    if (!renames && !limits) return
    await store.write(await store.open(object.mailbox, system), async (tx) => {
      if (renames) await tx.setLocale(locale)
      if (limits) await tx.setQuota(quota)
    })
  }

  async function remove(id: ObjectId, what: 'delete' | 'keep') {
    const { mailbox } = await getObject(id)
    await directory.write((tx) => tx.deleteObject(id))
    if (mailbox !== undefined) {
      await directory.noteSharing(mailbox, [])
      if (what === 'delete') await store.deleteMailbox(mailbox).catch(ignoreMissing)
    }
    return { mailbox }
  }

  return {
    create,
    remove,

    async update(id, patch) {
      const before = await getObject(id)
      const changed = await directory.write((tx) => tx.updateObject(id, patch))
      if (changed) await applyToMailbox(await getObject(id), before)
      return changed
    },

    async addDomain({ publicStore, ...domain }) {
      const name = await directory.write((tx) => tx.createDomain(domain))
      const organisation = (await directory.organisations()).find((each) => each.id === domain.organisation)
      if (organisation && organisation.publicObject === undefined && domain.aliasOf === undefined) {
        await create({
          ...publicStore,
          kind: 'public',
          address: `public-folders@${name}`,
          organisation: organisation.id,
          attributes: { displayName: 'Public Folders', hidden: true },
        })
      }
      return name
    },

    async updateOrganisation(id, patch) {
      const before = await allObjects(directory, id)
      await directory.write((tx) => tx.updateOrganisation(id, patch))
      if (patch.quota === undefined && patch.locale === undefined) return
      // Objects without values of their own have those of the organisation.
      const after = await allObjects(directory, id)
      const known = new Map(before.map((object) => [object.id, object]))
      for (const object of after) await applyToMailbox(object, known.get(object.id) ?? object)
    },

    async removeOrganisation(id) {
      const objects = await allObjects(directory, id)
      const others = objects.filter((object) => object.kind !== 'public')
      if (others.length > 0) {
        const some = others.slice(0, 3).map((object) => object.address)
        throw new Failure(
          'notEmpty',
          `the organisation still has ${others.length} objects (${some.join(', ')}${others.length > 3 ? ' …' : ''}); remove them first`,
        )
      }
      for (const object of objects) await remove(object.id, 'delete')
      await directory.write(async (tx) => {
        const domains = (await tx.domains()).filter((domain) => domain.organisation === id)
        // Aliases first: a domain stays while another one is an alias of it.
        for (const domain of domains) if (domain.aliasOf !== undefined) await tx.deleteDomain(domain.name)
        for (const domain of domains) if (domain.aliasOf === undefined) await tx.deleteDomain(domain.name)
        await tx.deleteOrganisation(id)
      })
    },

    async check() {
      const stored = new Set(await store.mailboxes())
      const objects = (await allObjects(directory)).filter((object) => withMailbox.includes(object.kind))
      const named = new Set(objects.map((object) => object.mailbox))
      return {
        withoutObject: [...stored].filter((mailbox) => !named.has(mailbox)),
        withoutMailbox: objects.filter((object) => object.mailbox === undefined || !stored.has(object.mailbox)),
      }
    },

    async repairMailbox(object) {
      const mailbox = object.mailbox ?? randomUUID()
      await store.createMailbox({
        id: mailbox,
        kind: object.kind === 'public' ? 'public' : 'private',
        owner: object.id,
        locale: object.locale,
        displayName: object.displayName,
      })
      if (object.mailbox === undefined) await directory.write((tx) => tx.updateObject(object.id, { mailbox }))
      await applyToMailbox({ ...object, mailbox }, undefined)
    },
  }
}

/** Everything in the directory, page by page. */
export async function allObjects(
  directory: Pick<Directory, 'list'>,
  organisation?: string,
): Promise<DirectoryObject[]> {
  const all: DirectoryObject[] = []
  for (;;) {
    const after = all.at(-1)?.id
    const page = await directory.list({
      hidden: true,
      limit: 1000,
      ...(organisation !== undefined && { organisation }),
      ...(after !== undefined && { after }),
    })
    all.push(...page)
    if (page.length < 1000) return all
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Failure && error.code === 'notFound')) throw error
}
