/** Any text in any header field is read without failing, without line ends in the result, and can be written again. */
import assert from 'node:assert/strict'
import { mailboxesOf, parseAddresses } from './addresses.ts'
import { parseDate } from './date.ts'
import { encodeAddressList, encodeParameters, encodeUnstructured } from './encode-header.ts'
import { decodeWords } from './encoded-words.ts'
import { envelope } from './envelope.ts'
import { readHeader } from './header.ts'
import { parseMessageIds } from './message-ids.ts'
import { parseParameters } from './parameters.ts'
import { baseSubject } from './subject.ts'

export default {
  name: 'mime-header',
  seeds: () =>
    [
      'From: "A \\"B\\"" <a@b>, G: =?utf-8?Q?=C3=BC?= <c@[1.2.3.4]>;, (c) d@e\r\nSubject: =?iso-2022-jp?B?GyRC?=\r\n =?utf-8?Q?a?=\r\n',
      'Content-Type: a/b; f*0*=utf-8\'\'%c3; f*1*=%bc; g="x\\"y"; h=a b (c)\nReferences: <a@b> <c@d>\n',
      'Date: Fri, 21 Nov 1997 09(comment):   55  :  06 -0600\nSubject: Re: [a] Fwd: [fwd: x] (fwd)\n\nbody',
      'To: <@a,@b:c@d>, <e@f, "g, h@i; Name j@k\nX: Gr\xfc\xdfe =?x?B?====?=\n',
    ].map((text) => Buffer.from(text, 'latin1')),
  run(input: Uint8Array) {
    const part = { start: 0, bodyStart: input.length }
    envelope(input, part)
    for (const { raw, text } of readHeader(input, part).fields) {
      assert.ok(!/[\r\n\0]/.test(raw) && !/[\r\n\0]/.test(text))
      assert.equal(decodeWords(raw), text)
      const addresses = parseAddresses(raw)
      mailboxesOf(addresses)
      const date = parseDate(raw)
      if (date) assert.ok(Number.isSafeInteger(date.epochMillis) && Math.abs(date.offsetMinutes) < 24 * 60)
      parseMessageIds(raw)
      const { value, parameters } = parseParameters(raw)
      baseSubject(text)
      for (const written of [
        encodeUnstructured(text),
        encodeAddressList(addresses),
        encodeParameters(value, parameters),
      ]) {
        assert.ok(!/\n(?![ \t]+[^ \t\r\n])/.test(written), 'a folded value has no blank line and no line of its own')
      }
    }
  },
}
