/**
 * EHLO, HELO and LHLO: who the client says it is, and what can be had. RFC 5321 4.1.1.1, RFC 2033 4.1.
 *
 * BINARYMIME is for our own mailboxes: what is submitted may have to go on to hosts that cannot take it.
 */
import { type Command } from '../command.ts'
import { reply, type Reply } from '../reply.ts'
import type { Session } from '../session.ts'

export const ehlo: Command = {
  name: 'EHLO',
  services: ['mx', 'submission'],
  syntax: 'EHLO domain',
  run: (session, argument) => hello(session, argument, true),
}

export const helo: Command = {
  name: 'HELO',
  services: ['mx', 'submission'],
  syntax: 'HELO domain',
  run: (session, argument) => hello(session, argument, false),
}

export const lhlo: Command = {
  name: 'LHLO',
  services: ['lmtp'],
  syntax: 'LHLO domain',
  run: (session, argument) => hello(session, argument, true),
}

function hello(session: Session, argument: string, extended: boolean): Reply {
  // Many real clients say a name that is no domain, so any word will do; it only ever becomes a comment in Received.
  if (argument === '' || argument.length > 255 || /[\s<>()\\]/.test(argument)) {
    return reply(501, '5.5.4', 'Say your host name')
  }
  session.resetTransaction()
  session.helo = argument
  session.extended = extended
  const greeting = `${session.services.hostname} greets ${argument}`
  return extended ? reply(250, undefined, greeting, ...extensions(session)) : reply(250, undefined, greeting)
}

function extensions(session: Session): string[] {
  const { service, limits, connection, options } = session
  const lines = [
    'PIPELINING',
    `SIZE ${limits.messageBytes}`,
    '8BITMIME',
    'SMTPUTF8',
    'DSN',
    'ENHANCEDSTATUSCODES',
    'CHUNKING',
  ]
  if (service !== 'submission') lines.push('BINARYMIME')
  if (options.startTls && !connection.secure) lines.push('STARTTLS')
  if (mayLogIn(session)) lines.push('AUTH PLAIN LOGIN')
  if (service !== 'lmtp') lines.push('HELP')
  return lines
}

/** RFC 4954 4: not offered where the password would cross the net in the clear. */
export function mayLogIn({ service, connection, options }: Session): boolean {
  return service === 'submission' && (connection.secure || options.insecureAuth === true)
}
