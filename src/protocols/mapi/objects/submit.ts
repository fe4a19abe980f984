/**
 * An open message is sent: it is completed and saved; the rest is groupware's. [MS-OXOMSG]
 */
import { addressSearchKey, fileTime, makeAddressBookEntryId, P, type TaggedValue } from '#model'
import type { MessageId } from '#store'
import { RopFailure } from '../failures.ts'
import type { MessageObject } from './message.ts'
import type { TagMap } from './tag-map.ts'

/** Says what the server has written into it about its sender. */
export async function submit(message: MessageObject): Promise<TaggedValue[]> {
  const { logon, home } = message
  const { session, mailbox } = logon
  if (home.kind !== 'folder') throw new RopFailure('noSupport', 'a message in an attachment')
  if (!message.writable) throw new RopFailure('accessDenied')
  await resolveRecipients(message)
  const sender = await senderOf(message)
  for (const value of sender) message.item.set(value)
  await message.save({ force: false })
  const { groupware } = session.services
  const { login } = session
  const sent = await groupware.sendMessage({ mailbox, id: message.id as MessageId, login, session: 'mapi' })
  if (sent.kind === 'refused') throw new RopFailure('unknownUser', sent.results[0]?.text)
  return sender
}

/** An X.500 name is looked up, and the row then says the address that it stands for. */
async function resolveRecipients({ item, logon }: MessageObject): Promise<void> {
  if (item.recipients.size === 0) throw new RopFailure('noRecipients')
  const { directory } = logon.session.services
  const rows = new Map<number, TagMap>()
  for (const [row, recipient] of item.recipients) {
    const text = (tag: number) => (typeof recipient.get(tag) === 'string' ? (recipient.get(tag) as string) : '')
    const isSmtp = text(P.AddressType.tag).toUpperCase() === 'SMTP'
    let address = text(P.SmtpAddress.tag) || (isSmtp ? text(P.EmailAddress.tag) : '')
    if (address === '') address = (await directory.findByLegacyDn(text(P.EmailAddress.tag)))?.address ?? ''
    if (!address.includes('@')) throw new RopFailure('ambiguousRecipient', text(P.DisplayName.tag))
    rows.set(row, new Map(recipient).set(P.SmtpAddress.tag, address))
  }
  item.setRecipients(rows)
}

/** Who sends it, and for whom: himself, unless the message says somebody else. */
async function senderOf({ item, logon }: MessageObject): Promise<TaggedValue[]> {
  const { session } = logon
  const { user } = session.login
  const person = {
    name: user.displayName,
    type: 'EX',
    dn: user.legacyDn,
    smtp: user.address,
    entryId: makeAddressBookEntryId(user.legacyDn),
    searchKey: addressSearchKey('EX', user.legacyDn),
  }
  const values: TaggedValue[] = [
    { tag: P.SenderName.tag, value: person.name },
    { tag: P.SenderAddressType.tag, value: person.type },
    { tag: P.SenderEmailAddress.tag, value: person.dn },
    { tag: P.SenderSmtpAddress.tag, value: person.smtp },
    { tag: P.SenderEntryId.tag, value: person.entryId },
    { tag: P.SenderSearchKey.tag, value: person.searchKey },
    { tag: P.ClientSubmitTime.tag, value: fileTime.from(session.now()) },
  ]
  const represented = await item.get(P.SentRepresentingEmailAddress.tag)
  if (typeof represented === 'string' && represented !== '') {
    const other = await session.services.directory.findByLegacyDn(represented)
    if (other) values.push({ tag: P.SentRepresentingSmtpAddress.tag, value: other.address })
    return values
  }
  return [
    ...values,
    { tag: P.SentRepresentingName.tag, value: person.name },
    { tag: P.SentRepresentingAddressType.tag, value: person.type },
    { tag: P.SentRepresentingEmailAddress.tag, value: person.dn },
    { tag: P.SentRepresentingSmtpAddress.tag, value: person.smtp },
    { tag: P.SentRepresentingEntryId.tag, value: person.entryId },
    { tag: P.SentRepresentingSearchKey.tag, value: person.searchKey },
  ]
}
