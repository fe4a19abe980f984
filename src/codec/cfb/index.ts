/** Compound files, [MS-CFB]: reader and writer. */
export { type CompoundFile, isCompoundFile, readCompoundFile } from './read.ts'
export {
  compareNames,
  findStorage,
  findStream,
  makeStorage,
  makeStream,
  nameKey,
  type Storage,
  type Stream,
} from './storage.ts'
export { writeCompoundFile } from './write.ts'
