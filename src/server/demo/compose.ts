/**
 * A demo mail as bytes.
 */
import { composeMime, encodeAddressList, encodeMessageIds, encodeUnstructured, formatDate } from '#codec/mime/index.ts'
import type { DemoMail, Person } from './mails.ts'

export function demoDate(mail: DemoMail, now: Date): Date {
  return new Date(now.getTime() - mail.hoursAgo * 3600_000)
}

export function composeDemoMail(mail: DemoMail, now: Date): Uint8Array {
  const headers: [string, string][] = [
    ['From', people([mail.from], 'From')],
    ['To', people(mail.to, 'To')],
    ...(mail.cc ? [['Cc', people(mail.cc, 'Cc')] as [string, string]] : []),
    ['Subject', encodeUnstructured(mail.subject, { column: 9 })],
    ['Date', formatDate({ epochMillis: Math.floor(demoDate(mail, now).getTime() / 1000) * 1000, offsetMinutes: 60 })],
    ['Message-ID', messageId(mail.id)],
    ...threadHeaders(mail.thread ?? []),
    ...(mail.headers ?? []).map(([name, value]) => [name, value] as [string, string]),
  ]
  return composeMime({ ...mail.content, headers }, { boundarySeed: mail.id })
}

function people(list: readonly Person[], header: string): string {
  return encodeAddressList(
    list.map(({ name, address }) => ({ name, address })),
    { column: header.length + 2 },
  )
}

function threadHeaders(thread: readonly string[]): [string, string][] {
  const last = thread.at(-1)
  if (last === undefined) return []
  return [
    ['In-Reply-To', messageId(last)],
    ['References', encodeMessageIds(thread.map(messageId), { column: 12 })],
  ]
}

function messageId(id: string): string {
  return `<${id}.demo@example.test>`
}
