/** Bytes and text to values and back. Knows no mail server and imports no other layer. */
export * from './binary/index.ts'
