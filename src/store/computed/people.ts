/**
 * Who made a message and who changed it last. [MS-OXCMSG] 3.2.5.2 and 3.2.5.3. What a person writes says so in its bag
 * (write/author.ts); of mail that was delivered the sender counts as the maker, as on Exchange.
 */
import { P } from '#model'
import { computed, type ComputedRow, type Entry } from './table.ts'

const creatorName = ({ bag }: ComputedRow) =>
  bag.get(P.CreatorName) ?? bag.get(P.SenderName) ?? bag.get(P.SentRepresentingName)
const creatorEntryId = ({ bag }: ComputedRow) =>
  bag.get(P.CreatorEntryId) ?? bag.get(P.SenderEntryId) ?? bag.get(P.SentRepresentingEntryId)

export const people: readonly Entry[] = [
  computed(P.CreatorName, creatorName),
  computed(P.CreatorEntryId, creatorEntryId),
  computed(P.LastModifierName, (row) => row.bag.get(P.LastModifierName) ?? creatorName(row)),
  computed(P.LastModifierEntryId, (row) => row.bag.get(P.LastModifierEntryId) ?? creatorEntryId(row)),
]
