/** Names with typed values, as configuration messages hold them. [MS-OXOCFG] 2.2.5.1 */
export {
  type DictionaryEntry,
  type DictionaryValue,
  readDictionaryStream,
  writeDictionaryStream,
} from './dictionary-stream.ts'
