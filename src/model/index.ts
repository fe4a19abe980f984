/** The words of the domain. Imports nothing but the codecs. */
export * from './failure.ts'
export * from './special-folders.ts'
