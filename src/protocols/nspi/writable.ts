/**
 * What people may change in the address book themselves: an owner the members of a list, everybody who may send on behalf
 * of him, and his own certificates. [MS-OXNSPI] 3.1.4.1.14, 3.1.4.1.15
 */
import type { DirectoryObject } from '#directory'
import { P } from '#model'
import type { AddressBook } from './address-book.ts'
import type { BookProperty } from '#groupware/address-book/index.ts'

export async function mayChange(book: AddressBook, object: DirectoryObject, property: BookProperty): Promise<boolean> {
  const { user, directory } = book
  if (property.id === P.AddressBookMember.id) {
    if (object.kind !== 'group') return false
    return (await directory.targets(object.id, 'owner')).includes(user.id)
  }
  if (property.id === P.AddressBookPublicDelegates.id || isCertificates(property.id)) return object.id === user.id
  return false
}

/** Two properties that show the same certificates. */
export function isCertificates(propertyId: number): boolean {
  return propertyId === P.UserX509Certificate.id || propertyId === P.AddressBookX509Certificate.id
}
