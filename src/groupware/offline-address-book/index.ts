/** Offline address books: the address list as files that Outlook keeps. */
export { addressBookFolder, followDirectory, type FollowOptions } from './follow.ts'
export { publishAddressBook, type PublishOptions } from './publish.ts'
