/** Readers of offline address books. */
import { LayoutError } from '#codec/binary/index.ts'
import { compressOab, decodeDetails, diffOab, encodeDetails, expandOab, patchOab } from './index.ts'

const columns = [{ tag: 0x3003001e }, { tag: 0x800f101f }, { tag: 0x39000003 }]
const source = encodeDetails({
  listColumns: [{ tag: 0x6800001f }],
  list: ['All'],
  columns,
  records: [
    ['/cn=a', ['a', 'b'], 700],
    ['/cn=b', undefined, 7],
  ],
})

const target = (name: string, seeds: () => Uint8Array[], read: (input: Uint8Array) => unknown) => ({
  name,
  seeds,
  run(input: Uint8Array): void {
    try {
      read(input)
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
})

export default [
  target('oab.details', () => [source], decodeDetails),
  target('oab.compressed', () => [Buffer.concat([...compressOab(source)])], expandOab),
  target(
    'oab.difference',
    () => [Buffer.concat([...diffOab(source, source)])],
    (input) => patchOab(input, source),
  ),
]
