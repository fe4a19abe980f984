/**
 * What one thread of the whole server does beside its sessions: it sends what is in the queue, keeps
 * the offline address books as the directory is, and once a day it clears away what nobody needs any more (expired deletions, old change rows, unreferenced blobs).
 */
import type { GroupwareService } from '#groupware'
import { followDirectory, type FollowOptions } from '#groupware/offline-address-book/index.ts'
import type { Log } from '#protocols/services.ts'
import type { OpenedStore } from '#store'

const firstMaintenanceMilliseconds = 3600_000
const dayMilliseconds = 24 * 3600_000

export function beginChores(options: {
  store: Pick<OpenedStore, 'maintain'>
  groupware: Pick<GroupwareService, 'runQueue'>
  log: Log
  outbound: boolean
  addressBooks: FollowOptions
}): { stop(): Promise<void> } {
  const { store, groupware, log, outbound, addressBooks } = options
  const stopping = new AbortController()
  // Notifications of our own to our own people go through the queue, too: it always runs.
  const queue = groupware.runQueue(stopping.signal, { outbound }).catch((error: unknown) => failed('queue', error))
  const books = followDirectory(addressBooks, stopping.signal).catch((error: unknown) => failed('address-book', error))
  let maintenance: Promise<void> | undefined
  let timer = setTimeout(maintain, firstMaintenanceMilliseconds)
  timer.unref()

  function maintain(): void {
    const begun = performance.now()
    maintenance = store.maintain({ signal: stopping.signal }).then(
      (report) => log.info('maintenance.done', { ...report, seconds: Math.round((performance.now() - begun) / 1000) }),
      (error: unknown) => failed('maintenance', error),
    )
    timer = setTimeout(maintain, dayMilliseconds)
    timer.unref()
  }

  function failed(chore: string, error: unknown): void {
    log.error('chore.failed', { chore, error })
  }

  return {
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await Promise.all([queue, books, maintenance])
    },
  }
}
