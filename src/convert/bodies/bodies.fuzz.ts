/** Any bytes as HTML become text, and whatever is in the three properties gives three bodies. */
import { compressRtf, encapsulateHtml } from '#codec/rtf/index.ts'
import { Bag } from '#model'
import { bodiesOf } from './index.ts'

const page =
  '<html><head><title>t</title></head><body><p>a <b>b</b></p><table><tr><td>c</td></tr></table></body></html>'

export default {
  name: 'bodies',
  seeds: () => [Buffer.from(page), compressRtf(encapsulateHtml(page)), Buffer.from('<div>'.repeat(500))],
  run(input: Uint8Array) {
    for (const bag of [Bag.of({ Html: input }), Bag.of({ RtfCompressed: input, RtfInSync: true })]) {
      const bodies = bodiesOf(bag)
      bodies.text()
      bodies.html()
      bodies.rtf()
    }
  },
}
