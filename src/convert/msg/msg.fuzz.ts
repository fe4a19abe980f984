/** Whatever is read of a damaged .msg is an item that can be written as one. */
import assert from 'node:assert/strict'
import { corpusFiles } from '#test/corpus.ts'
import { LayoutError } from '#codec/binary/index.ts'
import { Bag, Failure } from '#model'
import { exportMsg, importMsg } from './index.ts'

export default {
  name: 'msg-item',
  seeds: () => {
    const seeds = [
      exportMsg({
        properties: Bag.of({ Subject: 'subject' }, { Location: 'here', Categories: ['a'] }),
        recipients: [Bag.of({ DisplayName: 'Ada' })],
        attachments: [{ properties: new Bag(), content: { bytes: Buffer.from('content') } }],
      }),
    ]
    for (const { bytes } of corpusFiles('msg', /\.msg$/)) if (bytes.length < 40_000) seeds.push(Buffer.from(bytes))
    return seeds
  },
  run(input: Uint8Array) {
    let file: Uint8Array
    try {
      file = exportMsg(importMsg(input).item)
    } catch (error) {
      if (!(error instanceof LayoutError) && !(error instanceof Failure)) throw error
      return
    }
    assert.deepEqual(importMsg(file).problems, [])
  },
}
