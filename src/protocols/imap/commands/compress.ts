/** COMPRESS=DEFLATE. RFC 4978. */
import { no } from '../answer.ts'
import { command, loggedIn } from '../command.ts'

export const compress = command({
  name: 'COMPRESS',
  states: loggedIn,
  parse(cursor) {
    cursor.space()
    return cursor.word()
  },
  async run(session, algorithm) {
    if (session.compressed) return no('COMPRESSIONACTIVE', 'DEFLATE is active already')
    if (algorithm !== 'DEFLATE' || !session.options.compress) return no('CANNOT', 'not possible')
    session.answerNow('OK DEFLATE active')
    session.connection.compress()
    session.compressed = true
    return undefined
  },
})
