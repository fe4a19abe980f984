/**
 * RCPT adds a recipient, after asking whether it may receive now. RFC 5321 4.1.1.3; NOTIFY and ORCPT RFC 3461 4.1, 4.2.
 *
 * What groupware refuses is refused here and now, so that no notification has to be sent to a forged sender later.
 */
import type { EnvelopeRecipient } from '#groupware'
import { everywhere, type Command } from '../command.ts'
import { parsePath } from '../path.ts'
import { reply, type Reply } from '../reply.ts'
import type { Session } from '../session.ts'
import { decodeUtf8Xtext, decodeXtext } from '../xtext.ts'
import { pathError } from './mail.ts'

export const rcpt: Command = {
  name: 'RCPT',
  services: everywhere,
  syntax: 'RCPT TO:<address> [parameters]',
  uncounted: true,
  run,
}

async function run(session: Session, argument: string): Promise<Reply> {
  const { transaction, limits, login } = session
  if (!transaction) return reply(503, '5.5.1', 'Say MAIL first')
  if (transaction.chunks) return reply(503, '5.5.1', 'The data has begun')
  const path = parsePath(argument, 'TO')
  if (!path.ok) return pathError(path.why, 'RCPT TO:<address>')
  if (path.international && !transaction.smtputf8) return reply(553, '5.6.7', 'This address needs SMTPUTF8')

  const recipient: EnvelopeRecipient = { address: path.address }
  for (const [key, value] of path.parameters) {
    if (key === 'NOTIFY' && session.extended) {
      const notify = parseNotify(value)
      if (!notify) return reply(501, '5.5.4', 'NOTIFY is NEVER, or some of SUCCESS, FAILURE and DELAY')
      recipient.notify = notify
    } else if (key === 'ORCPT' && session.extended) {
      const original = parseOriginal(value, transaction)
      if (original === undefined) return reply(501, '5.5.4', 'ORCPT is a type and an address in xtext')
      recipient.original = original
    } else {
      return reply(555, '5.5.4', `${key} is not known`)
    }
  }
  // RFC 5321 4.5.3.1.10: the sender sends the rest in a transaction of its own.
  if (transaction.recipients.length >= limits.recipients) return reply(452, '4.5.3', 'Too many recipients')

  const result = await session.services.groupware.checkRecipient(path.address, {
    ...(login && { login }),
    from: transaction.from,
    ...(transaction.declaredBytes !== undefined && { sizeBytes: transaction.declaredBytes }),
  })
  if (result.code >= 300) {
    if (result.code >= 500) session.refusedRecipient()
    return reply(result.code, result.enhanced, result.text)
  }
  transaction.recipients.push(recipient)
  return reply(250, '2.1.5', 'Recipient ok')
}

const NOTIFY = ['success', 'failure', 'delay'] as const

/** RFC 3461 4.1: NEVER stands alone, the others in any combination. */
function parseNotify(value: string | undefined): EnvelopeRecipient['notify'] | undefined {
  const words = value?.toLowerCase().split(',') ?? []
  if (words.length === 1 && words[0] === 'never') return ['never']
  const wanted = NOTIFY.filter((word) => words.includes(word))
  return wanted.length > 0 && wanted.length === words.length ? wanted : undefined
}

/** RFC 3461 4.2: `rfc822;user+2Bdetail@example.org` is kept as `rfc822;user+detail@example.org`. */
function parseOriginal(value: string | undefined, { smtputf8 }: { smtputf8: boolean }): string | undefined {
  const [, type = '', text = ''] = /^([A-Za-z0-9-]{1,40});(.{1,500})$/.exec(value ?? '') ?? []
  const address = type.toLowerCase() === 'utf-8' ? decodeUtf8Xtext(text, { smtputf8 }) : decodeXtext(text)
  return address ? `${type};${address}` : undefined
}
