/** Whatever is read of damaged TNEF can be written, and is read the same again. */
import assert from 'node:assert/strict'
import { corpusFiles } from '#test/corpus.ts'
import { LayoutError } from '../binary/index.ts'
import {
  Attribute,
  isTnef,
  readDate,
  readPair,
  readRenderData,
  readTnef,
  readTriple,
  type TnefMessage,
  writeTnef,
} from './index.ts'

export default {
  name: 'tnef',
  seeds: () => {
    const seeds = [
      writeTnef({
        key: 1,
        codePage: 1252,
        attributes: [{ id: Attribute.subject, data: Buffer.from('subject\0') }],
        properties: [
          {
            id: 0x8000,
            type: 0x1002,
            name: { set: '0'.repeat(8) + '-0000-0000-c000-000000000046', lid: 5 },
            values: [],
          },
        ],
        recipients: [[{ id: 0x3001, type: 0x1e, values: [Buffer.from('name')] }], []],
        attachments: [{ attributes: [{ id: Attribute.attachData, data: Buffer.from('data') }], properties: [] }],
      }),
    ]
    for (const { bytes } of corpusFiles('tnef'))
      if (bytes.length < 40_000 && isTnef(bytes)) seeds.push(Buffer.from(bytes))
    return seeds
  },
  run(input: Uint8Array) {
    let message: TnefMessage
    try {
      message = readTnef(input).message
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
      return
    }
    for (const { data } of message.attributes) {
      for (const read of [readDate, readTriple, readPair, readRenderData]) read(data)
    }
    const again = readTnef(writeTnef(message))
    assert.deepEqual(again.problems, [])
    assert.equal(again.message.properties.length, message.properties.length)
    assert.equal(again.message.recipients.length, message.recipients.length)
    assert.equal(again.message.attachments.length, message.attachments.length)
  },
}
