/**
 * Keeps the offline address books of all organisations as the directory is: from its feed, and not more often than clients
 * look. Outlook asks once a day.
 */
import { join } from 'node:path'
import type { BookContext } from '../address-book/index.ts'
import type { Log } from '../context.ts'
import { publishAddressBook } from './publish.ts'

export interface FollowOptions extends BookContext {
  /** Below it each organisation has a folder. */
  folder: string
  log: Log
  /** After a change so long is waited for further ones. */
  settleMilliseconds?: number
}

const usualSettle = 60_000

/** Ends when the signal aborts. */
export async function followDirectory(options: FollowOptions, signal: AbortSignal): Promise<void> {
  const { directory, settleMilliseconds = usualSettle } = options
  let since = await directory.seq()
  await publishAll(options, signal)
  while (!signal.aborted) {
    since = await nextChange(options, since, signal)
    if (!signal.aborted) await pause(settleMilliseconds, signal)
    if (!signal.aborted) {
      since = await directory.seq()
      await publishAll(options, signal)
    }
  }
}

export function addressBookFolder(folder: string, organisation: string): string {
  return join(folder, organisation)
}

async function publishAll(options: FollowOptions, signal: AbortSignal): Promise<void> {
  const { directory, folder, log } = options
  for (const { id } of await directory.organisations()) {
    const begun = performance.now()
    try {
      const isNew = await publishAddressBook({
        ...options,
        organisation: id,
        folder: addressBookFolder(folder, id),
        signal,
      })
      if (isNew)
        log.info('address-book.published', { organisation: id, seconds: Math.round(performance.now() - begun) / 1000 })
    } catch (error) {
      if (signal.aborted) return
      log.error('address-book.failed', { organisation: id, error })
    }
  }
}

async function nextChange({ directory }: FollowOptions, since: number, signal: AbortSignal): Promise<number> {
  try {
    for await (const changes of directory.follow(since, signal)) {
      const last = changes.at(-1)
      if (last) return last.seq
    }
  } catch {
    // What was missed does not matter: the list is made from what there is.
    return directory.seq()
  }
  return since
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    timer.unref()
    signal.addEventListener('abort', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
