/** Ids of clients: what is read names something, and is written as an id of the same thing. */
import assert from 'node:assert/strict'
import { EwsFailure } from '../errors.ts'
import { readChangeKey, writeChangeKey } from './change-key.ts'
import { alternateFormats, readAlternate } from './alternate.ts'
import { type EwsId, readId, writeId } from './id.ts'

const mailbox = '3f2c1e4a-9b7d-4c21-8a56-0d1e2f3a4b5c'
const ids: readonly EwsId[] = [
  { kind: 'folder', mailbox, public: false, folder: 10 },
  { kind: 'item', mailbox, public: true, folder: 10, item: 77 },
  { kind: 'item', mailbox, public: false, folder: 10, item: 77, occurrence: 5, attachments: [1, 2] },
  { kind: 'conversation', mailbox, conversation: '00112233445566778899aabbccddeeff' },
]

export default {
  name: 'ids of EWS',
  seeds: () => [
    ...ids.map((id) => Buffer.from(writeId(id), 'base64')),
    Buffer.from(writeChangeKey('message', mailbox, 5), 'base64'),
  ],
  run(input: Uint8Array): void {
    const text = Buffer.from(input).toString('base64')
    const id = attempt(() => readId(text))
    if (id) assert.deepEqual(readId(writeId(id)), id)
    attempt(() => readChangeKey(text))
    for (const format of alternateFormats) {
      attempt(() => readAlternate(format, text))
      attempt(() => readAlternate(format, Buffer.from(input).toString('latin1')))
    }
  },
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof EwsFailure) return undefined
    throw error
  }
}
