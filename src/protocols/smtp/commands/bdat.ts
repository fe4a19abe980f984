/**
 * BDAT: the message in counted chunks. RFC 3030 2.
 *
 * The octets of a chunk follow the command at once, so they are read whatever the answer is.
 */
import type { Hold } from '../../message-memory.ts'
import { everywhere, type Command } from '../command.ts'
import { hasLoneDot } from '../content.ts'
import { DataClock } from '../data-clock.ts'
import { handOver, loneDotRefusal, refuseMessage } from '../hand-over.ts'
import { Pieces } from '../pieces.ts'
import { reply, type Reply } from '../reply.ts'
import type { Session } from '../session.ts'

export const bdat: Command = { name: 'BDAT', services: everywhere, syntax: 'BDAT octets [LAST]', uncounted: true, run }

/** A refused chunk is read to its end, but no further than this. */
const SKIM_BYTES = 256 * 1024 * 1024

async function run(session: Session, argument: string): Promise<Reply | undefined> {
  const match = /^(\d{1,15})([ \t]+LAST)?$/i.exec(argument)
  if (!match) {
    // Where the chunk ends nobody knows now.
    session.goodbye(reply(501, '5.5.4', 'Syntax: BDAT octets [LAST]'))
    return undefined
  }
  const octetCount = Number(match[1])
  const last = match[2] !== undefined
  const refusal = refuse(session, octetCount)
  const { transaction } = session
  if (refusal || !transaction) {
    if (octetCount > SKIM_BYTES) session.goodbye(refusal ?? reply(503, '5.5.1', 'Say MAIL first'))
    else if (await take(session, octetCount, undefined)) {
      if (last && transaction && refusal) return refuseMessage(session, transaction, refusal)
      session.resetTransaction()
      return refusal
    }
    return undefined
  }
  const chunks = (transaction.chunks ??= new Pieces(session.limits.messageBytes))
  transaction.hold ??= session.options.memory?.hold(() => chunks.stopKeeping())
  const { hold } = transaction
  if (!(await take(session, octetCount, { chunks, hold }))) return undefined
  if (hold?.lost) return refuseMessage(session, transaction, reply(452, '4.3.1', 'Too much mail at once'))
  if (last) hold?.settle()
  if (!last) return reply(250, '2.0.0', `${octetCount} octets received`)
  const message = chunks.take()
  // The next host may get it by DATA. What is binary is for our own mailboxes.
  if (!transaction.binary && session.service !== 'lmtp' && hasLoneDot(message))
    return refuseMessage(session, transaction, loneDotRefusal)
  return await handOver(session, transaction, message)
}

function refuse(session: Session, octetCount: number): Reply | undefined {
  const { transaction, limits } = session
  if (!transaction) return reply(503, '5.5.1', 'Say MAIL first')
  if (transaction.recipients.length === 0)
    return reply(session.service === 'lmtp' ? 503 : 554, '5.5.1', 'No valid recipients')
  if ((transaction.chunks?.size ?? 0) + octetCount > limits.messageBytes) {
    return reply(552, '5.3.4', `Message is too big: ${limits.messageBytes} bytes at most`)
  }
  return undefined
}

/** False when the client has gone or is too slow. */
async function take(
  session: Session,
  octetCount: number,
  into: { chunks: Pieces; hold: Hold | undefined } | undefined,
): Promise<boolean> {
  const clock = new DataClock(session)
  let left = octetCount
  while (left > 0) {
    const octets = await session.reader.octets(session.limits.dataTimeoutSeconds)
    if (octets === undefined) return false
    const own = octets.length > left ? octets.subarray(0, left) : octets
    into?.hold?.reserve(own.length)
    into?.chunks.push(own)
    if (octets.length > left) session.reader.unread(octets.subarray(left))
    left -= Math.min(left, octets.length)
    if (left > 0 && clock.tooSlow(octetCount - left)) {
      session.goodbye(reply(421, '4.4.2', 'The chunk does not end'))
      return false
    }
  }
  return true
}
