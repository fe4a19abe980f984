/** TNEF, [MS-OXTNEF]: reader and writer. */
export {
  Attribute,
  attributeId,
  Interface,
  type TnefAttachment,
  type TnefAttribute,
  type TnefMessage,
  type TnefName,
  type TnefProperty,
} from './format.ts'
export * from './legacy.ts'
export { isTnef, readTnef, type TnefFile } from './read.ts'
export { writeTnef } from './write.ts'
