/** What the address book says of people, whatever the protocol: NSPI, offline address books. */
export {
  bookProperties,
  type BookContext,
  type BookProperty,
  DisplayType,
  displayTypeOf,
  firstMid,
  midOf,
  namedBy,
  permanentEntryId,
  serverDn,
} from './object-properties.ts'
