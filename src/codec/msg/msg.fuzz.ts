/** Whatever is read of a damaged .msg can be written, and is read the same again. */
import assert from 'node:assert/strict'
import { corpusFiles } from '#test/corpus.ts'
import { LayoutError } from '../binary/index.ts'
import { type MsgMessage, readMsg, writeMsg } from './index.ts'

const text = (text: string) => Buffer.from(text, 'utf16le')

export default {
  name: 'msg',
  seeds: () => {
    const seeds = [
      writeMsg({
        properties: [
          { id: 0x37, type: 0x1f, flags: 6, values: [text('subject')] },
          {
            id: 0x8000,
            type: 0x101f,
            flags: 6,
            name: { set: '00020329-0000-0000-c000-000000000046', string: 'Keywords' },
            values: [text('a'), text('b')],
          },
        ],
        recipients: [[{ id: 0x3001, type: 0x1f, flags: 6, values: [text('name')] }]],
        attachments: [{ properties: [], embedded: { properties: [], recipients: [], attachments: [] } }],
      }),
    ]
    for (const { bytes } of corpusFiles('msg', /\.msg$/)) if (bytes.length < 60_000) seeds.push(Buffer.from(bytes))
    return seeds
  },
  run(input: Uint8Array) {
    let message: MsgMessage
    try {
      message = readMsg(input).message
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
      return
    }
    try {
      const again = readMsg(writeMsg(message))
      assert.deepEqual(again.problems, [])
      // Damaged names can be the same for two properties, which then are one.
      assert.ok(again.message.properties.length <= message.properties.length)
      assert.equal(again.message.attachments.length, message.attachments.length)
    } catch (error) {
      // The storage of an OLE object may have names that cannot be written, or one twice.
      if (!(error instanceof LayoutError)) throw error
    }
  },
}
