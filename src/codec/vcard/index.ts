/** vCard 2.1, 3.0, 4.0: reader and writer. */
export {
  type Card,
  type CardProperty,
  type CardVersion,
  componentsOf,
  escapeText,
  listOf,
  property,
  textOf,
  typesOf,
} from './card.ts'
export { readCards } from './read.ts'
export { propertyLine, writeCard } from './write.ts'
