/**
 * An open message is sent: it is completed and saved, becomes mail, is handed over, and goes to where its sender keeps what
 * he has sent. [MS-OXOMSG]
 *
 * Who may send as whom groupware decides, by From. What cannot be delivered at once waits in the queue; a recipient that
 * nobody has comes back as a report where others were accepted.
 */
import {
  addressSearchKey,
  fileTime,
  makeAddressBookEntryId,
  P,
  parseServerId,
  SpecialFolder,
  type TaggedValue,
} from '#model'
import type { MessageId } from '#store'
import { RopFailure } from '../failures.ts'
import type { MessageObject } from './message.ts'
import type { TagMap } from './tag-map.ts'

const accepted = 300

/** Says what the server has written into it about its sender. */
export async function submit(message: MessageObject): Promise<TaggedValue[]> {
  const { logon, home } = message
  const { session, mailbox } = logon
  if (home.kind !== 'folder') throw new RopFailure('noSupport', 'a message in an attachment')
  if (!message.writable) throw new RopFailure('accessDenied')
  const addresses = await resolveRecipients(message)
  const sender = await senderOf(message)
  for (const value of sender) message.item.set(value)
  await message.save({ force: false })
  const id = message.id as MessageId
  const { groupware, hostname, log } = session.services
  const { bytes } = await groupware.mime(mailbox, id)
  const from = session.login.user.address
  const trace = { protocol: 'local', helo: hostname, remoteAddress: '', session: 'mapi' } as const
  const envelope = { from, recipients: addresses.map((address) => ({ address })) }
  const results = await groupware.deliver(envelope, await bytes.bytes(), trace, session.login)
  const refused = results.filter(({ code }) => code >= accepted)
  for (const { address, code, text } of refused) log.warn('mapi.undelivered', { address, code, text })
  if (refused.length === results.length) throw new RopFailure('unknownUser', refused[0]?.text)
  await fileAway(message, id)
  return sender
}

/** SMTP addresses of all of them; an X.500 name is looked up, and the row then says what it stands for. */
async function resolveRecipients({ item, logon }: MessageObject): Promise<string[]> {
  if (item.recipients.size === 0) throw new RopFailure('noRecipients')
  const { directory } = logon.session.services
  const addresses = new Set<string>()
  const rows = new Map<number, TagMap>()
  for (const [row, recipient] of item.recipients) {
    const text = (tag: number) => (typeof recipient.get(tag) === 'string' ? (recipient.get(tag) as string) : '')
    const isSmtp = text(P.AddressType.tag).toUpperCase() === 'SMTP'
    let address = text(P.SmtpAddress.tag) || (isSmtp ? text(P.EmailAddress.tag) : '')
    if (address === '') address = (await directory.findByLegacyDn(text(P.EmailAddress.tag)))?.address ?? ''
    if (!address.includes('@')) throw new RopFailure('ambiguousRecipient', text(P.DisplayName.tag))
    addresses.add(address)
    rows.set(row, new Map(recipient).set(P.SmtpAddress.tag, address))
  }
  item.setRecipients(rows)
  return [...addresses]
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

/**
 * It goes, or lies from now on where it says; without a word of it it stays where it is, unless that is the Outbox.
 * [MS-OXOMSG] 2.2.3.10, 3.2.5.1
 */
async function fileAway({ item, logon, home }: MessageObject, id: MessageId): Promise<void> {
  const { store, mailbox } = logon
  const goes = (await item.get(P.DeleteAfterSubmit.tag)) === true
  const asked = await item.get(P.SentMailSvrEID.tag)
  const isOutbox = logon.private && home.kind === 'folder' && home.folder === SpecialFolder.outbox
  const named = asked instanceof Uint8Array ? parseServerId(asked)?.folder : undefined
  const target =
    named !== undefined && (await mailbox.findFolder(named)) ? named : isOutbox ? SpecialFolder.sentItems : undefined
  await store.write(mailbox, async (tx) => {
    if (goes) {
      await tx.deleteMessages([id], { hard: true })
      return
    }
    await tx.setFlags([id], { add: ['read'], remove: ['draft'] })
    if (target !== undefined) await tx.moveMessages([id], target)
  })
}
