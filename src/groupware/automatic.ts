/**
 * Mails of programs, which no program answers, and mails that have been passed on by rules, which do not go round for ever.
 * RFC 3834 2, RFC 5230 4.6
 */
import type { Header } from '#codec/mime/index.ts'

/** RFC 3834 2, RFC 5230 4.6; X-Auto-Response-Suppress is Exchange's own word. */
export function isAutomatic(header: Header, from: string): boolean {
  const word = (name: string) => (header.raw(name) ?? '').trim().toLowerCase()
  const automatic = word('auto-submitted')
  if (automatic !== '' && !automatic.startsWith('no')) return true
  if (header.fields.some(({ key }) => key.startsWith('list-'))) return true
  if (/^(bulk|junk|list)\b/.test(word('precedence'))) return true
  if (/\b(oof|all)\b/.test(word('x-auto-response-suppress'))) return true
  if (/^multipart\/report/.test(word('content-type'))) return true
  return /^(mailer-daemon|postmaster|listserv|majordomo|noreply|no-reply|do-not-reply|owner-.*|.*-owner|.*-request|.*-bounces?)@/i.test(
    from,
  )
}

/** Everybody whose rules have passed the mail on stands in a field of this name, as Exchange has it. */
export const passedOnField = 'X-MS-Exchange-Inbox-Rules-Loop'
/** Exchange's own limit for mail within an organisation. */
const PASSED_ON_MAX = 3

/** Addresses in lower case. */
export function passedOnBy(header: Header): string[] {
  return header.all(passedOnField).map(({ raw }) => raw.trim().toLowerCase())
}

/** Whether rules of `address` may pass it on no more: they have done so already, or too many others have. */
export function wentRound(header: Header, address: string): boolean {
  const passed = passedOnBy(header)
  return passed.length >= PASSED_ON_MAX || passed.includes(address.toLowerCase())
}
