/**
 * Items that leave: who gets them, as what mail, and what is said when nobody can be reached. [MS-OXWSCORE] 3.1.4.2, 3.1.4.8
 */
import { randomUUID } from 'node:crypto'
import { exportMail } from '#convert'
import type { Login } from '#directory'
import { type Bag, fileTime, type Item, P } from '#model'
import type { Call } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import { nowOf } from './contexts.ts'

const ACCEPTED = 300

/** Whoever acts sends, even where somebody else logged in for him. */
function loginOf(call: Call): Login {
  return { ...call.login, user: call.user }
}

/** What a message is given before it goes: when, and an id. */
export function stamp(call: Call, item: Item): void {
  item.properties.set(P.ClientSubmitTime, fileTime.from(nowOf(call)))
  item.properties.setDefault(P.InternetMessageId, `<${randomUUID()}@${call.services.hostname}>`)
}

/** The item as mail to all of its recipients. Contents are at hand. */
export async function sendItem(call: Call, item: Item): Promise<void> {
  const { hostname } = call.services
  await sendBytes(call, item.recipients, exportMail(item, { seed: randomUUID(), hostname, bcc: true }))
}

/** Throws ErrorInvalidRecipients where nobody is named or nobody was accepted, and what says why he may not send. */
export async function sendBytes(call: Call, recipients: readonly Bag[], bytes: Uint8Array): Promise<void> {
  const { groupware, hostname, log } = call.services
  const addresses = await addressesOf(call, recipients)
  const trace = { protocol: 'local', helo: hostname, remoteAddress: '', session: 'ews' } as const
  const envelope = { from: call.user.address, recipients: addresses.map((address) => ({ address })) }
  const results = await groupware.deliver(envelope, bytes, trace, loginOf(call))
  const refused = results.filter(({ code }) => code >= ACCEPTED)
  for (const { address, code, text } of refused) log.warn('ews.undelivered', { address, code, text })
  if (refused.length === results.length) throw new EwsFailure('ErrorInvalidRecipients', refused[0]?.text)
}

async function addressesOf(call: Call, recipients: readonly Bag[]): Promise<string[]> {
  if (recipients.length === 0) throw new EwsFailure('ErrorMissingRecipients' as never)
  const addresses = new Set<string>()
  for (const row of recipients) {
    const type = (row.get(P.AddressType) ?? 'SMTP').toUpperCase()
    const email = row.get(P.EmailAddress) ?? ''
    let address = row.get(P.SmtpAddress) ?? (type === 'SMTP' ? email : '')
    if (!address && type === 'EX') address = (await call.directory.findByLegacyDn(email))?.address ?? ''
    if (!address.includes('@')) address = await byName(call, row.get(P.DisplayName) ?? '')
    if (!address.includes('@')) throw new EwsFailure('ErrorInvalidRecipients', `nobody is called ${address}`)
    addresses.add(address)
  }
  return [...addresses]
}

/** A name alone means somebody of the address book, where only one has it. */
async function byName(call: Call, name: string): Promise<string> {
  if (name === '') return ''
  const found = await call.directory.resolveName(call.user.organisation, name, 2)
  return found.length === 1 ? (found[0]?.address ?? '') : name
}
