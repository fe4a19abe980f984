/**
 * vCard files (text/vcard, text/x-vcard, text/directory; .vcf) to items and back: any number of cards in one file. [MS-OXVCARD] 2.1
 */
import { type CardVersion, readCards, writeCard } from '#codec/vcard/index.ts'
import type { Item } from '#model'
import { contactCard, type ContactCardOptions } from './export.ts'
import { contactItem } from './import.ts'

/** More cards than that are no file of a person's contacts. */
const ITEMS_MAX = 100_000

/** An item for each card, IPM.Contact or IPM.DistList. What is no card is left out; bytes that nest too deeply are a LayoutError. */
export function importContacts(input: Uint8Array | string): Item[] {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input
  return readCards(bytes).take(ITEMS_MAX).map(contactItem).toArray()
}

export interface ContactsExportOptions extends ContactCardOptions {
  version?: CardVersion
}

export function exportContacts(items: readonly Item[], options: ContactsExportOptions = {}): string {
  return items.map((item) => writeCard(contactCard(item, options), options.version ?? '3.0')).join('')
}
