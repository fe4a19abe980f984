/** What the server does whatever the protocol. */
export type * from './types.ts'
export { type GroupwareService, createGroupware } from './groupware.ts'
export { type GroupwareOptions, type MailSettings, type SmartHost, defaultMailSettings } from './context.ts'
export type { Queue, QueuedMessage, QueuedRecipient } from './queue/queue.ts'
