/** Names of mailboxes as the client sends and gets them: UTF-8 when it has enabled that, else modified UTF-7. */
import type { Cursor } from './grammar/cursor.ts'
import { decodeMailboxName, encodeMailboxName } from './grammar/mailbox-name.ts'
import { astring } from './response/strings.ts'
import type { Session } from './session.ts'

const NAME_MAX = 2000

export function readMailboxName(cursor: Cursor, session: Pick<Session, 'utf8'>): string {
  const name = cursor.astring()
  if (name.length > NAME_MAX) cursor.fail('mailbox name too long')
  return decodeName(name, session)
}

export function decodeName(name: string, { utf8 }: Pick<Session, 'utf8'>): string {
  return utf8 ? name : decodeMailboxName(name)
}

export function mailboxName(name: string, { utf8 }: Pick<Session, 'utf8'>): string {
  return astring(utf8 ? name : encodeMailboxName(name), utf8)
}
