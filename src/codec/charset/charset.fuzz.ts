/** No bytes under any label make the decoders throw; what they give can be written as UTF-8. */
import { canEncode, decodeText, encodeText } from './index.ts'

const labels =
  'utf-8 us-ascii utf-7 utf-16 utf-16be utf-32 iso-2022-jp iso-2022-kr iso-2022-cn hz-gb-2312 gb18030 big5 cp437 shift_jis euc-kr x-unknown cp864'.split(
    ' ',
  )

export default {
  name: 'charset',
  seeds: () => [
    Buffer.from('\x04Gr\xc3\xbc\xdfe', 'latin1'),
    Buffer.from('\x06\x1b$BF|K\\\x1b(B\x1b$(D0!', 'latin1'),
    Buffer.from('\x07\x1b$)C\x0eGQ1[\x0f ok', 'latin1'),
    Buffer.from('\x09~{<:Ky2;~} ~~ok', 'latin1'),
    Buffer.from('\x02Hi +Jjo--!', 'latin1'),
  ],
  /** The first byte chooses the label; 255 takes the label from the input as well. */
  run(input: Uint8Array) {
    const chosen = input[0] ?? 0
    const label =
      chosen === 255 ? Buffer.from(input.subarray(1, 20)).toString('latin1') : labels[chosen % labels.length]!
    const text = decodeText(input.subarray(1), label)
    encodeText(text, label)
    canEncode(text.slice(0, 200), label)
  },
}
