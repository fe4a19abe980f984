/**
 * Copies a mailbox from one server to another over MAPI/HTTP, folder by folder, by incremental change synchronisation: the
 * first run takes everything, every later one what has changed since. Both servers may be Kontor, Exchange or gromox.
 *
 *   node tools/boot.mjs run examples/migrate-mailbox.ts -- \
 *     --from https://old.example.org --from-email ada@example.org --from-password … \
 *     --to https://new.example.org --to-email ada@example.org --to-password … --state ada.json
 *
 * The state file says what has been copied: keep it between runs. A run that is broken off goes on where it was, at the
 * cost of reading the folder again that it was in. Messages are never in memory as a whole: their bytes go from one server to the other
 * as they come. What is gone or read in the old mailbox becomes gone or read in the new one.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  type ChangedMessage,
  connect,
  counterOf,
  type Folder,
  type MapiClient,
  P,
  type Store,
  SyncState,
  type Tokens,
  Upload,
  upload,
} from 'kontor/client/mapi'

export interface Side {
  client: MapiClient
  store: Store
}

export interface MigrationState {
  /** By the source folder's id. */
  folders: Record<string, FolderState>
}

interface FolderState {
  /** Of the last whole synchronisation. */
  sync: Record<string, string>
  /** By the source message's id: the copy, and which version of it. */
  copies: Record<string, { id: number; changeKey: string }>
}

export interface Migrated {
  folders: number
  copied: number
  deleted: number
  marked: number
  /** Of the streams. */
  bytes: number
}

export async function migrate(
  from: Side,
  to: Side,
  state: MigrationState,
  save: (state: MigrationState) => void,
): Promise<Migrated> {
  const done: Migrated = { folders: 0, copied: 0, deleted: 0, marked: 0, bytes: 0 }
  for (const { source, target } of await matchFolders(from.store, to.store)) {
    const known = (state.folders[source.id] ??= { sync: {}, copies: {} })
    await migrateFolder(source, target, known, done, () => save(state))
    await source.release()
    await target.release()
    done.folders++
    save(state)
  }
  return done
}

async function migrateFolder(
  source: Folder,
  target: Folder,
  known: FolderState,
  done: Migrated,
  save: () => void,
): Promise<void> {
  const download = await source.synchronize(SyncState.from(known.sync))
  for await (const change of download.changes()) {
    if (change.kind === 'message') {
      if (await copy(change, change.content(), target, known)) done.copied++
      if (done.copied % 100 === 0) save()
    } else if (change.kind === 'read' || change.kind === 'unread') {
      const ids = copiesOf(known, change.ids)
      // [MS-OXCPRPT] rfSuppressReceipt, and rfClearReadFlag.
      if (ids.length > 0) await target.setReadFlags(ids, change.kind === 'read' ? 0x01 : 0x05)
      done.marked += ids.length
    } else if (change.kind === 'deleted' || change.kind === 'outOfScope') {
      const ids = copiesOf(known, change.ids)
      if (ids.length > 0) await target.deleteMessages(ids, { hard: true })
      for (const id of change.ids) delete known.copies[id]
      done.deleted += ids.length
    }
  }
  done.bytes += download.traffic.bytes
  known.sync = download.state.toJSON()
}

/** False: this version is there already. */
async function copy(
  { id, changeKey, associated }: ChangedMessage,
  content: Tokens,
  target: Folder,
  known: FolderState,
): Promise<boolean> {
  const version = changeKey.toHex()
  const before = known.copies[id]
  if (before?.changeKey === version) return false
  const message = await target.createMessage({ associated })
  await upload(message, Upload.copyTo, content)
  known.copies[id] = { id: await message.save(), changeKey: version }
  await message.release()
  if (before) await target.deleteMessages([before.id], { hard: true })
  return true
}

function copiesOf({ copies }: FolderState, ids: readonly number[]): number[] {
  return ids.flatMap((id) => copies[id]?.id ?? [])
}

/** Every folder of the old mailbox below its visible root, with the one that stands for it in the new one. */
async function* foldersBelow(store: Store): AsyncGenerator<Map<number, unknown>> {
  const root = await store.openFolder(store.folders.ipmSubtree)
  const download = await root.synchronizeHierarchy()
  for await (const change of download.changes()) if (change.kind === 'folder') yield change.properties
  await root.release()
}

async function matchFolders(from: Store, to: Store): Promise<{ source: Folder; target: Folder }[]> {
  const roles = await specialFolders(from, to)
  const root = await to.openFolder(to.folders.ipmSubtree)
  const pairs: { source: Folder; target: Folder }[] = []
  const targets = new Map<string, Folder>([['', root]])
  for await (const properties of foldersBelow(from)) {
    const parent = targets.get((properties.get(P.ParentSourceKey.tag) as Uint8Array | undefined)?.toHex() ?? '')
    const sourceKey = (properties.get(P.SourceKey.tag) as Uint8Array).toHex()
    const source = await from.openFolder(counterOf(properties.get(P.FolderId.tag) as bigint))
    const role = roles.get(source.id)
    const name = properties.get(P.DisplayName.tag) as string
    const target =
      role === undefined ? await (parent ?? root).createFolder(name, { openExisting: true }) : await to.openFolder(role)
    const kind = properties.get(P.ContainerClass.tag)
    if (role === undefined && typeof kind === 'string') await target.set([P.ContainerClass, kind])
    targets.set(sourceKey, target)
    pairs.push({ source, target })
  }
  return pairs
}

/** The inbox is the inbox whatever it is called: ids in the new mailbox by those in the old one. */
async function specialFolders(from: Store, to: Store): Promise<Map<number, number>> {
  const roles = new Map<number, number>()
  for (const name of ['inbox', 'outbox', 'sentItems', 'deletedItems'] as const) {
    roles.set(from.folders[name], to.folders[name])
  }
  const [theirs, ours] = [await from.openFolder(from.folders.inbox), await to.openFolder(to.folders.inbox)]
  for (const role of [
    P.IpmAppointmentEntryId,
    P.IpmContactEntryId,
    P.IpmDraftsEntryId,
    P.IpmJournalEntryId,
    P.IpmNoteEntryId,
    P.IpmTaskEntryId,
  ]) {
    const [their, our] = [await theirs.get(role), await ours.get(role)]
    if (their instanceof Uint8Array && our instanceof Uint8Array) {
      roles.set(await from.folderOfEntryId(their), await to.folderOfEntryId(our))
    }
  }
  await theirs.release()
  await ours.release()
  return roles
}

export async function logOn(server: string, email: string, password: string): Promise<Side> {
  const client = await connect({ server, email, login: { user: email, password } })
  return { client, store: await client.logon({ mailbox: client.userDn as string }) }
}

async function main(): Promise<void> {
  const names = ['from', 'from-email', 'from-password', 'to', 'to-email', 'to-password', 'state'] as const
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  })
  const value = (name: (typeof names)[number]): string => {
    const given = values[name]
    if (typeof given !== 'string') throw new Error(`--${name} is missing`)
    return given
  }
  const file = value('state')
  const state: MigrationState = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { folders: {} }
  const from = await logOn(value('from'), value('from-email'), value('from-password'))
  const to = await logOn(value('to'), value('to-email'), value('to-password'))
  try {
    const done = await migrate(from, to, state, (now) => {
      writeFileSync(`${file}.new`, JSON.stringify(now))
      renameSync(`${file}.new`, file)
    })
    console.log(
      `${done.folders} folders: ${done.copied} messages copied, ${done.deleted} deleted, ${done.marked} marked, ${done.bytes} bytes`,
    )
  } finally {
    await from.client.close()
    await to.client.close()
  }
}

if (import.meta.main) await main()
