/** For tests: a directory on each engine, with a clock that stands still until it is moved, and light hashing. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startPostgres } from '#test/postgres.ts'
import type { Engine } from '#store/engine/engine.ts'
import { openEngine } from '#store/engine/index.ts'
import { createHasher, openDirectory, type Directory, type DirectoryChanges } from '#directory'

export const light = { memoryKib: 64, passes: 1, parallelism: 1 }

export interface Fixture {
  directory: Directory & DirectoryChanges
  engine: Engine
  /** Another one over the same data, as another process has it. */
  other(): Promise<Directory & DirectoryChanges>
  /** Lets time pass. */
  pass(seconds: number): void
}

const postgres = await startPostgres()
const folders: string[] = []
const closing: (() => Promise<void>)[] = []
after(async () => {
  for (const close of closing.reverse()) await close()
  await postgres?.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** The same test on both engines, each time with an empty directory. */
export function onBothEngines(title: string, body: (fixture: Fixture) => Promise<void>): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    const skip = engine === 'postgres' && !postgres ? 'no PostgreSQL' : false
    test(`${engine}: ${title}`, { skip }, async () => body(await open(engine)))
  }
}

async function open(kind: 'sqlite' | 'postgres'): Promise<Fixture> {
  const data = mkdtempSync(join(tmpdir(), 'kontor-directory-'))
  folders.push(data)
  const database = kind === 'sqlite' ? kind : ((await postgres?.database()) as string)
  let now = Date.UTC(2026, 0, 1)
  const another = async () => {
    const engine = openEngine({ data, database })
    const directory = await openDirectory({ engine, hasher: createHasher({ parameters: light }), now: () => now })
    closing.push(async () => {
      await directory.close()
      await engine.close()
    })
    return { engine, directory }
  }
  return {
    ...(await another()),
    other: async () => (await another()).directory,
    pass(seconds) {
      now += seconds * 1000
    },
  }
}

/** A mailbox id that says whose it is. */
export function mailboxOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/** example.test with Ada (alias a@, password), Ben, the list team@ and the shared info@. */
export async function populate({ directory }: Fixture) {
  const ids = await directory.write(async (tx) => {
    const organisation = await tx.createOrganisation({
      name: 'Example',
      shortName: 'example',
      timeZone: 'Europe/Berlin',
    })
    await tx.createDomain({ name: 'example.test', organisation })
    const ada = await tx.createObject({
      kind: 'user',
      address: 'Ada@example.test',
      aliases: ['a@example.test'],
      mailbox: mailboxOf(1),
      attributes: { displayName: 'Ada Sommer', locale: 'de', title: 'Chair' },
    })
    const ben = await tx.createObject({
      kind: 'user',
      address: 'ben@example.test',
      mailbox: mailboxOf(2),
      attributes: { displayName: 'Ben Okafor', manager: 'ada@example.test' },
    })
    const info = await tx.createObject({
      kind: 'shared',
      address: 'info@example.test',
      mailbox: mailboxOf(3),
      attributes: { displayName: 'Information' },
    })
    const team = await tx.createObject({
      kind: 'group',
      address: 'team@example.test',
      attributes: { displayName: 'Team', members: ['ada@example.test', 'ben@example.test'] },
    })
    return { organisation, ada, ben, info, team }
  })
  await directory.setPassword(ids.ada, adaPassword)
  return ids
}

export const adaPassword = 'correct horse'
