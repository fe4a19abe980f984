/**
 * MAIL begins a transaction. RFC 5321 4.1.1.2; SIZE RFC 1870, BODY RFC 6152 and RFC 3030, SMTPUTF8 RFC 6531, RET and
 * ENVID RFC 3461 4.3 and 4.4, AUTH RFC 4954 5.
 */
import { everywhere, type Command } from '../command.ts'
import { parsePath } from '../path.ts'
import { reply, type Reply } from '../reply.ts'
import type { Session } from '../session.ts'
import { decodeXtext } from '../xtext.ts'

export const mail: Command = { name: 'MAIL', services: everywhere, syntax: 'MAIL FROM:<address> [parameters]', run }

async function run(session: Session, argument: string): Promise<Reply> {
  if (session.helo === undefined) {
    return reply(503, '5.5.1', session.service === 'lmtp' ? 'Say LHLO first' : 'Say EHLO first')
  }
  if (session.service === 'submission' && !session.login) return reply(530, '5.7.0', 'Authentication required')
  if (session.transaction) return reply(503, '5.5.1', 'A transaction is open already')

  const path = parsePath(argument, 'FROM')
  if (!path.ok) return pathError(path.why, 'MAIL FROM:<address>')
  const { address, international, parameters } = path

  let declaredBytes: number | undefined
  let binary = false
  let smtputf8 = false
  let id: string | undefined
  let returns: 'full' | 'headers' | undefined
  for (const [key, value] of parameters) {
    switch (session.extended ? key : '') {
      case 'SIZE':
        if (value === undefined || !/^\d{1,20}$/.test(value)) return reply(501, '5.5.4', 'SIZE is a number')
        declaredBytes = Number(value)
        break
      case 'BODY': {
        const body = value?.toUpperCase()
        if (body !== '7BIT' && body !== '8BITMIME' && (body !== 'BINARYMIME' || session.service === 'submission')) {
          return reply(501, '5.5.4', 'BODY is not one of those offered')
        }
        binary = body === 'BINARYMIME'
        break
      }
      case 'SMTPUTF8':
        if (value !== undefined) return reply(501, '5.5.4', 'SMTPUTF8 has no value')
        smtputf8 = true
        break
      case 'RET':
        returns = value?.toUpperCase() === 'FULL' ? 'full' : value?.toUpperCase() === 'HDRS' ? 'headers' : undefined
        if (!returns) return reply(501, '5.5.4', 'RET is FULL or HDRS')
        break
      case 'ENVID':
        id = value === undefined || value.length > 100 ? undefined : decodeXtext(value)
        if (id === undefined) return reply(501, '5.5.4', 'ENVID is xtext of at most 100 characters')
        break
      case 'AUTH':
        // Who wrote it first, according to a relay that we do not trust to know: RFC 4954 5 lets us take it as <>.
        if (value === undefined || decodeXtext(value) === undefined) return reply(501, '5.5.4', 'AUTH is xtext')
        break
      default:
        return reply(555, '5.5.4', `${key} is not known`)
    }
  }
  if (international && !smtputf8) return reply(553, '5.6.7', 'This address needs SMTPUTF8')
  if (declaredBytes !== undefined && declaredBytes > session.limits.messageBytes) {
    return reply(552, '5.3.4', `Message is too big: ${session.limits.messageBytes} bytes at most`)
  }
  if (session.login) await session.services.groupware.checkSender(session.login, address)
  session.transaction = {
    from: address,
    smtputf8,
    binary,
    declaredBytes,
    id,
    returns,
    recipients: [],
    chunks: undefined,
    hold: undefined,
  }
  return reply(250, '2.1.0', 'Sender ok')
}

export function pathError(why: 'syntax' | 'address' | 'parameter', syntax: string): Reply {
  switch (why) {
    case 'syntax':
      return reply(501, '5.5.4', `Syntax: ${syntax}`)
    case 'address':
      return syntax.startsWith('MAIL')
        ? reply(501, '5.1.7', 'Sender address is malformed')
        : reply(501, '5.1.3', 'Recipient address is malformed')
    case 'parameter':
      return reply(501, '5.5.4', 'A parameter is malformed or given twice')
  }
}
