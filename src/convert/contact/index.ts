/** Contacts and personal distribution lists as vCards and back. [MS-OXVCARD] */
export { contactCard, type ContactCardOptions } from './export.ts'
export { contactItem } from './import.ts'
