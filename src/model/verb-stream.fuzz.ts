/** Any bytes are votes or no verb stream. */
import { LayoutError } from '#codec/binary/index.ts'
import { readVotes, writeVotes } from './verb-stream.ts'

export default {
  name: 'model.verb-stream',
  seeds: () => [writeVotes(['Yes', 'No', 'Später'])],
  run(input: Uint8Array) {
    try {
      writeVotes(readVotes(input).map(({ name }) => name))
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
}
