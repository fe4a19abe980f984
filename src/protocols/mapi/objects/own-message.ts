/** Whether the user of a logon has made a message himself: rights on one's own count then. [MS-OXCPERM] 2.2.7 */
import type { MessageRow } from '#store'
import type { Logon } from './logon.ts'

export function isOwn({ mailbox: { viewer } }: Logon, { creator }: Pick<MessageRow, 'creator'>): boolean {
  return viewer.kind === 'member' && creator !== undefined && creator === viewer.id
}
