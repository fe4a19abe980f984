/** Any text becomes HTML of a few elements, all of them closed. */
import assert from 'node:assert/strict'
import { enrichedHtml } from './enriched.ts'

export default {
  name: 'mime-enriched',
  seeds: () =>
    ['<bold>a</bold><<b\n\n<nofill>\nx</nofill>', '<color><param>red</param>x</color><indent><center>y</indent>'].map(
      (text) => Buffer.from(text),
    ),
  run(input: Uint8Array) {
    for (const richtext of [false, true]) {
      const html = enrichedHtml(Buffer.from(input).toString('latin1'), { richtext })
      assert.ok(html.length <= 24 * input.length + 100)
      const opened = html.match(/<(?!br>)[a-z]/g)?.length ?? 0
      assert.equal(html.match(/<\/[a-z]/g)?.length ?? 0, opened)
    }
  },
}
