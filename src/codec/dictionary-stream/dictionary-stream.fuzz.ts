/** The dictionary stream of a configuration message: read or refused, and what was read can be written and read again. */
import assert from 'node:assert/strict'
import { LayoutError } from '../binary/index.ts'
import { type DictionaryEntry, readDictionaryStream, writeDictionaryStream } from './index.ts'

export default {
  name: 'dictionary stream',
  seeds: () =>
    [
      '<UserConfiguration><Info version="Outlook.12"/><Data><e k="18-a" v="3-True"/><e k="18-b" v="9-15"/></Data></UserConfiguration>',
      '<UserConfiguration><Data><e k="18-t" v="16-639000000000000000"/><e k="1-x" v="12-1"/></Data></UserConfiguration>',
    ].map((text) => Buffer.from(text)),
  run(input: Uint8Array): void {
    let entries: DictionaryEntry[]
    try {
      entries = readDictionaryStream(input)
    } catch (error) {
      if (error instanceof LayoutError) return
      throw error
    }
    assert.deepEqual(readDictionaryStream(writeDictionaryStream(entries)), entries)
  },
}
