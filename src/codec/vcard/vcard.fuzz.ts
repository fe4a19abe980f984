/** Damaged vCards give cards or a LayoutError; a card that is written is read the same again. */
import assert from 'node:assert/strict'
import { corpusFiles } from '#test/corpus.ts'
import { LayoutError } from '../binary/index.ts'
import { readCards, writeCard } from './index.ts'

export default {
  name: 'vcard',
  seeds: () => [
    Buffer.from(
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=A4=\r\n;b\r\nEND:VCARD\r\n',
    ),
    ...[...corpusFiles('vcf', /\.vcf$/)].map(({ bytes }) => Buffer.from(bytes)).filter(({ length }) => length < 30_000),
  ],
  run(input: Uint8Array) {
    try {
      for (const card of readCards(input)) {
        const [again] = readCards(Buffer.from(writeCard(card)))
        assert.deepEqual(
          again?.properties.map(({ name }) => name),
          card.properties.map(({ name }) => name),
        )
      }
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
}
