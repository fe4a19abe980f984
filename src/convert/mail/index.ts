/** Mail (RFC 5322, MIME) to items and back. [MS-OXCMAIL] */
export { importMail, type MailImportOptions, type MailItem } from './import.ts'
export { type OneOff, decodeFlatEntryList, encodeFlatEntryList, encodeOneOff, findOneOff } from './one-off.ts'
export {
  findPerson,
  type Person,
  type PersonProperties,
  readReceipt,
  receivedBy,
  receivedRepresenting,
  recipientBag,
  RecipientType,
  searchKey,
  sender,
  sentRepresenting,
  setPerson,
} from './people.ts'
export { exportMail, type ExportOptions } from './export.ts'
export { formatDate } from './dates.ts'
export type { BodyFormat } from './export-bodies.ts'
export { needsTnef } from './export-tnef.ts'
