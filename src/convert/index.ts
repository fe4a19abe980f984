/**
 * Items to outside documents and back: mail. The other formats are imported by their own paths, so that whoever only
 * delivers mail does not load them.
 */
export * from './mail/index.ts'
