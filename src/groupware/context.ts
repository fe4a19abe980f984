/** What the parts of groupware work with. */
import type { Directory, DirectoryObject } from '#directory'
import type { FolderId, MailboxId, MessageId, Store } from '#store'
import type { Engine } from '#store/engine/engine.ts'
import type { Queue } from './queue/queue.ts'

export interface Log {
  info(event: string, fields?: Record<string, unknown>): void
  warn(event: string, fields?: Record<string, unknown>): void
  error(event: string, fields?: Record<string, unknown>): void
}

/** Hand all mail that leaves us to one host. */
export interface SmartHost {
  host: string
  port: number
  tls: 'implicit' | 'starttls' | 'none'
  user?: string
  password?: string
  /** False accepts any certificate. */
  verify?: boolean
}

export interface MailSettings {
  smartHost: SmartHost | undefined
  /** Waiting times between attempts; the last one repeats. */
  retryMinutes: readonly number[]
  giveUpHours: number
  /** The sender is told of a delay once after this time. */
  delayNoticeHours: number
  messageBytes: number
  /** What a full mailbox says: the mail goes back (552 5.2.2), or is tried again for as long as its sender likes (452 4.2.2). */
  overQuota: 'reject' | 'defer'
  /** Who gets mail for postmaster where nobody has that address. RFC 5321 4.5.1 */
  postmaster: string | undefined
}

export const defaultMailSettings: MailSettings = {
  smartHost: undefined,
  retryMinutes: [5, 10, 20, 40, 60, 120, 240],
  giveUpHours: 120,
  delayNoticeHours: 4,
  messageBytes: 64 * 1024 * 1024,
  overQuota: 'reject',
  postmaster: undefined,
}

export interface GroupwareOptions {
  store: Store
  directory: Directory
  /** For the queue. */
  engine: Engine
  /** The name in Received, Message-ID and notifications. */
  hostname: string
  mail?: Partial<MailSettings>
  log: Log
  now?: () => number
}

/** A mail that lies in a mailbox now. */
export interface Arrived {
  object: DirectoryObject
  mailbox: MailboxId
  id: MessageId
  messageClass: string
  /** The sender of the envelope. */
  from: string
  /** Where rules have put it. */
  folder: FolderId
  /** A rule has said already that its owner is away. */
  answered: boolean
  /** It carries a vote. */
  isVote: boolean
  /** Who was logged in when he sent it: an object of the directory. */
  by: string | undefined
}

export interface Context {
  /** What is done with it then; never makes the delivery fail. */
  arrived?: (arrival: Arrived) => Promise<void>
  store: Store
  directory: Directory
  queue: Queue
  hostname: string
  settings: MailSettings
  log: Log
  now: () => number
}

export const system = { kind: 'system' } as const
