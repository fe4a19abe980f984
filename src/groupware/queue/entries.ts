/** Mails of our own for the queue: notifications, and what rules send. */
import type { Context } from '../context.ts'
import type { MailEnvelope } from '../types.ts'
import type { NewEntry } from './queue.ts'

/** A notification goes the way of any mail; to one of ours without leaving. */
export function noticeEntry(
  context: Pick<Context, 'settings' | 'now'>,
  { envelope, bytes }: { envelope: MailEnvelope; bytes: Uint8Array },
): NewEntry {
  const expires = context.now() + context.settings.giveUpHours * 3_600_000
  return { envelope, bytes, routes: envelope.recipients.map(({ address }) => routeOf(address)), expires }
}

/** The domain; whether it is ours, or goes by the smart host, is asked when it is tried. */
export function routeOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
