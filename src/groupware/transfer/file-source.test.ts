/** Whatever is asked for, in whatever order, is what the file has there. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { openFileSource } from './file-source.ts'

const folder = mkdtempSync(join(tmpdir(), 'kontor-file-source-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const content = new Uint8Array(1_000_003).map((_, index) => index ^ (index >>> 8) ^ (index >>> 16))
const path = join(folder, 'a.bin')
writeFileSync(path, content)

test('reads anything anywhere, less only at the end, and gives copies', () => {
  const source = openFileSource(path)
  assert.equal(source.size, content.length)
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          offset: fc.nat({ max: 1_000_100 }),
          length: fc.oneof(fc.nat({ max: 9000 }), fc.nat({ max: 200_000 })),
        }),
        {
          maxLength: 40,
        },
      ),
      (reads) => {
        for (const { offset, length } of reads) {
          const bytes = source.read(offset, length)
          assert.ok(Buffer.compare(bytes, content.subarray(offset, offset + length)) === 0, `${offset} ${length}`)
          bytes.fill(0)
        }
      },
    ),
  )
  source.close()
})
