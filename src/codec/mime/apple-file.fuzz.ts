/** Any bytes are an AppleSingle, an AppleDouble or neither; what is found lies inside. */
import assert from 'node:assert/strict'
import { findAppleFile } from './apple-file.ts'

export default {
  name: 'mime-apple-file',
  seeds: () => [
    Buffer.from(
      '0005160000020000000000000000000000000000000000000003' +
        '000000030000003e00000001' +
        '000000090000003f00000008' +
        '000000010000004700000002' +
        '61544558547474787463632d',
      'hex',
    ),
  ],
  run(input: Uint8Array) {
    const file = findAppleFile(input)
    if (file?.content) assert.ok(file.content.length <= input.length)
    for (const code of [file?.type, file?.creator]) assert.ok(code === undefined || code.length === 4)
  },
}
