/** Whatever is read as a vCard is an item, which can be written again. */
import { corpusFiles } from '#test/corpus.ts'
import { LayoutError } from '#codec/binary/index.ts'
import { readCards, writeCard } from '#codec/vcard/index.ts'
import { contactCard, contactItem } from './index.ts'

export default {
  name: 'contact',
  seeds: () => [
    Buffer.from('BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:a\r\nMEMBER:mailto:a@x.example\r\nEND:VCARD\r\n'),
    ...[...corpusFiles('vcf', /\.vcf$/)].map(({ bytes }) => Buffer.from(bytes)).filter(({ length }) => length < 30_000),
  ],
  run(input: Uint8Array) {
    try {
      for (const card of readCards(input)) writeCard(contactCard(contactItem(card)), '4.0')
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
}
