/** What a client wants to be told of. [MS-OXCNOTIF] 2.2.1.2.1 */
import type { FolderId, MessageId } from '#store'
import type { Logon } from './logon.ts'
import { ServerObject } from './server-object.ts'

export interface Scope {
  /** undefined: the whole store. */
  folder: FolderId | undefined
  message: MessageId | undefined
}

export class SubscriptionObject extends ServerObject {
  readonly kind = 'subscription'
  readonly logon: Logon
  /** Bits of NotificationType. */
  readonly types: number
  readonly scope: Scope

  constructor(logon: Logon, types: number, scope: Scope) {
    super()
    this.logon = logon
    this.types = types
    this.scope = scope
  }

  wants(type: number, about: { folder: FolderId; message?: MessageId | undefined; parent?: FolderId }): boolean {
    if ((this.types & type) === 0) return false
    const { folder, message } = this.scope
    if (message !== undefined) return about.message === message
    return folder === undefined || about.folder === folder || about.parent === folder
  }

  override release(): void {
    this.logon.watcher.remove(this)
  }
}
