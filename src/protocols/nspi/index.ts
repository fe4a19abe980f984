/** The address book as MAPI clients ask for it: [MS-OXNSPI], over HTTP as [MS-OXCMAPIHTTP] 2.2.5 frames it. */
export { AddressBook, type AddressBookOptions } from './address-book.ts'
export { nspi } from './endpoint.ts'
export { findOperation, operations } from './operations/index.ts'
export type { Answered, Operation } from './operation.ts'
