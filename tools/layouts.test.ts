import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hex, LayoutError } from '#codec/binary/index.ts'
import { P, pack } from '#model'
import { layouts } from './layouts.ts'

test('every layout shows any bytes, or says that they do not fit', () => {
  for (const [name, show] of layouts) {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          assert.equal(typeof show(bytes), 'string', name)
        } catch (error) {
          assert.ok(error instanceof LayoutError, name)
        }
      }),
      { numRuns: 50 },
    )
  }
})

test('names of properties are shown', () => {
  assert.match(layouts.get('restriction')?.(hex`08 1f003700`) ?? '', /tag: Subject \(0x0037001f\)/)
  assert.equal(layouts.get('bag.packed')?.(pack([[P.Subject.tag, 'Hi']]).bytes), 'Subject (0x0037001f): "Hi"')
})
