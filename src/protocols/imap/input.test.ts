/** Commands put together from what comes in. */
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import type { Connection } from '../connection.ts'
import { Input, readCommand } from './input.ts'

test('a command of ten thousand literals: of its line only what stands before the first one is looked at for each', async () => {
  const count = 10_000
  const sent = [Buffer.from(`a LOGIN ${'{0+}\r\n '.repeat(count)}\r\n`)]
  const connection = { read: () => Promise.resolve(sent.shift()) } as unknown as Connection
  let looked = 0
  const { text } = await readCommand(new Input(connection), {
    lineBytesMax: 100_000,
    timeoutSeconds: 1,
    skipBytesMax: 0,
    uncountedBytes: 0,
    askForLiteral: () => undefined,
    refuseLiteral: ({ head }) => {
      looked += head.length
      return undefined
    },
  })
  assert.equal(text.literals.length, count)
  assert.equal(looked, count * 'a LOGIN {0+}'.length)
  assert.equal(text.line.length, 'a LOGIN '.length + count * '{0+} '.length)
})
