/**
 * GetMailboxUrl and GetAddressBookUrl: where the mailbox of a server's name, and the address book of a person, are to be
 * found. There is one server, so both are where the client is already.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.18, 2.2.5.19
 * Behaviour:  [MS-OXCMAPIHTTP] 3.2.5.10, 3.2.5.11
 */
import { midOf } from '#groupware/address-book/index.ts'
import type { AddressBook } from '../address-book.ts'
import { NspiError, operation } from '../operation.ts'
import { bodies } from '../bodies.ts'

const failed = () => ({ serverUrl: '' })

export const getMailboxUrl = operation({
  ...bodies.GetMailboxUrl,
  failed,
  handle: async (book) => ({ serverUrl: urlOf(book, 'emsmdb') }),
})

export const getAddressBookUrl = operation({
  ...bodies.GetAddressBookUrl,
  failed,
  async handle(book, { userDn }) {
    const object = userDn === '' ? book.user : await book.findByDn(userDn)
    if (!object || midOf(object) !== midOf(book.user)) throw new NspiError('notFound')
    return { serverUrl: urlOf(book, 'nspi') }
  },
})

function urlOf({ origin, user }: AddressBook, service: string): string {
  const domain = user.address.slice(user.address.lastIndexOf('@') + 1)
  return `${origin}/mapi/${service}/?MailboxId=${user.mailbox}@${domain}`
}
