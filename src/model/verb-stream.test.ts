import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { hex, LayoutError } from '#codec/binary/index.ts'
import { corpus } from '#test/corpus.ts'
import { readVotes, writeVotes } from './verb-stream.ts'

test('[MS-OXOMSG] 2.2.1.74: one vote, to the byte', () => {
  assert.deepEqual(
    Buffer.from(writeVotes(['Ja'])),
    Buffer.from(hex`
      0201                # Version
      01000000            # Count
      04000000            # VerbType: vote
      02 4a61             # DisplayName
      08 49504d2e4e6f7465 # MsgClsName
      00                  # Internal1
      02 4a61             # DisplayNameRepeat
      00000000 00         # Internal2, Internal3
      00000000            # fUseUSHeaders
      01000000            # Internal4
      01000000            # SendBehavior
      02000000            # Internal5
      01000000            # ID
      ffffffff            # Internal6
      0401                # Version2
      02 4a006100         # DisplayName
      02 4a006100         # DisplayNameRepeat`),
  )
})

test('votes come back, in any script', () => {
  const votes = ['Ja', 'Nein', 'Vielleicht später', '中']
  assert.deepEqual(
    readVotes(writeVotes(votes)),
    votes.map((name, index) => ({ name, id: index + 1 })),
  )
})

test('without its second half the 8-bit names count', () => {
  const whole = writeVotes(['Yes'])
  assert.deepEqual(readVotes(whole.subarray(0, whole.length - 16)), [{ name: 'Yes', id: 1 }])
})

test('bytes that are none', () => {
  for (const bytes of [hex``, hex`02 01`, hex`02 01 ff ff ff ff`, hex`00 00 00 00 00 00`])
    assert.throws(() => readVotes(bytes), LayoutError)
})

test('streams of Outlook, beside what another program prints of them', { skip: corpus ? false : 'no corpus' }, () => {
  const items = JSON.parse(readFileSync(join(corpus as string, 'mapi/smartview-structures.shared.json'), 'utf8')) as {
    name: string
    input_hex: string
    expected_text: string
  }[]
  let compared = 0
  for (const { name, input_hex: input, expected_text: text } of items) {
    if (!name.startsWith('VERBSTREAM') || text.includes('Unparsed data')) continue
    compared++
    const expected = [
      ...text.matchAll(/VerbType = 0x00000004\s+DisplayNameCount = 0x[0-9A-F]+\s+DisplayName = "([^"]*)"/g),
    ]
    assert.deepEqual(
      readVotes(Buffer.from(input, 'hex')).map((vote) => vote.name),
      expected.map(([, shown]) => shown),
      name,
    )
  }
  assert.ok(compared >= 2, `only ${compared}`)
})
