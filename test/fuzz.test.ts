/** Every reader of foreign bytes withstands its seeds and some hundred mutations of them; `npm run fuzz` goes on for longer. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz, targets } from '../tools/fuzz.ts'

for (const target of await targets()) {
  test(`withstands mutated input: ${target.name}`, async () => {
    const { findings } = await fuzz(target, { count: 400, seconds: 5, seed: 1 })
    assert.deepEqual(
      findings.map(({ why, input }) => `${why}\ninput: ${Buffer.from(input).subarray(0, 200).toString('base64')}`),
      [],
    )
  })
}
