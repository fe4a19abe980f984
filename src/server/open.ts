/**
 * Everything below the protocols, opened as a configuration says: for the server's threads, the command line and the tests.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDirectory, type Directory, type DirectoryChanges } from '#directory'
import { createGroupware, type GroupwareService, type MailSettings, type SmartHost } from '#groupware'
import { createAdministration, type Administration } from '#groupware/administration.ts'
import type { Log } from '#protocols/services.ts'
import { openStore, type OpenedStore } from '#store'
import { beginChores } from './chores.ts'
import type { Config } from './config/schema.ts'
import { openLog } from './log.ts'
import { StartError } from './start-error.ts'

export interface Opened {
  store: OpenedStore
  directory: Directory & DirectoryChanges
  groupware: GroupwareService
  administration: Administration
  close(): Promise<void>
}

export interface OpenOptions {
  log?: Log
  /** Also does what one thread of the whole server does: sends the queue, tidies up. */
  chores?: boolean
}

export async function open(config: Config, options: OpenOptions = {}): Promise<Opened> {
  const { data, hostname } = config.server
  const log = options.log ?? openLog({ level: 'warn', format: 'auto' })
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const store = openStore({
    data,
    database: config.store.engine === 'postgres' ? (config.store.url as string) : 'sqlite',
    indexInBackground: (error) => log.error('search.indexing-failed', { error }),
  })
  const directory = await openDirectory({ engine: store.engine })
  const groupware = createGroupware({
    store,
    directory,
    engine: store.engine,
    hostname,
    log,
    mail: mailSettings(config),
  })
  const administration = createAdministration({ store, directory })
  const addressBooks = { directory, hostname, folder: offlineAddressBooks(data), log }
  const chores = options.chores
    ? beginChores({ store, groupware, log, outbound: config.mail.outbound, addressBooks })
    : undefined
  return {
    store,
    directory,
    groupware,
    administration,
    async close() {
      await chores?.stop()
      await directory.close()
      await store.close()
    },
  }
}

/** Below the folder of the data. */
export function offlineAddressBooks(data: string): string {
  return join(data, 'oab')
}

function mailSettings({ mail }: Config): Partial<MailSettings> {
  return {
    smartHost: smartHost(mail),
    retryMinutes: mail.retryMinutes,
    giveUpHours: mail.giveUpHours,
    delayNoticeHours: mail.delayNoticeHours,
    messageBytes: mail.messageMegabytes * 1024 * 1024,
    overQuota: mail.overQuota,
    postmaster: mail.postmaster,
  }
}

function smartHost(mail: Config['mail']): SmartHost | undefined {
  if (mail.smartHost === undefined) return undefined
  return {
    host: mail.smartHost,
    port: mail.smartHostPort,
    tls: mail.smartHostTls,
    ...(mail.smartHostUser !== undefined && { user: mail.smartHostUser }),
    ...(mail.smartHostPasswordFile !== undefined && { password: firstLine(mail.smartHostPasswordFile) }),
  }
}

function firstLine(file: string): string {
  try {
    return (readFileSync(file, 'utf8').split('\n')[0] ?? '').trim()
  } catch (error) {
    throw new StartError(
      `${file}, the password for the smart host, cannot be read (${(error as Error).message}). Check mail.smart_host_password_file.`,
    )
  }
}
