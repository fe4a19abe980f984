/** Searching as people write it. */
export { findMessages, type Found } from './find-messages.ts'
export { parseQueryString, type Query, type QueryContext } from './query-string.ts'
