/**
 * The engine, the directory and the store of a configuration, each opened when a command first needs it. Commands use
 * the same files or database as the running server, which sees their changes by itself.
 */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '#model'
import { openDirectory, type Directory, type DirectoryChanges } from '#directory'
import { createAdministration, type Administration } from '#groupware/administration.ts'
import { openStore, type OpenedStore } from '#store'
import type { Engine } from '#store/engine/engine.ts'
import { openEngine } from '#store/engine/index.ts'
import type { Config } from '#server/config/schema.ts'
import { UsageError } from './context.ts'

export interface Opened {
  directory(options?: { begin?: boolean }): Promise<Directory & DirectoryChanges>
  store(): Promise<OpenedStore>
  administration(): Promise<Administration>
  close(): Promise<void>
}

/** undefined: there is none, and the defaults count. */
export function findConfigFile(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return env.KONTOR_CONFIG ?? ['kontor.toml', '/etc/kontor/kontor.toml'].find((file) => existsSync(file))
}

export function openLazily(config: Config): Opened {
  const { data } = config.server
  let engine: Engine | undefined
  let directory: Promise<Directory & DirectoryChanges> | undefined
  let store: OpenedStore | undefined

  function getEngine(begin: boolean): Engine {
    if (engine) return engine
    if (!begin && !existsSync(data)) {
      throw new UsageError(
        `there is no data folder ${data}; name it with --data or --config, or begin one: kontor org add NAME --domain DOMAIN`,
      )
    }
    becomeOwner(data)
    engine = openEngine({ data, database: config.store.engine === 'postgres' ? databaseUrl(config) : 'sqlite' })
    return engine
  }
  const opened: Opened = {
    directory: ({ begin = false } = {}) => (directory ??= openDirectory({ engine: getEngine(begin) })),
    async store() {
      return (store ??= openStore({ data, engine: getEngine(false) }))
    },
    async administration() {
      return createAdministration({ store: await opened.store(), directory: await opened.directory() })
    },
    async close() {
      await store?.close()
      await (await directory)?.close()
      await engine?.close()
    },
  }
  return opened
}

/**
 * Root becomes the user whose data it is: files that it made would be closed to the server, which runs as that user.
 */
function becomeOwner(data: string): void {
  if (process.geteuid?.() !== 0) return
  const folder = existsSync(data) ? data : join(data, '..')
  const { uid, gid } = statSync(folder, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 }
  if (uid === 0) return
  process.setegid?.(gid)
  process.seteuid?.(uid)
}

function databaseUrl(config: Config): string {
  if (config.store.url === undefined) {
    throw new Failure('invalid', 'store.engine is postgres, but store.url does not say where the database is')
  }
  return config.store.url
}
