/**
 * A whole message goes to groupware; when its promise resolves, it is durable, and so the answer may be 250.
 *
 * SMTP has one reply for all recipients; LMTP has one for each, in the order of the RCPTs that were accepted, those given
 * twice too (RFC 2033 4.2).
 */
import type { MailEnvelope, RecipientResult } from '#groupware'
import { reply, type Reply } from './reply.ts'
import type { Session, Transaction } from './session.ts'

export async function handOver(
  session: Session,
  transaction: Transaction,
  message: Uint8Array,
): Promise<Reply | undefined> {
  const { groupware, log } = session.services
  const envelope: MailEnvelope = {
    from: transaction.from,
    recipients: transaction.recipients,
    ...(transaction.id !== undefined && { id: transaction.id }),
    ...(transaction.returns && { returns: transaction.returns }),
    ...(transaction.smtputf8 && { smtputf8: true }),
  }
  const trace = session.trace()
  let results: RecipientResult[]
  try {
    results = await groupware.deliver(envelope, message, trace, session.login)
  } catch (error) {
    const { code, enhanced = '4.3.0', lines } = session.explain(error)
    results = envelope.recipients.map(({ address }) => ({ address, code, enhanced, text: lines[0] ?? '' }))
  }
  session.countMessage()
  session.resetTransaction()
  log.info('smtp.message', {
    connection: session.connection.id,
    id: trace.session,
    service: session.service,
    from: envelope.from,
    bytes: message.length,
    results: results.map(({ address, code, enhanced }) => `${address} ${code} ${enhanced}`),
  })
  if (session.service !== 'lmtp') return commonReply(results, reply(250, '2.0.0', `Accepted as ${trace.session}`))
  for (const { address, code, enhanced, text } of results) session.write(reply(code, enhanced, `<${address}> ${text}`))
  return undefined
}

/** content.ts says why. */
export const loneDotRefusal: Reply = reply(
  550,
  '5.6.0',
  'A dot stands alone between bare line ends: the message could be misread',
)

/** The whole message is refused: the transaction is over, and LMTP says so once for each recipient. */
export function refuseMessage(session: Session, transaction: Transaction, refusal: Reply): Reply | undefined {
  session.resetTransaction()
  if (session.service !== 'lmtp') return refusal
  for (const _ of transaction.recipients) session.write(refusal)
  return undefined
}

/** The one reply that SMTP has for all recipients: a temporary failure of any lets the sender try again. */
function commonReply(results: readonly RecipientResult[], success: Reply): Reply {
  const accepted = results.find(({ code }) => code < 300)
  if (accepted) return success
  const worst = results.find(({ code }) => code < 500) ?? results[0]
  return worst ? reply(worst.code, worst.enhanced, worst.text) : success
}
