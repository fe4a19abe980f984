/**
 * Which fields answers with many items have: those that a row of a view tells. Bodies, recipients and attachments are GetItem's, as with
 * Exchange. [MS-OXWSSRCH] 3.1.4.2
 */
import type { Field } from './field.ts'

const notInRows = new Set([
  'item:Body',
  'item:UniqueBody',
  'item:NormalizedBody',
  'item:TextBody',
  'item:MimeContent',
  'item:InternetMessageHeaders',
  'item:ResponseObjects',
  'contacts:Notes',
  'contacts:Photo',
  'calendar:ModifiedOccurrences',
  'calendar:DeletedOccurrences',
  'calendar:FirstOccurrence',
  'calendar:LastOccurrence',
  'calendar:ConflictingMeetings',
  'calendar:AdjacentMeetings',
  'calendar:ConflictingMeetingCount',
  'calendar:AdjacentMeetingCount',
])

/** Their parts only make them better. */
const goodWithoutParts = new Set(['calendar:Organizer'])

export function isInRows({ uri, parts }: Field): boolean {
  return !notInRows.has(uri) && (parts === undefined || parts.length === 0 || goodWithoutParts.has(uri))
}
