/**
 * From an address and a password to a client: Autodiscover says where the mailbox is, unless the caller does.
 *
 *   const client = await connect({ server: 'https://mail.example.org', email: 'ada@example.org', login })
 *   const book = await connectAddressBook({ … })
 */
import { AddressBook } from './address-book.ts'
import { MapiClient } from './client.ts'
import { discover } from './discover.ts'
import type { EndpointOptions } from './http-endpoint.ts'
import { HttpTransport } from './http-transport.ts'

export interface WhereAndWho extends Omit<EndpointOptions, 'url'> {
  /** https://mail.example.org; without it the hosts that the address names are asked. */
  server?: string
  /** Whose mailbox; needed for Autodiscover. */
  email?: string
  /** The endpoint and the X.500 name of who logs in, where they are known. */
  url?: string
  userDn?: string
  compress?: boolean
}

export async function connect(options: WhereAndWho): Promise<MapiClient> {
  const { url, userDn } = await found(options, 'mailStore')
  return new MapiClient(await HttpTransport.connect({ ...options, url, userDn }), { userDn })
}

export async function connectAddressBook(options: WhereAndWho): Promise<AddressBook> {
  const { url } = await found(options, 'addressBook')
  return await AddressBook.bind({ ...options, url })
}

async function found(
  options: WhereAndWho,
  which: 'mailStore' | 'addressBook',
): Promise<{ url: string; userDn: string }> {
  const { url, userDn, email, login, server, authority, tlsName } = options
  if (url !== undefined && (userDn !== undefined || which === 'addressBook')) return { url, userDn: userDn ?? '' }
  if (email === undefined) throw new TypeError('an address, or the endpoint and the name of the mailbox')
  const place = await discover({
    email,
    login,
    ...(server !== undefined && { server }),
    ...(authority !== undefined && { authority }),
    ...(tlsName !== undefined && { tlsName }),
  })
  return { url: place[which], userDn: place.userDn }
}
