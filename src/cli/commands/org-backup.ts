/**
 * kontor org backup and kontor org restore: an organisation with everything in it, as one folder.
 *
 *   organisation.json   the directory's part, as `kontor directory export --password-hashes` writes it
 *   objects.json        the ids, names and mailboxes that the document does not say: permissions and old mails name them
 *   MAILBOX.kontor, blobs/   as `kontor mailbox backup` writes them
 *
 * The two documents come first and the mailboxes after them; a restore brings the mailboxes first and the objects that name
 * them after. Both go on where they were broken off.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { Failure } from '#model'
import { displayAddress, type DirectoryObject } from '#directory'
import { readDocument } from '#directory/apply/document.ts'
import { exportDirectory, writeDocument } from '#directory/apply/export.ts'
import { plan } from '#directory/apply/plan.ts'
import { allObjects } from '#groupware/administration.ts'
import { backupInto, restoreMailbox } from '#store/maintenance/index.ts'
import { applySteps, type Known } from '../apply.ts'
import { type CliContext, UsageError } from '../context.ts'
import { getOrganisation } from '../find.ts'
import { progressLine } from '../mailboxes.ts'

const documentName = 'organisation.json'
const objectsName = 'objects.json'

interface KeptObject extends Known {
  kind: DirectoryObject['kind']
  address: string
}

export function registerOrgBackup(org: Command, context: CliContext): void {
  org
    .command('backup')
    .argument('<name>')
    .requiredOption('--to <folder>', 'where to; keep it to yourself, it has the hashes of passwords')
    .option('--continue', 'go on with a backup that was broken off')
    .description('save an organisation: its part of the directory and all its mailboxes')
    .action(async (name: string, options: { to: string; continue?: boolean }) => {
      const directory = await context.directory()
      const store = await context.store()
      const organisation = await getOrganisation(directory, name)
      const { to } = options
      if (existsSync(join(to, documentName)) && !options.continue)
        throw new UsageError(`${to} has a backup already; name another folder, or go on with --continue`)
      mkdirSync(to, { recursive: true, mode: 0o700 })
      const objects = await allObjects(directory, organisation.id)
      const kept = objects.map(({ id, kind, address, legacyDn, mailbox }): KeptObject => {
        return { id, kind, address, legacyDn, ...(mailbox !== undefined && { mailbox }) }
      })
      writeWhole(join(to, objectsName), JSON.stringify(kept, undefined, 1))
      const exported = await exportDirectory(directory, { organisation: organisation.id, passwords: true })
      writeWhole(join(to, documentName), writeDocument(exported, 'json'))
      const withMailbox = kept.filter(({ mailbox }) => mailbox !== undefined)
      let written = 0
      for (const { address, mailbox } of withMailbox) {
        const { progress, end } = progressLine(context, displayAddress(address))
        const skipExisting = options.continue === true
        written += (await backupInto(store, to, { mailboxes: [mailbox as string], skipExisting, progress })).length
        end()
      }
      context.report({
        json: {
          organisation: organisation.name,
          folder: to,
          objects: kept.length,
          mailboxes: withMailbox.length,
          written,
        },
        text: `${organisation.name}: ${kept.length} objects and ${withMailbox.length} mailboxes (${written} of them now) are in ${to}.`,
        next: `kontor org restore ${to}`,
      })
    })
}

export function registerOrgRestore(org: Command, context: CliContext): void {
  org
    .command('restore')
    .argument('<folder>', 'where kontor org backup has written to')
    .option('--continue', 'go on with a restore that was broken off')
    .description('bring an organisation back, where there is none of that name')
    .action(async (folder: string, options: { continue?: boolean }) => {
      const wanted = readDocument(read(folder, documentName))
      const kept = JSON.parse(read(folder, objectsName)) as KeptObject[]
      const directory = await context.directory({ begin: true })
      const store = await context.store()
      const administration = await context.administration()
      const present = await directory.organisations()
      for (const { name } of wanted) {
        if (!options.continue && present.some((each) => each.name.toLowerCase() === name.toLowerCase()))
          throw new Failure('alreadyExists', `the organisation "${name}"; go on with a restore by --continue`)
      }
      const there = new Set(await store.mailboxes())
      let restored = 0
      for (const { id, address, mailbox } of kept) {
        if (mailbox === undefined || there.has(mailbox)) continue
        const { progress, end } = progressLine(context, displayAddress(address))
        await restoreMailbox(store, join(folder, `${mailbox}.kontor`), { owner: id, progress })
        restored++
        end()
      }
      const known = new Map(kept.map((object) => [object.address.toLowerCase(), object]))
      const publicObject = kept.find(({ kind }) => kind === 'public')
      const steps = plan(wanted, await exportDirectory(directory, { passwords: true }), { prune: false })
      await applySteps(steps, {
        directory,
        administration,
        deleteMailboxes: false,
        taken: () => undefined,
        known: (address) => known.get(address.toLowerCase()),
        publicStore: publicObject,
      })
      context.report({
        json: { organisations: wanted.map(({ name }) => name), objects: kept.length, restored },
        text: `${wanted.map(({ name }) => name).join(', ')}: ${kept.length} objects, and ${restored} mailboxes that were not there. Clients synchronise anew.`,
        next: 'kontor directory check',
      })
    })
}

function read(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch (error) {
    throw new UsageError(`${folder} is no backup of an organisation: ${(error as Error).message}`)
  }
}

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
