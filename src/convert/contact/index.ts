/**
 * Contacts and personal distribution lists as vCards and back. [MS-OXVCARD]
 *
 *   importContacts(bytes) ─▶ items     exportContacts(items, { version }) ─▶ text     for whole files
 *   contactItem(card) ─▶ item          contactCard(item) ─▶ card                      for one card
 */
export { contactCard, type ContactCardOptions } from './export.ts'
export { type ContactsExportOptions, exportContacts, importContacts } from './file.ts'
export { contactItem } from './import.ts'
