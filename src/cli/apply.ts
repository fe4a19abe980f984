/** Takes the steps of a plan (directory/apply/plan.ts), one after the other, each durable before the next. */
import { found } from '#model'
import {
  generatePassword,
  type Directory,
  type DirectoryChanges,
  type DirectoryObject,
  type Relation,
} from '#directory'
import type { Step } from '#directory/apply/plan.ts'
import type { Administration } from '#groupware/administration.ts'

export interface Applied {
  /** Made for new users for whom the document had none; shown once. */
  passwords: { address: string; password: string }[]
  /** Of objects that were removed; the mailboxes are still there. */
  keptMailboxes: { address: string; mailbox: string }[]
}

/** What an object had where it comes from: permissions and old mails name it so. */
export interface Known {
  id: string
  legacyDn: string
  /** It is there already. */
  mailbox?: string
}

export interface ApplyOptions {
  directory: Directory & DirectoryChanges
  administration: Administration
  deleteMailboxes: boolean
  /** Told of each step when it is done. */
  taken: (step: Step) => void
  /** For a restore: an object that there was, by its address. */
  known?: (address: string) => Known | undefined
  /** For a restore: what the public folders of the organisation were. */
  publicStore?: Known | undefined
}

export async function applySteps(steps: readonly Step[], options: ApplyOptions): Promise<Applied> {
  const applied: Applied = { passwords: [], keptMailboxes: [] }
  for (const step of steps) {
    await take(step, options, applied)
    options.taken(step)
  }
  return applied
}

async function take(
  step: Step,
  { directory, administration, deleteMailboxes, known, publicStore }: ApplyOptions,
  applied: Applied,
): Promise<void> {
  switch (step.do) {
    case 'createOrganisation': {
      const { name, locale, timeZone, shortName, quota } = step.organisation
      await directory.write((tx) =>
        tx.createOrganisation({
          name,
          ...(locale !== undefined && { locale }),
          ...(timeZone !== undefined && { timeZone }),
          ...(shortName && { shortName }),
          ...(quota && { quota }),
        }),
      )
      return
    }
    case 'updateOrganisation':
      return administration.updateOrganisation(await organisationId(directory, step.name), step.patch)
    case 'createDomain': {
      const { name, main, aliasOf } = step.domain
      await administration.addDomain({
        name,
        organisation: await organisationId(directory, step.organisation),
        ...(main && { main }),
        ...(aliasOf && { aliasOf }),
        ...(publicStore && { publicStore }),
      })
      return
    }
    case 'updateDomain': {
      const { aliasOf, catchAll, main } = step.patch
      return directory.write((tx) =>
        tx.updateDomain(step.name, {
          ...(aliasOf !== undefined && { aliasOf }),
          ...(catchAll !== undefined && { catchAll }),
          ...(main && { main: true as const }),
        }),
      )
    }
    case 'releaseAliases': {
      const { id } = await getByAddress(directory, step.address)
      await directory.write((tx) => tx.updateObject(id, { removeAliases: step.aliases }))
      return
    }
    case 'createObject': {
      const { kind, address, aliases, x500, attributes, password, passwordHash } = step.object
      const before = known?.(address)
      const object = await administration.create({
        ...before,
        kind,
        address,
        organisation: await organisationId(directory, step.organisation),
        ...(aliases && { aliases }),
        ...(x500 && { x500 }),
        attributes,
      })
      if (passwordHash !== undefined) await directory.setPasswordHash(object.id, passwordHash)
      else if (password !== undefined) await directory.setPassword(object.id, password)
      else if (kind === 'user') {
        const made = generatePassword()
        await directory.setPassword(object.id, made)
        applied.passwords.push({ address: object.address, password: made })
      }
      return
    }
    case 'updateObject': {
      const { kind, aliases, x500, attributes } = step
      const { id } = await getByAddress(directory, step.address)
      await administration.update(id, {
        ...(kind && { kind }),
        ...(aliases && { aliases }),
        ...(x500 && { x500 }),
        attributes,
      })
      return
    }
    case 'setPasswordHash':
      return directory.setPasswordHash((await getByAddress(directory, step.address)).id, step.hash)
    case 'grant':
    case 'revoke': {
      const { id } = await getByAddress(directory, step.address)
      const relation: Relation = step.grant
      await directory.write((tx) =>
        step.do === 'grant' ? tx.link(id, relation, step.to) : tx.unlink(id, relation, step.to),
      )
      return
    }
    case 'removeObject': {
      const { id, address } = await getByAddress(directory, step.address)
      const { mailbox } = await administration.remove(id, deleteMailboxes ? 'delete' : 'keep')
      if (mailbox !== undefined && !deleteMailboxes) applied.keptMailboxes.push({ address, mailbox })
      return
    }
  }
}

async function organisationId(directory: Directory, name: string): Promise<string> {
  const all = await directory.organisations()
  return found(
    all.find((each) => each.name.toLowerCase() === name.toLowerCase()),
    `the organisation "${name}"`,
  ).id
}

async function getByAddress(directory: Directory, address: string): Promise<DirectoryObject> {
  return found(await directory.findByAddress(address), address)
}
