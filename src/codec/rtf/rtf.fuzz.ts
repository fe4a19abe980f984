/** Damaged RTF gives text or a LayoutError; what came out can be put in again and is the same. */
import assert from 'node:assert/strict'
import { corpusFiles } from '#test/corpus.ts'
import { LayoutError } from '../binary/index.ts'
import {
  compressRtf,
  decompressRtf,
  encapsulateHtml,
  encapsulateText,
  findEncapsulated,
  isRtf,
  rtfHtml,
  rtfText,
} from './index.ts'

export default {
  name: 'rtf',
  seeds: () => {
    const seeds: Uint8Array[] = [
      encapsulateHtml('<html><body><p>a&nbsp;<b>b</b></p></body></html>'),
      encapsulateText('ä\r\nb'),
      compressRtf(encapsulateHtml('<p>hello hello hello</p>')),
    ]
    for (const { bytes } of corpusFiles('rtf', /\.(rtf|bin)$/))
      if (bytes.length < 40_000) seeds.push(Buffer.from(bytes))
    return seeds
  },
  run(input: Uint8Array) {
    try {
      const rtf = isRtf(input) ? input : decompressRtf(input)
      rtfText(rtf)
      rtfHtml(rtf)
      const inside = findEncapsulated(rtf)
      if (inside?.from === 'html') assert.equal(findEncapsulated(encapsulateHtml(inside.text))?.text, inside.text)
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
}
