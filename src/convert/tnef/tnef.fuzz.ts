/** Whatever is read of damaged TNEF is an item that can be written as TNEF. */
import assert from 'node:assert/strict'
import { corpusFiles } from '#test/corpus.ts'
import { LayoutError } from '#codec/binary/index.ts'
import { isTnef } from '#codec/tnef/index.ts'
import { Bag, Failure } from '#model'
import { exportTnef, importTnef } from './index.ts'

export default {
  name: 'tnef-item',
  seeds: () => {
    const seeds = [
      exportTnef({
        properties: Bag.of(
          { MessageClass: 'IPM.Note', Subject: 'subject', SenderName: 'Ada', SenderEmailAddress: 'ada@example.test' },
          { Location: 'here', Categories: ['a'] },
        ),
        recipients: [Bag.of({ DisplayName: 'Ada' })],
        attachments: [
          { properties: Bag.of({ AttachLongFilename: 'a.txt' }), content: { bytes: Buffer.from('content') } },
          { properties: new Bag(), embedded: { properties: new Bag(), recipients: [], attachments: [] } },
        ],
      }),
    ]
    for (const { bytes } of corpusFiles('tnef'))
      if (bytes.length < 40_000 && isTnef(bytes)) seeds.push(Buffer.from(bytes))
    return seeds
  },
  run(input: Uint8Array) {
    let written: Uint8Array
    try {
      written = exportTnef(importTnef(input).item)
    } catch (error) {
      if (!(error instanceof LayoutError) && !(error instanceof Failure)) throw error
      return
    }
    assert.deepEqual(importTnef(written).problems, [])
  },
}
