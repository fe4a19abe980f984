/** What is in an item, with names and decoded bytes: `kontor inspect`. */
export { type BlobContext, decodeBlob, type Decoded } from './blobs.ts'
export { propertyTexts, type TextOptions, treeText } from './text.ts'
export { type ItemTree, itemTree, jsonValue, type PropertyLine, propertyLines, type TreeOptions } from './tree.ts'
