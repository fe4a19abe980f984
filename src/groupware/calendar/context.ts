/** What the calendar engine works with: the store, the directory, a clock, and a way to send mail. */
import type { Directory, DirectoryObject, Login } from '#directory'
import type { Mailbox, Store } from '#store'
import type { Log } from '../context.ts'
import type { Todo } from '../pending.ts'
import type { MailEnvelope, RecipientResult, Trace } from '../types.ts'

export interface CalendarContext {
  store: Store
  directory: Directory
  hostname: string
  now: () => number
  log: Log
  /** Does what a write has left to be done. */
  afterwards(mailbox: Mailbox, todo: Todo): Promise<void>
  deliver(envelope: MailEnvelope, message: Uint8Array, trace: Trace, login?: Login): Promise<RecipientResult[]>
}

/** Who does it: the owner of the calendar, or somebody who may act in it. */
export interface Actor {
  /** Whose calendar it is. */
  owner: DirectoryObject
  /** Who is logged in; the owner when nobody else is named. */
  by?: DirectoryObject
}

export const system = { kind: 'system' } as const
