/**
 * DATA: the message, up to CRLF.CRLF. RFC 5321 4.1.1.4.
 *
 * A message that grows above the limit is read to its end and not kept, then refused: the sender would not read an
 * earlier reply. When it does not end soon after, the connection does.
 */
import { everywhere, type Command } from '../command.ts'
import { DataReader } from '../content.ts'
import { DataClock } from '../data-clock.ts'
import { handOver, loneDotRefusal, refuseMessage } from '../hand-over.ts'
import { reply, type Reply } from '../reply.ts'
import type { Session } from '../session.ts'

export const data: Command = { name: 'DATA', services: everywhere, syntax: 'DATA', uncounted: true, run }

/** How much above the limit is still read. */
const SKIM_BYTES = 256 * 1024 * 1024

async function run(session: Session, argument: string): Promise<Reply | undefined> {
  const { transaction, limits, reader } = session
  if (argument !== '') return reply(501, '5.5.4', 'Syntax: DATA')
  if (!transaction) return reply(503, '5.5.1', 'Say MAIL first')
  if (transaction.chunks) return reply(503, '5.5.1', 'DATA and BDAT do not mix')
  if (transaction.recipients.length === 0)
    return reply(session.service === 'lmtp' ? 503 : 554, '5.5.1', 'No valid recipients')
  // RFC 3030 3: a binary message has no line of its own to end with.
  if (transaction.binary) return reply(503, '5.5.1', 'BINARYMIME needs BDAT')

  session.write(reply(354, undefined, 'End with CR LF . CR LF'))
  const content = new DataReader(limits.messageBytes)
  const clock = new DataClock(session)
  const hold = session.options.memory?.hold(() => content.stopKeeping())
  transaction.hold = hold
  for (;;) {
    const octets = await reader.octets(limits.dataTimeoutSeconds)
    if (octets === undefined) return undefined
    hold?.reserve(octets.length)
    const rest = content.push(octets)
    // What is above the limit is not kept.
    if (content.size > limits.messageBytes) hold?.giveUp()
    if (rest) {
      reader.unread(rest)
      break
    }
    if (clock.tooSlow(content.size) || content.size > limits.messageBytes + SKIM_BYTES) {
      session.goodbye(reply(421, '4.4.2', 'The message does not end'))
      return undefined
    }
  }
  if (content.size > limits.messageBytes) {
    const refusal = reply(552, '5.3.4', `Message is too big: ${limits.messageBytes} bytes at most`)
    return refuseMessage(session, transaction, refusal)
  }
  if (hold?.lost) return refuseMessage(session, transaction, reply(452, '4.3.1', 'Too much mail at once'))
  hold?.settle()
  const message = content.take()
  if (content.loneDot && session.service !== 'lmtp') return refuseMessage(session, transaction, loneDotRefusal)
  return await handOver(session, transaction, message)
}
