/** The items of one file on their way into another: `kontor convert`. */
import { createHash } from 'node:crypto'
import type { Item } from '#model'
import type { NewMessage } from '#store'
import type { Outgoing } from './outgoing.ts'
import type { Source, SourceFailure, SourceFolder } from './types.ts'

const ID_LENGTH = 12

export async function* sourceItems(source: Source, { associated = false } = {}): AsyncGenerator<Outgoing> {
  let current: SourceFolder | undefined
  let count = 0
  const lost = (): Outgoing[] => (source.takeProblems?.() ?? []).map((each) => placed(source, each))
  for await (const entry of source.entries()) {
    yield* lost()
    if (entry.kind === 'failure') {
      yield placed(source, entry)
      continue
    }
    if (entry.folder && entry.folder !== current) yield { kind: 'folder', folder: outgoing(entry.folder) }
    current = entry.folder ?? current
    if (entry.kind === 'folder' || (entry.associated && !associated)) continue
    // The same mail may stand in a file twice.
    const seed = createHash('sha256').update(`${count++} ${entry.identity.text}`).digest('hex')
    let loaded: Promise<NewMessage> | undefined
    const load = () => (loaded ??= (async () => entry.load())())
    yield {
      kind: 'item',
      id: seed.slice(0, ID_LENGTH),
      seed,
      where: `${source.path}: ${entry.where}`,
      ...(entry.associated && { associated: true }),
      load: async (): Promise<Item> => load(),
      source: async () => (await load()).source?.bytes,
    }
  }
  yield* lost()
}

function placed({ path }: Source, { where, why }: SourceFailure): Outgoing {
  return { kind: 'failure', where: where.startsWith(path) ? where : `${path}: ${where}`, why }
}

function outgoing({ class: folderClass, properties, special, ...folder }: SourceFolder) {
  const path: string[] = [folder.name]
  for (let at = folder.parent; at; at = at.parent) path.unshift(at.name)
  return {
    path,
    ...(folderClass !== undefined && { class: folderClass }),
    ...(properties && { properties }),
    isDeletedItems: special === 'deletedItems',
  }
}
