/** Any bytes have a structure that covers them; it survives packing, and the mail survives split and join. */
import assert from 'node:assert/strict'
import { corpusFiles } from '#test/corpus.ts'
import { LayoutError } from '../binary/layout-error.ts'
import { sections } from './section.ts'
import { join, literalBytes, packSkeleton, split, unpackSkeleton } from './skeleton.ts'
import { type Part, parseStructure } from './structure.ts'
import { packStructure, unpackStructure } from './structure-pack.ts'
import { partContent, preview } from './text.ts'

export default {
  name: 'mime-structure',
  seeds: () => {
    const seeds: Uint8Array[] = [
      Buffer.from(
        'Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nContent-Type: message/rfc822\n\nA: b\n\nc\n--b--\n',
      ),
      packStructure(parseStructure(Buffer.from('Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b--'))),
    ]
    for (const { bytes } of corpusFiles('eml', /\.(?:eml|mbox|txt)$/)) if (bytes.length < 8000) seeds.push(bytes)
    return seeds
  },
  run(input: Uint8Array) {
    const root = parseStructure(input)
    assert.equal(root.end, input.length)
    check(root)
    assert.deepEqual(unpackStructure(packStructure(root)), root)
    for (const { part } of sections(root)) partContent(input, part)
    preview(input, root)

    const segments = split(input, root, { minEncodedSize: 8, minIdentitySize: 100 })
    const literal = literalBytes(input, segments)
    const contents = segments.flatMap((segment) => (segment.kind === 'encoded' ? [segment.content] : []))
    const joined = join(unpackSkeleton(packSkeleton(segments)), {
      literal: (from, to) => literal.subarray(from, to),
      content: (index, from, to) => contents[index]!.subarray(from, to),
    })
    assert.ok(Buffer.concat([...joined]).equals(input))

    // The input as something that was stored and has been damaged.
    for (const unpack of [unpackStructure, unpackSkeleton]) {
      try {
        unpack(input)
      } catch (error) {
        if (!(error instanceof LayoutError)) throw error
      }
    }
  },
}

function check(part: Part) {
  assert.ok(part.start <= part.bodyStart && part.bodyStart <= part.end)
  let from = part.bodyStart
  for (const child of part.message ? [part.message] : part.parts) {
    assert.ok(child.start >= from && child.end <= part.end)
    check(child)
    from = child.end
  }
}
